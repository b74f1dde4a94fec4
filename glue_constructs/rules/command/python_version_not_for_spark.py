from glue_constructs.model.versions import OFFERED_GLUE_VERSIONS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity


class PythonVersionNotForSpark(Rule[Job]):
    """A Spark job has a Python version that Spark jobs do not take.

    What it does:
        Looks at Command.PythonVersion of Spark jobs. "3.9" is for Python shell jobs on every Glue version; "2" ended
        with Glue 1.0. A Scala job is left alone with "2": Glue itself shows it on jobs that name no Python.

    Why:
        Glue answers "PythonVersion 3.9 is not supported. Choose from one of the following: [2, 3]". No version of
        Glue that is still offered has Python 2.

    Wrong::

        {"Command": {"Name": "glueetl", "PythonVersion": "3.9"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Command": {"Name": "glueetl", "PythonVersion": "3"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        Glue's own message of 2023 offers "2" as well; the release notes give Python 3 to every version from 2.0 on,
        and those are followed.
    """

    id = "GC111"
    severity = Severity.ERROR
    fix = "give '3': the Glue version decides which Python runs"
    source = "https://github.com/hashicorp/terraform-provider-aws/issues/29123"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.is_spark and (job.python_version == "3.9" or (job.python_version == "2" and _runs_python_3(job))):
            fault = "a Spark job does not take this Command.PythonVersion"
            yield self.finding("Command.PythonVersion", fault, wanted="'3'", got=job.python_version)


def _runs_python_3(job: Job) -> bool:
    """Whether the job is known to be a Python job on a version that is still offered; the default version is one."""
    is_offered = job.glue_version is None or job.is_at_least(OFFERED_GLUE_VERSIONS[0])
    return is_offered and job.arguments.get("--job-language") in (None, "python")
