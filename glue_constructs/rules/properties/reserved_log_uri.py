from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class ReservedLogUri(Rule[Job]):
    """LogUri is set, which is reserved for future use.

    What it does:
        Checks for LogUri with a value.

    Why:
        "This field is reserved for future use." It has no effect: logs go to CloudWatch, and Spark event logs to
        --spark-event-logs-path.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "LogUri": "s3://bucket/logs/"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}
    """

    id = "GC020"
    severity = Severity.WARNING
    fix = "remove LogUri"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        uri = job.log_uri
        if isinstance(uri, str) and uri:
            yield self.finding("LogUri", "LogUri is reserved for future use", wanted="no value", got=uri)
