from glue_constructs.rules._header import OutOfRange, Severity, sources


class NotifyDelayOutOfRange(OutOfRange):
    """The delay before a notification is less than a minute.

    What it does:
        Checks NotificationProperty.NotifyDelayAfter, in minutes.

    Why:
        The schema refuses values below 1: "Invalid value for parameter NotificationProperty.NotifyDelayAfter, value: 0,
        valid min value: 1".

    Wrong::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "NotificationProperty": {"NotifyDelayAfter": 0}}

    Right::

        {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60,
         "NotificationProperty": {"NotifyDelayAfter": 1}}
    """

    id = "GC303"
    severity = Severity.ERROR
    fix = "set NotifyDelayAfter to 1 minute or more, or remove it"
    source = sources.API_JOBS
    fact = "notify_delay_after"
    least = 1
    fault = "NotifyDelayAfter is too short"
    wanted = "1 minute or more"
