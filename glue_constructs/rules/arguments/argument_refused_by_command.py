from glue_constructs.rules._header import Job, Severity, SpecialParameter, WrongSpecialParameter, one_of, sources


class ArgumentRefusedByCommand(WrongSpecialParameter):
    """A job argument is not supported for this command.

    What it does:
        Checks for special parameters that the documentation excludes for the command: extra files and jars on Python
        shell jobs, Spark's parameters for Python modules on Ray jobs, scaling within a micro-batch on jobs that are not
        streaming jobs. A flag set to false and an empty value are not reported.

    Why:
        The pages of Python shell jobs, of Ray's parameters and of auto scaling list what is not supported. The files or
        modules are missing when the script runs.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--extra-files": "s3://bucket/settings.json"}}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--settings": "s3://bucket/settings.json"}}
    """

    id = "GC416"
    severity = Severity.ERROR
    fix = "remove the argument, or use the equivalent for this command"
    source = sources.JOB_ARGUMENTS
    mark = "refused_by"
    fault = "command {job.command!r} does not support {parameter.name}"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        return job.command in parameter.refused_by and parameter.is_requested(value)

    def wanted_of(self, parameter: SpecialParameter) -> str:
        return f"command {one_of(parameter.commands)}"
