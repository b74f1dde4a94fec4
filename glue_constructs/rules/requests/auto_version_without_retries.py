from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._request import AUTO, Request


class AutoVersionWithoutRetries(Rule[Request]):
    """A job has the GlueVersion 'auto' without retries.

    What it does:
        Checks MaxRetries of jobs with the GlueVersion "auto", which only the API accepts. The default of MaxRetries is
        0.

    Why:
        "Set GlueVersion to auto and MaxRetries to 1 or higher": a run that fails on the new version is retried on the
        old version. What Glue answers without retries is not documented. As queuing needs MaxRetries 0, "auto" and
        queuing cannot be combined.

    Wrong::

        {"CreateJob": {"Name": "orders", "Role": "GlueRole", "GlueVersion": "auto", "Timeout": 60, "Command": {
          "Name": "glueetl", "ScriptLocation": "s3://bucket/orders.py"}}}

    Right::

        {"CreateJob": {"Name": "orders", "Role": "GlueRole", "GlueVersion": "auto", "Timeout": 60, "MaxRetries": 1,
          "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/orders.py"}}}
    """

    id = "GC822"
    severity = Severity.ERROR
    fix = "set MaxRetries to 1 or more, or set a version"
    source = sources.AUTO_VERSION_ON

    def check(self, request: Request) -> Iterator[Finding]:
        if request.auto_version != AUTO or request.job is None:
            return
        retries = request.job.max_retries
        if retries is None or (isinstance(retries, int) and retries < 1):
            fault = "GlueVersion 'auto' requires retries"
            yield self.finding(f"{request.prefix}MaxRetries", fault, wanted="MaxRetries of 1 or more", got=retries)
