from glue_constructs.model.job_schema import EXECUTION_CLASSES
from glue_constructs.rules._header import Severity, UnknownValue, sources


class UnknownExecutionClass(UnknownValue):
    """The execution class is neither STANDARD nor FLEX.

    What it does:
        Checks ExecutionClass of any job and run.

    Why:
        ExecutionClass is an enumeration in upper case: "'flex' is not one of ['FLEX', 'STANDARD']".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "ExecutionClass": "flex"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "ExecutionClass": "FLEX"}
    """

    id = "GC320"
    severity = Severity.ERROR
    fix = "set ExecutionClass to STANDARD or FLEX, in upper case"
    source = sources.API_JOBS
    fact = "execution_class"
    values = EXECUTION_CLASSES
    fault = "unknown ExecutionClass"

    def suggestion_for(self, value: object) -> object:
        return str(value).strip().upper()
