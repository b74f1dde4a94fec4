"""The rule reserved-tag-key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import _sources as sources
from glue_constructs.rules._rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Finding


class ReservedTagKey(Rule["Job"]):
    """A tag's key begins with aws:, which AWS keeps to itself.

    What it does:
        Looks at the keys of Tags, in capitals too.

    Why:
        Only AWS itself makes tags with that prefix.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "Tags": {"aws:team": "orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "Tags": {"team": "orders"}}

    Contradictions:
        Glue's page forbids "the prefix aws", without a colon; the tag restrictions of AWS and cfn-lint name "aws:", and
        are followed. cfn-lint looks at lower case only; other services' pages name capitals as well.
    """

    id = "GC031"
    name = "reserved-tag-key"
    severity = Severity.ERROR
    fix = "choose a key that does not begin with aws:"
    source = sources.TAGS
    since = "0.1.0"

    def check(self, job: Job) -> Iterator[Finding]:
        for key, _ in job.tags:
            if key[:4].lower() == "aws:":
                yield self.finding(
                    f"Tags.{key}", "a tag's key is reserved", wanted="another prefix than 'aws:'", got=key
                )
