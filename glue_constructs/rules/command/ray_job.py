from glue_constructs.rules._header import RAY, Severity, UnwantedValue, sources


class RayJob(UnwantedValue):
    """The job is a Ray job.

    What it does:
        Checks whether Command.Name is "glueray".

    Why:
        Glue for Ray has been closed to new customers since 2026-04-30. Accounts that used it before can continue.

    Wrong::

        {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}
    """

    id = "GC130"
    severity = Severity.WARNING
    fix = "use a Spark job, unless the account has run Ray jobs before"
    source = sources.RAY
    fact = "command"
    values = (RAY,)
    fault = "Glue for Ray has been closed to new customers since 2026-04-30"
    wanted = "an account that has used it before"
