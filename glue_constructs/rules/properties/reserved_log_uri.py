"""The rule reserved-log-uri."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class ReservedLogUri(Rule["Job"]):
    """LogUri is reserved for future use.

    What it does:
        Looks for LogUri with a value.

    Why:
        "This field is reserved for future use." It does nothing: logs go to CloudWatch, and Spark event logs where
        --spark-event-logs-path says.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "LogUri": "s3://bucket/logs/"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC020"
    name = "reserved-log-uri"
    severity = Severity.WARNING
    fix = "leave LogUri out"
    source = sources.API_JOBS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        uri = job.log_uri
        if isinstance(uri, str) and uri:
            yield self.finding("LogUri", "LogUri is reserved for future use", wanted="no value", got=uri)
