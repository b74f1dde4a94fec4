from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class RepeatedConnection(Rule[Job]):
    """The job lists a connection twice.

    What it does:
        Checks Connections.Connections for repeated names.

    Why:
        The second one has no effect. The CloudFormation schema allows it.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "Connections": {"Connections": ["orders", "orders"]}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "Connections": {"Connections": ["orders"]}}
    """

    id = "GC502"
    severity = Severity.INFO
    fix = "list each connection once"
    source = sources.CLOUDFORMATION

    def check(self, job: Job) -> Iterator[Finding]:
        names = job.connections
        if not isinstance(names, tuple) or len(names) == 1:
            return
        seen: set[str] = set()
        for index, name in enumerate(names):
            if isinstance(name, str) and name in seen:
                fault = "a connection is listed twice"
                yield self.finding(f"Connections.Connections.{index}", fault, wanted="each name once", got=name)
            elif isinstance(name, str):
                seen.add(name)
