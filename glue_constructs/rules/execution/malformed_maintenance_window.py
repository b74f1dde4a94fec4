import re

from glue_constructs.rules._header import MalformedText, Severity, sources

_FORM = re.compile(r"(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])")


class MalformedMaintenanceWindow(MalformedText):
    """The maintenance window is not a day of the week and an hour.

    What it does:
        Checks MaintenanceWindow: a day of the week in three letters, a colon, an hour from 0 to 23 (GMT), no minutes.

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
    fact = "maintenance_window"
    fault = "MaintenanceWindow is not a day and an hour"
    wanted = "a window such as 'Sun:10'"

    def is_well_formed(self, text: str) -> bool:
        return _FORM.fullmatch(text) is not None
