"""Which log groups and streams the output of a run goes to.

::

    Spark              /aws-glue/jobs/output, /aws-glue/jobs/error
    Python shell       /aws-glue/python-jobs/output, /aws-glue/python-jobs/error
    Glue 5.0 and later <--custom-logGroup-prefix>/output, .../error; stream <--custom-logStream-prefix>-driver
    before, beside     <--continuous-log-logGroup> or /aws-glue/jobs/logs-v2; stream <...logStreamPrefix>-driver
    encrypted          <...>/<security configuration>-role/<role>/output, .../error; <continuous>-<configuration>

https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html
https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging-enable.html

The service says of Glue 5.0 that a script's standard error goes to `output`, and Spark's own log to `error`; here both
are one stream of the process, and go to `error`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glue_constructs.local.glue.runs import JobRun

_CONTINUOUS = "/aws-glue/jobs/logs-v2"
_CUSTOM_SINCE = 5


@dataclass(frozen=True)
class LogDestination:
    """One stream of one group."""

    group: str
    stream: str


@dataclass(frozen=True)
class LogDestinations:
    """Where the output of a run goes.

    Attributes:
        base: The names of `output` and `error` without these endings.
        output: For standard output.
        error: For standard error.
        continuous: For the driver's log once more, of Glue before 5.0; None when nobody asked for it.
    """

    base: str
    output: LogDestination
    error: LogDestination
    continuous: LogDestination | None


def log_group(run: JobRun) -> str:
    """LogGroupName of a run that nothing encrypts: the log groups' names without `/output` and `/error`."""
    return "/aws-glue/jobs" if run.is_spark else "/aws-glue/python-jobs"


def destinations(run: JobRun, *, encrypted: bool = False) -> LogDestinations:
    """Where the output of a run goes.

    Args:
        run: The run.
        encrypted: Whether its security configuration encrypts logs.
    """
    is_custom = run.is_spark and run.glue_major_version >= _CUSTOM_SINCE
    arguments = run.all_arguments if is_custom else {}
    base = arguments.get("--custom-logGroup-prefix") or log_group(run)
    if encrypted:
        base = f"{base}/{run.definition['SecurityConfiguration']}-role/{_role(run)}"
    prefix = arguments.get("--custom-logStream-prefix")
    stream = f"{prefix}-driver" if prefix else run.id
    return LogDestinations(
        base=base,
        output=LogDestination(f"{base}/output", stream),
        error=LogDestination(f"{base}/error", stream),
        continuous=None if is_custom else _continuous(run, encrypted=encrypted),
    )


def _continuous(run: JobRun, *, encrypted: bool) -> LogDestination | None:
    arguments = run.all_arguments
    if arguments.get("--enable-continuous-cloudwatch-log") != "true":
        return None
    group = arguments.get("--continuous-log-logGroup") or _CONTINUOUS
    prefix = arguments.get("--continuous-log-logStreamPrefix") or run.id
    return LogDestination(
        f"{group}-{run.definition['SecurityConfiguration']}" if encrypted else group, f"{prefix}-driver"
    )


def _role(run: JobRun) -> str:
    """The role's name, with its path when an ARN tells it."""
    role: str = run.definition["Role"]
    return role.partition(":role/")[2] or role
