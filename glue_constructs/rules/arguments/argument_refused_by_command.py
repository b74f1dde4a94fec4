from glue_constructs.rules._header import Job, Severity, SpecialParameter, WrongSpecialParameter, one_of, sources


class ArgumentRefusedByCommand(WrongSpecialParameter):
    """A job argument is one that this command does not support.

    What it does:
        Looks for special parameters that a document rules out for the command: extra files and jars on Python shell
        jobs, Spark's way to bring Python modules on Ray jobs, scaling within a micro-batch outside streaming. A flag
        that is false, and an empty value, ask for nothing.

    Why:
        The pages of Python shell jobs, of Ray's parameters and of auto scaling say which are not supported. What the
        argument was to bring is missing when the script runs.

    Wrong::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--extra-files": "s3://bucket/settings.json"}}

    Right::

        {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
         "DefaultArguments": {"--settings": "s3://bucket/settings.json"}}
    """

    id = "GC416"
    severity = Severity.ERROR
    fix = "leave the argument out, or use what the command has instead"
    source = sources.JOB_ARGUMENTS
    mark = "refused_by"
    fault = "command {job.command!r} does not support {parameter.name}"

    def is_wrong(self, value: str, parameter: SpecialParameter, job: Job) -> bool:
        return job.command in parameter.refused_by and parameter.is_requested(value)

    def wanted_of(self, parameter: SpecialParameter) -> str:
        return f"command {one_of(parameter.commands)}"
