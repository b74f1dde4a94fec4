from glue_constructs.model.job_schema import EXECUTION_CLASSES
from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, one_of, sources


class UnknownExecutionClass(Rule[Job]):
    """The execution class is neither STANDARD nor FLEX.

    What it does:
        Looks at ExecutionClass of any job and run.

    Why:
        The names are an enumeration, in capitals: "'flex' is not one of ['FLEX', 'STANDARD']".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "ExecutionClass": "flex"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "ExecutionClass": "FLEX"}
    """

    id = "GC320"
    severity = Severity.ERROR
    fix = "set ExecutionClass to STANDARD or FLEX, in capitals"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        given = job.execution_class
        if isinstance(given, str) and given not in EXECUTION_CLASSES:
            meant = given.strip().upper()
            wanted = repr(meant) if meant in EXECUTION_CLASSES else one_of(EXECUTION_CLASSES)
            yield self.finding("ExecutionClass", "ExecutionClass is none that Glue has", wanted=wanted, got=given)
