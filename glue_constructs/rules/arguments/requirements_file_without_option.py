from glue_constructs.rules import _s3
from glue_constructs.rules._argument_values import items
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._values import Unknown

_OPTIONS = ("-r", "--requirement")


class RequirementsFileWithoutOption(Rule[Job]):
    """A requirements file is to be installed as if it were a module.

    What it does:
        Looks for a text file on S3 among the --additional-python-modules of Spark jobs on Glue 5.0 and later:
        --python-modules-installer-option has to say -r. An option that stands in the list itself is taken for it.

    Why:
        pip reads a file of requirements only after -r; without it the file is no module that it could install.

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
            fault = "pip reads a requirements file after -r only"
            path = job.arguments.at("--python-modules-installer-option")
            yield self.finding(path, fault, wanted="-r among the options", got=options)


def _is_requirements(module: str) -> bool:
    return module.endswith(".txt") and _s3.is_in_s3(module)
