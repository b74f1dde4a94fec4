from glue_constructs.rules import _s3
from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._values import Unknown

_OPTIONS = ("-r", "--requirement")


class RequirementsFileWithoutOption(Rule[Job]):
    """A requirements file is listed as a module, without pip's option -r.

    What it does:
        Checks Spark jobs on Glue 5.0 and later that have a text file on S3 in --additional-python-modules:
        --python-modules-installer-option must contain -r. An option inside the list of modules is accepted.

    Why:
        pip reads a requirements file only after -r; without it, the file is not a module that pip can install.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements.txt"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--additional-python-modules": "s3://bucket/requirements.txt",
                              "--python-modules-installer-option": "-r"}}
    """

    id = "GC433"
    severity = Severity.ERROR
    fix = "set --python-modules-installer-option to -r"
    source = sources.PYTHON_LIBRARIES

    def check(self, job: Job) -> Iterator[Finding]:
        modules = items(job.arguments.get("--additional-python-modules")) if job.is_spark else []
        if not any(map(_is_requirements, modules)) or job.lacks("requirements_files"):
            return
        options = job.arguments.get("--python-modules-installer-option")
        if isinstance(options, Unknown):
            return
        words = [*modules, *options.split()] if options else modules
        if not any(word.startswith(_OPTIONS) for word in words):
            fault = "pip reads a requirements file only after -r"
            path = job.arguments.path_of("--python-modules-installer-option")
            yield self.finding(path, fault, wanted="-r among the options", got=options)


def _is_requirements(module: str) -> bool:
    return module.endswith(".txt") and _s3.is_in_s3(module)
