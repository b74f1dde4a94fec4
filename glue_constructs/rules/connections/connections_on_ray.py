from glue_constructs.rules._header import RAY, Finding, Iterator, Job, Rule, Severity, sources


class ConnectionsOnRay(Rule[Job]):
    """A Ray job has connections.

    What it does:
        Checks Connections of Ray jobs.

    Why:
        Ray jobs have no Amazon VPC integration: a connection with a VPC does not work with them.

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0",
         "Connections": {"Connections": ["warehouse"]}}

    Right::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
    """

    id = "GC503"
    severity = Severity.WARNING
    fix = "remove Connections, or use a Spark job"
    source = sources.RELEASE_NOTES

    def check(self, job: Job) -> Iterator[Finding]:
        names = job.connections
        if job.command == RAY and isinstance(names, tuple) and names:
            fault = "Ray jobs cannot connect to a VPC"
            yield self.finding("Connections.Connections", fault, wanted="no connections", got=list(names))
