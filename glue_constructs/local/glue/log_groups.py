"""The log groups and log streams of a run, with the names of `glue_constructs.model.log_groups`.

In Glue 5.0 a script's standard error goes to `output` and Spark's log to `error`, as the service documents. Here both
are the standard error of one process and go to `error`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.model import log_groups

if TYPE_CHECKING:
    from glue_constructs.local.glue.runs import EmbeddedJobRun


@dataclass(frozen=True)
class LogDestination:
    """A log stream of a log group."""

    group: str
    stream: str


@dataclass(frozen=True)
class LogDestinations:
    """The log destinations of a run.

    Attributes:
        base: The log group names without the suffixes `/output` and `/error`.
        output: The destination of standard output.
        error: The destination of standard error.
        continuous: The destination of continuous logging before Glue 5.0; None if it is not enabled.
    """

    base: str
    output: LogDestination
    error: LogDestination
    continuous: LogDestination | None


def log_group(run: EmbeddedJobRun) -> str:
    """Return LogGroupName of a run without log encryption: the log group names without `/output` and `/error`."""
    return log_groups.base_group_of(run.definition["Command"]["Name"])


def destinations(run: EmbeddedJobRun, *, encrypted: bool = False) -> LogDestinations:
    """Return the log destinations of a run.

    Args:
        run: The run.
        encrypted: Whether its security configuration encrypts logs. Default: False.
    """
    is_custom = log_groups.reads_prefix(run.definition["Command"]["Name"], run.definition.get("GlueVersion"))
    arguments = run.all_arguments if is_custom else {}
    base = arguments.get(log_groups.GROUP_PREFIX) or log_group(run)
    if encrypted:
        configuration, role = run.definition["SecurityConfiguration"], run.definition["Role"]
        base = log_groups.encrypted_base(base, configuration=configuration, role=role)
    prefix = arguments.get(log_groups.STREAM_PREFIX)
    stream = f"{prefix}-driver" if prefix else run.id
    return LogDestinations(
        base=base,
        output=LogDestination(f"{base}/{log_groups.OUTPUT}", stream),
        error=LogDestination(f"{base}/{log_groups.ERROR}", stream),
        continuous=None if is_custom else _continuous(run, encrypted=encrypted),
    )


def _continuous(run: EmbeddedJobRun, *, encrypted: bool) -> LogDestination | None:
    arguments = run.all_arguments
    if not log_groups.is_continuous(arguments):
        return None
    group = log_groups.continuous_group(arguments)
    if encrypted:
        group = log_groups.encrypted_continuous_group(group, configuration=run.definition["SecurityConfiguration"])
    prefix = arguments.get(log_groups.CONTINUOUS_STREAM_PREFIX) or run.id
    return LogDestination(group, f"{prefix}-driver")
