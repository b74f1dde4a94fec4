from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_MOST = 1_000
_LONGEST = 255


class ConnectionsOutOfBounds(Rule[Job]):
    """The job has too many connections, or a connection's name is too long.

    What it does:
        Checks Connections.Connections: at most 1,000 names of at most 255 characters each.

    Why:
        These are limits of the API and of CloudFormation.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60, "Connections": {"Connections": [
         "orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-orders-"]}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "Connections": {"Connections": ["orders"]}}
    """

    id = "GC501"
    severity = Severity.ERROR
    fix = "use at most 1,000 connections, with names of at most 255 characters"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        names = job.connections
        if not isinstance(names, tuple):
            return
        if len(names) > _MOST:
            yield self.finding(
                "Connections.Connections", "too many connections", wanted=f"at most {_MOST:,}", got=len(names)
            )
        for index, name in enumerate(names):
            if isinstance(name, str) and len(name) > _LONGEST:
                fault = f"a connection's name has {len(name)} characters"
                yield self.finding(f"Connections.Connections.{index}", fault, wanted=f"at most {_LONGEST}", got=name)
