import re

from glue_constructs.rules._header import Finding, Iterator, Job, Rule, Severity, sources

_FORM = re.compile(r"(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])")


class MalformedMaintenanceWindow(Rule[Job]):
    """The maintenance window is not a day and an hour.

    What it does:
        Looks at MaintenanceWindow: an English day of three letters, a colon, an hour of 0 to 23 (GMT), no minutes.

    Why:
        "'Mon:24' does not match '^(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])$'"

    Wrong::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Mon:24"}

    Right::

        {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaintenanceWindow": "Mon:23"}
    """

    id = "GC330"
    severity = Severity.ERROR
    fix = "write the window as a day and an hour: 'Sun:10'"
    source = sources.API_JOBS

    def check(self, job: Job) -> Iterator[Finding]:
        window = job.maintenance_window
        if isinstance(window, str) and not _FORM.fullmatch(window):
            fault = "MaintenanceWindow is not a day and an hour"
            yield self.finding("MaintenanceWindow", fault, wanted="a window such as 'Sun:10'", got=window)
