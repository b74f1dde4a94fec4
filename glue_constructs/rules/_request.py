"""The facts about a request that rules read."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from glue_constructs.model.api import API_ONLY, GLUE_OPERATIONS
from glue_constructs.model.shape import Shape
from glue_constructs.rules._job import Job
from glue_constructs.rules._parameters import Parameters
from glue_constructs.rules._values import UNKNOWN, Unknown, resolved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.rules._values import Text

AUTO = "auto"
"""The GlueVersion that only the API accepts."""

# A misspelt name is this similar to its operation; other operations of Glue are less similar to those in the table.
_LIKENESS = 0.75
_ANYTHING = Shape("structure")


@dataclass(frozen=True)
class Request:
    """An API request, read once for all rules.

    Attributes:
        operation: The operation as given.
        matched: The operation with that name, ignoring case and punctuation; `None` when there is none.
        similar: The operation with that name, or with a similar name; `None` when there is none.
        parameters: Its parameters; empty when the operation is unknown.
        prefix: The path of the job's properties in the parameters, "JobUpdate." or empty.
        job: The job in the request, with CloudFormation's properties; `None` when it has none.
        auto_version: The job's GlueVersion when it is "auto", ignoring case; the job has UNKNOWN instead.
    """

    operation: Text
    matched: str | None
    similar: str | None
    parameters: Parameters
    prefix: str
    job: Job | None
    auto_version: str | None

    @classmethod
    def read(cls, operation: object, parameters: object, *, region: Text = UNKNOWN) -> Request:
        """Read a request.

        Args:
            operation: The operation's name.
            parameters: Its parameters, by the API's names.
            region: The Region of the request.
        """
        given = resolved(operation)
        name = given if isinstance(given, Unknown) else str(given)
        matched, similar = (None, None) if isinstance(name, Unknown) else _match_operation(name)
        read = (
            Parameters("", _ANYTHING, {})
            if matched is None
            else Parameters(matched, GLUE_OPERATIONS[matched], parameters)
        )
        prefix, properties = _job(matched, read.typed)
        auto = _auto(properties)
        return cls(
            operation=name,
            matched=matched,
            similar=similar,
            parameters=read,
            prefix=prefix,
            job=None if properties is None else Job.read(_for_cloudformation(properties, auto), region=region),
            auto_version=auto,
        )


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


_BY_LETTERS = {_letters(name): name for name in GLUE_OPERATIONS}


def _match_operation(operation: str) -> tuple[str | None, str | None]:
    """Return the operation with a name, ignoring case and punctuation, and the most similar operation."""
    if matched := _BY_LETTERS.get(_letters(operation)):
        return matched, matched
    near = get_close_matches(operation, GLUE_OPERATIONS, n=1, cutoff=_LIKENESS)
    return None, near[0] if near else None


def _job(operation: str | None, parameters: object) -> tuple[str, dict[str, object] | None]:
    """Return the path of a job's properties in the parameters, and the properties."""
    if operation == "CreateJob" and isinstance(parameters, dict):
        return "", parameters
    update = parameters.get("JobUpdate") if operation == "UpdateJob" and isinstance(parameters, dict) else None
    if not isinstance(update, dict):
        return "", None
    # Only the version is kept when an update does not set it (JobUpdate > GlueVersion).
    return "JobUpdate.", {"GlueVersion": UNKNOWN, **update}


def _auto(properties: Mapping[str, object] | None) -> str | None:
    version = None if properties is None else properties.get("GlueVersion")
    return version if isinstance(version, str) and version.lower() == AUTO else None


def _for_cloudformation(properties: Mapping[str, object], auto: str | None) -> dict[str, object]:
    # The job rules check CloudFormation's properties, without those that only the API has.
    job = {name: value for name, value in properties.items() if name not in API_ONLY}
    return job if auto is None else {**job, "GlueVersion": UNKNOWN}
