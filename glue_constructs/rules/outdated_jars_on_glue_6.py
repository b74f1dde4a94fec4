"""The rule outdated-jars-on-glue-6."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding

_OUTDATED = re.compile(r"_2\.12|aws-java-sdk-[a-z0-9-]*1\.")


class OutdatedJarsOnGlue6(Rule["Job"]):
    """A job on Glue 6.0 brings jars that were built for an older one.

    What it does:
        Looks at the file names in --extra-jars of Spark jobs on Glue 6.0 and later: Scala 2.12, or the AWS SDK for
        Java v1.

    Why:
        Glue 6.0 has Scala 2.13, and the first SDK is gone: such jars fail when the job runs, with NoSuchMethodError
        or ClassNotFoundException.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "Timeout": 60,
         "DefaultArguments": {"--extra-jars": "s3://bucket/jars/parser_2.12-1.0.jar"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0", "Timeout": 60,
         "DefaultArguments": {"--extra-jars": "s3://bucket/jars/parser_2.13-1.0.jar"}}
    """

    id = "GC140"
    name = "outdated-jars-on-glue-6"
    severity = Severity.WARNING
    fix = "rebuild the jar for Scala 2.13 and the AWS SDK for Java v2, or stay on Glue 5.1"
    source = sources.MIGRATING_60
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        jars = job.argument("--extra-jars") if job.is_spark and job.is_at_least("6.0") else None
        old = [jar for jar in _file_names(jars) if _OUTDATED.search(jar)] if isinstance(jars, str) else []
        if old:
            fault = "Glue 6.0 cannot load jars of Scala 2.12 or of the AWS SDK for Java v1"
            wanted = "jars of Scala 2.13 and of the AWS SDK for Java v2"
            yield self.finding("DefaultArguments.--extra-jars", fault, wanted=wanted, got=", ".join(old))


def _file_names(paths: str) -> list[str]:
    return [path.strip().rpartition("/")[2] for path in paths.split(",")]
