from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class ReservedTagKey(Rule[Job]):
    """A tag's key begins with aws:, which is reserved for AWS.

    What it does:
        Checks the keys of Tags, in any case.

    Why:
        Only AWS itself can create tags with that prefix.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "Tags": {"aws:team": "orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "Tags": {"team": "orders"}}

    Contradictions:
        Glue's page forbids "the prefix aws", without a colon; the rule follows AWS's tag restrictions and cfn-lint,
        which name "aws:". cfn-lint checks lower case only; pages of other services name upper case as well.
    """

    id = "GC031"
    severity = Severity.ERROR
    fix = "choose a key that does not begin with aws:"
    source = sources.TAGS

    def check(self, job: Job) -> Iterator[Finding]:
        for key, _ in job.tags:
            if key[:4].lower() == "aws:":
                yield self.finding(
                    f"Tags.{key}", "a tag's key is reserved", wanted="another prefix than 'aws:'", got=key
                )
