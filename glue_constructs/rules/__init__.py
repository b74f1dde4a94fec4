"""The rules: what AWS Glue accepts in jobs, runs, scripts and API requests. Plain data in, findings out.

::

    check_job({"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX", ...})
    # [Finding(rule="GC321", name="flex-outside-etl", severity=Severity.ERROR, property="ExecutionClass", ...)]

A rule is one file, named after the error that it reports, with one test file. Its folder determines the hundreds digit
of its id:

* GC0xx `properties`: presence, types, name, description, tags
* GC1xx `command`: command, script, language, Glue version
* GC2xx `capacity`: workers and capacity
* GC3xx `execution`: timeout, retries, queuing, execution class, maintenance window
* GC4xx `arguments`: job arguments, and the special parameters among them
* GC5xx `connections`: connections and security
* GC6xx `scripts`: scripts, compared with their jobs and runs; `glue_constructs.scripts` runs them
* GC7xx `runs`: job runs
* GC8xx `requests`: API requests on jobs and runs

GC900 reports a rule that failed, GC901 an invalid acknowledgement.

For a fast start of an app, names are imported when they are first used, and rules when a job first has the properties
that they read (`_index`).
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
            # To read a job once and check it more than once.
            "Job": "_job",
            "check_parsed_job": "_check_job",
            "check_request": "_check_request",
            "check_run": "_check_request",
        },
    )
