import re
from functools import lru_cache

from glue_constructs.model.parameters import SPECIAL_PARAMETERS
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources
from glue_constructs.rules._misspellings import similar_parameter

_KEY = re.compile(r"--[^\s=-][^\s=]*")


class MalformedArgumentKey(Rule[Job]):
    """The key of a job argument is not two dashes and a name.

    What it does:
        Checks the keys of all job arguments: two dashes, then a name without spaces and without "=". The Python shell
        setting library-set may be written without dashes. A key that resembles a special parameter is reported by
        misspelt-argument.

    Why:
        "You must prefix the key name with --". Neither Glue nor getResolvedOptions finds an argument under another
        key.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"run_date": "today"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "DefaultArguments": {"--run_date": "today"}}

    Contradictions:
        Four of sixty published definitions have such keys, one of them to add a second --conf. They can be deployed, so
        the severity is info.
    """

    id = "GC403"
    severity = Severity.INFO
    fix = "write the key as two dashes and a name"
    source = sources.ADD_JOB

    def check(self, job: Job) -> Iterator[Finding]:
        for argument in job.arguments:
            if not _is_well_formed(argument.key):
                fault = "the key of a job argument is not two dashes and a name"
                yield self.finding(argument.property, fault, wanted="a key such as '--run_date'", got=argument.key)


@lru_cache(maxsize=4096)
def _is_well_formed(key: str) -> bool:
    return bool(_KEY.fullmatch(key)) or key in SPECIAL_PARAMETERS or similar_parameter(key) is not None
