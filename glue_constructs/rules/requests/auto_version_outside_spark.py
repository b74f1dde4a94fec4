from glue_constructs.rules._header import COMMANDS, SPARK, Finding, Iterator, Rule, Severity, one_of, sources
from glue_constructs.rules._request import AUTO, Request


class AutoVersionOutsideSpark(Rule[Request]):
    """GlueVersion 'auto' is set on a job that is not a Spark job.

    What it does:
        Checks Python shell and Ray jobs for the GlueVersion "auto", which only the API accepts.

    Why:
        Automatic upgrades are for "AWS Glue for Apache Spark jobs".

    Wrong::

        {"CreateJob": {"Name": "orders", "Role": "GlueRole", "GlueVersion": "auto", "MaxRetries": 1, "Command": {
          "Name": "pythonshell", "PythonVersion": "3.9", "ScriptLocation": "s3://bucket/orders.py"}}}

    Right::

        {"CreateJob": {"Name": "orders", "Role": "GlueRole", "MaxRetries": 1, "Command": {
          "Name": "pythonshell", "PythonVersion": "3.9", "ScriptLocation": "s3://bucket/orders.py"}}}
    """

    id = "GC821"
    severity = Severity.ERROR
    fix = "set a version, or remove GlueVersion"
    source = sources.AUTO_VERSION

    def check(self, request: Request) -> Iterator[Finding]:
        job = request.job
        if request.auto_version == AUTO and job is not None and job.command in COMMANDS and not job.is_spark:
            fault = "GlueVersion 'auto' is only for Spark jobs"
            yield self.finding(f"{request.prefix}GlueVersion", fault, wanted=one_of(SPARK), got=job.command)
