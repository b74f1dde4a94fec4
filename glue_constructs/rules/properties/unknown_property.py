from difflib import get_close_matches

from glue_constructs.model.job_schema import PROPERTY_PATHS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_FEW = 8


def _letters(path: str) -> str:
    return "".join(filter(str.isalnum, path)).lower()


# By the letters of the last name only, for a misplaced property, and by the letters of the full path.
_BY_LETTERS = {_letters(path.rpartition(".")[2]): path for path in reversed(PROPERTY_PATHS)}
_BY_LETTERS |= {_letters(path): path for path in PROPERTY_PATHS}


class UnknownProperty(Rule[Job]):
    """AWS::Glue::Job does not have a property with this name.

    What it does:
        Checks the names of the properties, and of those inside Command, Connections, ExecutionProperty and
        NotificationProperty. For a misspelt name, the finding suggests the similar property.

    Why:
        CloudFormation accepts no other properties. Of the API's CreateJob it lacks SourceControlDetails and
        CodeGenConfigurationNodes, and it has none of the parameters that only StartJobRun has.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "Workertype": "G.1X"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "WorkerType": "G.1X",
         "NumberOfWorkers": 2}
    """

    id = "GC002"
    severity = Severity.ERROR
    fix = "correct the name, or remove the property"
    source = sources.CLOUDFORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        unknown = job.unknown_properties
        for path in unknown:
            # A job with more unknown properties has hardly misspelt them all, and each search is slow.
            similar = _similar_property(path) if len(unknown) <= _FEW else None
            wanted = repr(similar) if similar else "a property of the resource type"
            yield self.finding(path, "unknown property of AWS::Glue::Job", wanted=wanted, got=path)


def _similar_property(path: str) -> str | None:
    """Return the property that a misspelt or misplaced one resembles."""
    for name in (path, path.rpartition(".")[2]):
        if close := get_close_matches(_letters(name[:64]), _BY_LETTERS, n=1, cutoff=0.8):
            return _BY_LETTERS[close[0]]
    return None
