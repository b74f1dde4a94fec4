"""The facts that a rule may ask of a job run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.rules._job import Job
from glue_constructs.rules._values import UNKNOWN, resolved

if TYPE_CHECKING:
    from glue_constructs.rules._values import Unknown

# What StartJobRun and a job have in common, by the same name.
_OVERRIDES = (
    "AllocatedCapacity",
    "ExecutionClass",
    "JobRunQueuingEnabled",
    "MaxCapacity",
    "NotificationProperty",
    "NumberOfWorkers",
    "SecurityConfiguration",
    "Timeout",
    "WorkerType",
)


@dataclass(frozen=True)
class Run:
    """A run as StartJobRun would start it.

    Attributes:
        given: The parameters that are given, intrinsic functions resolved to UNKNOWN.
        effective: The job as this run sees it: its properties, overridden by the run's.
    """

    given: Mapping[str, object]
    effective: Job

    @classmethod
    def read(cls, parameters: Mapping[str, object], job: Mapping[str, object] | None) -> Run:
        """Read StartJobRun parameters.

        Args:
            parameters: The parameters.
            job: The job's CloudFormation properties; `None` when they are not at hand: whatever the run does not
                override is then UNKNOWN.
        """
        given = {name: value for name in parameters if (value := resolved(parameters[name])) is not None}
        properties: dict[str, object] = dict(job or {})
        properties.update((name, given[name]) for name in _OVERRIDES if name in given)
        if "Arguments" in given:
            properties["DefaultArguments"] = _merged(properties.get("DefaultArguments"), given["Arguments"])
        absent: Unknown | None = UNKNOWN if job is None else None
        return cls(given=given, effective=Job.read(properties, absent=absent))


def _merged(default: object, given: object) -> object:
    """The run's arguments over the job's, key by key, as Glue merges them; unknown when one of the two is."""
    default = resolved(default)
    if default is None or not isinstance(given, Mapping):
        return given
    return {**default, **given} if isinstance(default, Mapping) else UNKNOWN
