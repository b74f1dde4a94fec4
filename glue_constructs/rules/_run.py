"""The facts about a job run that rules read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glue_constructs.model.api import START_JOB_RUN_PARAMETERS
from glue_constructs.model.job_schema import JOB_PROPERTIES
from glue_constructs.rules._job import Job
from glue_constructs.rules._values import UNKNOWN, resolved

if TYPE_CHECKING:
    from glue_constructs.rules._rule import Finding
    from glue_constructs.rules._values import Text, Unknown

# The parameters of StartJobRun that override a property with the same name.
_OVERRIDES = tuple(row.name for row in JOB_PROPERTIES if row.name in START_JOB_RUN_PARAMETERS)


@dataclass(frozen=True)
class Run:
    """A run, as started by StartJobRun.

    Attributes:
        given: The parameters, with intrinsic functions resolved to UNKNOWN.
        effective: The job with the run's overrides.
    """

    given: Mapping[str, object]
    effective: Job

    @classmethod
    def read(cls, parameters: Mapping[str, object], job: Mapping[str, object] | None, *, region: Text = UNKNOWN) -> Run:
        """Read StartJobRun parameters.

        Args:
            parameters: The parameters.
            job: The job's CloudFormation properties; `None` when they are unknown: what the run does not
                override is then UNKNOWN.
            region: The Region of both.
        """
        members = _members(parameters)
        given = {name: value for name in members if (value := resolved(members[name])) is not None}
        macros = [name for name in given if isinstance(name, str) and name.startswith("Fn::")]
        if macros or not isinstance(job, Mapping):
            # What a macro brings may override anything.
            given = {name: value for name, value in given.items() if name not in macros}
            job = None
        properties: dict[str, object] = dict(job or {})
        properties.update((name, given[name]) for name in _OVERRIDES if name in given)
        if "Arguments" in given:
            effective = _overriding(given["Arguments"], properties.get("NonOverridableArguments"))
            properties["DefaultArguments"] = _merged(properties.get("DefaultArguments"), effective)
        absent: Unknown | None = UNKNOWN if job is None else None
        return cls(given=given, effective=Job.read(properties, absent=absent, region=region))

    @property
    def arguments(self) -> Mapping[str, object]:
        """The run's arguments; empty when they are unknown or of a wrong type."""
        return _members(self.given.get("Arguments"))

    def moved(self, finding: Finding) -> Finding:
        """Move a finding about the effective job to the run's argument where the run causes it."""
        section, _, key = finding.property.partition(".")
        if section == "DefaultArguments" and "Arguments" in self.given and (not key or key in self.arguments):
            return replace(finding, property=f"Arguments.{key}" if key else "Arguments")
        return finding


def _members(value: object) -> Mapping[str, object]:
    """Return the members of an object; empty when it is unknown or not an object."""
    known = resolved(value)
    return known if isinstance(known, Mapping) else {}


def _overriding(given: object, fixed: object) -> object:
    """Return the run's arguments without those that the job does not allow to be overridden."""
    kept = _members(fixed)
    return {key: value for key, value in given.items() if key not in kept} if isinstance(given, Mapping) else given


def _merged(default: object, given: object) -> object:
    """Merge the run's arguments over the job's, key by key, as Glue does; unknown when either is unknown."""
    default = resolved(default)
    if default is None or not isinstance(given, Mapping):
        return given
    return {**default, **given} if isinstance(default, Mapping) else UNKNOWN
