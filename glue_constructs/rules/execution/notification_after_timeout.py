from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources


class NotificationAfterTimeout(Rule[Job]):
    """The notification delay is not shorter than the timeout.

    What it does:
        Compares NotificationProperty.NotifyDelayAfter with Timeout, both in minutes.

    Why:
        A run ends when it reaches its timeout, so the notification is never sent. This is a conclusion: no document
        says so.

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "NotificationProperty": {"NotifyDelayAfter": 60}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "NotificationProperty": {"NotifyDelayAfter": 30}}
    """

    id = "GC304"
    severity = Severity.WARNING
    fix = "make NotifyDelayAfter shorter than Timeout"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        delay = job.notify_delay_after
        timeout = job.timeout if isinstance(delay, int) else None
        if isinstance(delay, int) and isinstance(timeout, int) and 1 <= timeout <= delay:
            fault = "the run times out before its notification is sent"
            wanted = f"fewer than {timeout} minutes"
            yield self.finding("NotificationProperty.NotifyDelayAfter", fault, wanted=wanted, got=delay)
