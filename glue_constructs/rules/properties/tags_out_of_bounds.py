from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_MOST = 50
_LONGEST_KEY = 128
_LONGEST_VALUE = 256


class TagsOutOfBounds(Rule[Job]):
    """The job has too many tags, or a tag's key or value is too long.

    What it does:
        Checks Tags: at most 50, keys of 1 to 128 characters, values of at most 256.

    Why:
        These are limits of the API. "Invalid length for parameter Tags (key: ), value: 0, valid min length: 1".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "Tags": {"": "orders"}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "Tags": {"team": "orders"}}
    """

    id = "GC030"
    severity = Severity.ERROR
    fix = "use at most 50 tags, with keys of 1 to 128 characters and values of at most 256"
    source = sources.TAGS

    def check(self, job: Job) -> Iterator[Finding]:
        if len(job.tags) > _MOST:
            yield self.finding("Tags", "too many tags", wanted=f"at most {_MOST}", got=len(job.tags))
        for key, value in job.tags:
            if not 1 <= len(key) <= _LONGEST_KEY:
                fault = f"a tag's key has {len(key)} characters"
                yield self.finding(f"Tags.{key}", fault, wanted=f"1 to {_LONGEST_KEY}", got=key)
            if isinstance(value, str) and len(value) > _LONGEST_VALUE:
                fault = f"a tag's value has {len(value)} characters"
                yield self.finding(f"Tags.{key}", fault, wanted=f"at most {_LONGEST_VALUE}", got=value)
