"""What Glue accepts: plain data in, findings out.

::

    check_job({"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX", ...})
    # [Finding(rule="GC321", name="flex-outside-etl", severity=Severity.ERROR, property="ExecutionClass", ...)]

A rule is one file, named after its fault, in the folder of what it is about, and one test file. The folder gives the
hundred of its id:

* GC0xx `properties`: presence, types, names, text, tags
* GC1xx `command`: command, script, language, Glue version
* GC2xx `capacity`: workers and capacity
* GC3xx `execution`: timeout, retries, queuing, execution class, maintenance window
* GC4xx `arguments`: job arguments, and the special parameters among them
* GC5xx `connections`: connections and security
* GC6xx `scripts`: scripts, held against their jobs and runs; `glue_constructs.scripts` asks them
* GC7xx `runs`: job runs
* GC8xx `requests`: the requests of the API that are about jobs and their runs

GC900 is a rule that failed itself, GC901 an acknowledgement without sense.

Names are imported when they are first used, rules when a job first has what they read (`_index`): an app's start would
wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.lazy_names import imported_when_used

if TYPE_CHECKING:
    from glue_constructs.rules._catalogue import RULES
    from glue_constructs.rules._check_job import check_job
    from glue_constructs.rules._check_job import check_parsed_job as check_parsed_job
    from glue_constructs.rules._check_request import check_request, check_run
    from glue_constructs.rules._job import Job as Job
    from glue_constructs.rules._rule import Finding, Rule, Severity
    from glue_constructs.rules._values import UNKNOWN

__all__ = ["RULES", "UNKNOWN", "Finding", "Rule", "Severity", "check_job", "check_request", "check_run"]

if not TYPE_CHECKING:  # type checkers read the imports above, and report a name that is not among them
    __getattr__ = imported_when_used(
        __name__,
        {
            "RULES": "_catalogue",
            "UNKNOWN": "_values",
            "Finding": "_rule",
            "Rule": "_rule",
            "Severity": "_rule",
            "check_job": "_check_job",
            # For those who read a job once and judge it more than once.
            "Job": "_job",
            "check_parsed_job": "_check_job",
            "check_request": "_check_request",
            "check_run": "_check_request",
        },
    )
