"""The rule ignored-encryption-type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class IgnoredEncryptionType(Rule["Job"]):
    """The legacy encryption argument stands beside a security configuration, which wins.

    What it does:
        Looks for --encryption-type sse-s3 on Spark jobs that name a SecurityConfiguration.

    Why:
        Server-side encryption by this argument "is ignored if a security configuration is specified". The guide calls
        it a legacy parameter.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "SecurityConfiguration": "encrypted",
         "DefaultArguments": {"--encryption-type": "sse-s3"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "SecurityConfiguration": "encrypted"}
    """

    id = "GC469"
    name = "ignored-encryption-type"
    severity = Severity.WARNING
    fix = "leave out --encryption-type"
    source = sources.ADD_JOB
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        if not isinstance(job.security_configuration, str) or not job.is_spark:
            return
        if job.arguments.get("--encryption-type") == "sse-s3":
            fault = "--encryption-type is ignored beside a SecurityConfiguration"
            path = job.arguments.at("--encryption-type")
            yield self.finding(path, fault, wanted="no --encryption-type", got="sse-s3")
