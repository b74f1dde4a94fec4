"""The properties of a Custom::GlueJobRun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.handlers.properties import parse_bool
from glue_constructs.handlers.request import Properties, read_common_properties
from glue_constructs.handlers.token import short_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

_INTEGERS = ("Timeout", "NumberOfWorkers", "NotifyDelayAfter")


@dataclass(frozen=True)
class RunProperties(Properties):
    """The properties of a Custom::GlueJobRun.

    Attributes:
        reset_bookmark: Whether the bookmark is reset before the run.
        max_retries: The job's MaxRetries; None if the app does not define the job.
    """

    reset_bookmark: bool
    max_retries: int | None

    @property
    def job_name(self) -> str:
        """The name of the job."""
        return str(self.start["JobName"])


def read_run_properties(given: Mapping[str, Any]) -> RunProperties:
    """Read the properties as CloudFormation sends them. To be called by `read_properties`, which handles the errors."""
    retries = given.get("Job", {}).get("MaxRetries", "")
    return RunProperties(
        **read_common_properties(given),
        start=_start_parameters(given["Run"]),
        reset_bookmark=parse_bool(given["ResetBookmark"]),
        max_retries=int(retries) if str(retries) else None,
        work=short_hash([given["Run"], given["ResetBookmark"], given.get("Job"), given.get("Trigger")]),
    )


def _start_parameters(given: Mapping[str, Any]) -> dict[str, Any]:
    parameters = {name: _convert(name, value) for name, value in given.items()}
    if not parameters.get("JobName"):
        raise ValueError("Run.JobName is missing")
    return parameters


def _convert(name: str, value: Any) -> Any:
    if name in _INTEGERS:
        return int(value)
    if name == "MaxCapacity":
        return float(value)
    if name == "JobRunQueuingEnabled":
        return parse_bool(value)
    if name == "NotificationProperty":
        return {inner: _convert(inner, item) for inner, item in value.items()}
    return value
