from glue_constructs.rules import _s3
from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import SPARK, Job, Severity, WrongItems, sources

_BUNDLES = (".gluewheels.zip", ".txt")


class ModuleBundleNewerThanGlueVersion(WrongItems):
    """A zip of wheels or a requirements file needs Glue 5.0 or later.

    What it does:
        Checks --additional-python-modules of Spark jobs on older Glue versions for a .gluewheels.zip and for a text
        file on S3.

    Why:
        Both are "available for AWS Glue 5.0 and above". Older versions install modules of the package index and single
        wheels.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements.txt",
                              "--python-modules-installer-option": "-r"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "pandas==1.5.3,s3://bucket/lib-1.0-py3-none-any.whl"}}
    """

    id = "GC434"
    severity = Severity.ERROR
    fix = "set GlueVersion to 5.0 or later, or list the modules themselves"
    source = sources.PYTHON_LIBRARIES
    commands = SPARK
    key = "--additional-python-modules"
    fault = "Glue {job.glue_version} does not install a zip of wheels or a requirements file"
    wanted = "single modules and wheels, or Glue 5.0 or later"

    def wrong_in(self, value: str, job: Job) -> list[str]:
        if not job.lacks("requirements_files") or job.retired_version is not None:
            return []
        return [module for module in items(value) if module.endswith(_BUNDLES) and _s3.is_in_s3(module)]
