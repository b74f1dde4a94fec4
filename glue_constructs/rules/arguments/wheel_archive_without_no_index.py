from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._values import Unknown

_SUFFIX = ".gluewheels.zip"


class WheelArchiveWithoutNoIndex(Rule[Job]):
    """A zip of wheels is installed without --no-index.

    What it does:
        Checks Spark jobs on Glue 5.0 and later that have a .gluewheels.zip in --additional-python-modules:
        --python-modules-installer-option must contain --no-index.

    Why:
        "Be sure to add --no-index to the --python-modules-installer-option job parameter": pip then uses the zip as its
        index.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip",
                              "--python-modules-installer-option": "--no-index"}}
    """

    id = "GC432"
    severity = Severity.ERROR
    fix = "add --no-index to --python-modules-installer-option"
    source = sources.PYTHON_LIBRARIES

    def check(self, job: Job) -> Iterator[Finding]:
        modules = job.arguments.get("--additional-python-modules") if job.is_spark else None
        if not isinstance(modules, str) or _SUFFIX not in modules or job.lacks("requirements_files"):
            return
        options = job.arguments.get("--python-modules-installer-option")
        if not isinstance(options, Unknown) and "--no-index" not in f"{options} {modules}":
            fault = "a zip of wheels replaces the package index"
            path = job.arguments.path_of("--python-modules-installer-option")
            yield self.finding(path, fault, wanted="--no-index among the options", got=options)
