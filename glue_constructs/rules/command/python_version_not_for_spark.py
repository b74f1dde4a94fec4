from glue_constructs.model.versions import OFFERED_GLUE_VERSIONS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity


class PythonVersionNotForSpark(Rule[Job]):
    """A Spark job has an unsupported Python version.

    What it does:
        Checks Command.PythonVersion of Spark jobs. "3.9" is for Python shell jobs on every Glue version; "2" ended with
        Glue 1.0. "2" is accepted on a Scala job: Glue itself returns it for jobs without a Python version.

    Why:
        Glue answers "PythonVersion 3.9 is not supported. Choose from one of the following: [2, 3]". No supported Glue
        version has Python 2.

    Wrong::

        {"Command": {"Name": "glueetl", "PythonVersion": "3.9"}, "GlueVersion": "5.1", "Timeout": 60}

    Right::

        {"Command": {"Name": "glueetl", "PythonVersion": "3"}, "GlueVersion": "5.1", "Timeout": 60}

    Contradictions:
        Glue's message of 2023 also offers "2"; the release notes list Python 3 for every version from 2.0 on. The rule
        follows the release notes.
    """

    id = "GC111"
    severity = Severity.ERROR
    fix = "set '3': the Glue version determines the Python version"
    source = "https://github.com/hashicorp/terraform-provider-aws/issues/29123"

    def check(self, job: Job) -> Iterator[Finding]:
        if job.is_spark and (job.python_version == "3.9" or (job.python_version == "2" and _runs_python_3(job))):
            fault = "unsupported Command.PythonVersion of a Spark job"
            yield self.finding("Command.PythonVersion", fault, wanted="'3'", got=job.python_version)


def _runs_python_3(job: Job) -> bool:
    """Whether the job is known to be a Python job on a supported Glue version; the default version is supported."""
    is_offered = job.glue_version is None or job.is_at_least(OFFERED_GLUE_VERSIONS[0])
    return is_offered and job.arguments.get("--job-language") in (None, "python")
