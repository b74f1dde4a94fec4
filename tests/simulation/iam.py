"""A model of IAM: the policies that each role has, and whether a call is allowed at a time.

Modelled: a policy takes effect some seconds after it was created or changed, and until then its former version applies;
a policy that is removed applies for some more seconds, or no longer (IAM User Guide, "Changes that I make are not
always immediately visible"). The policies are those of the template, at the time at which CloudFormation has created,
changed or deleted the resource. The evaluation is that of `tests/permissions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from permissions.policy import AccessRequest, is_allowed

if TYPE_CHECKING:
    from permissions.policy import Statement

    from .template import Part
    from .world import World

_NEVER = float("inf")


@dataclass(eq=False)
class _Version:
    """A version of a policy of a role."""

    source: str
    document: int
    since: float
    until: float = _NEVER
    lag_at_end: float = 0


@dataclass(frozen=True)
class Denial:
    """A denied call.

    Attributes:
        request: The first request that was denied.
        is_settling: Whether the policies would allow it as soon as IAM applies them.
    """

    request: AccessRequest
    is_settling: bool


_documents: list[list[Statement]] = []
_numbers: dict[str, int] = {}


class Iam:
    """The policies of the roles of a stack.

    Attributes:
        allowed: The role, the operation and the resource of calls that are allowed until a policy changes.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._lag: float = world.settings["iam_lag"]
        self._removal_lag: float = self._lag if world.settings["iam_removal_lags"] else 0.0
        self._versions: dict[str, list[_Version]] = {}
        self.allowed: set[tuple[str, str, str | None]] = set()

    def record_allowed(self, call: tuple[str, str, str | None]) -> None:
        """Record a call that is allowed until a policy changes, unless changes take effect later."""
        if not self._lag:
            self.allowed.add(call)

    def put(self, part: Part) -> None:
        """Create or change the policies of a resource: a role, or a policy."""
        self.allowed.clear()
        for role, statements in _policies(part):
            self._remove(role, part.name, lag=self._lag)
            if statements:
                version = _Version(part.name, _number(statements), self._world.clock.now)
                self._versions.setdefault(role, []).append(version)

    def delete(self, part: Part) -> None:
        """Delete the policies of a resource."""
        self.allowed.clear()
        for role, _statements in _policies(part):
            self._remove(role, part.name, lag=self._removal_lag)

    def denial(self, role: str, requests: list[AccessRequest]) -> Denial | None:
        """Return why a call of a role is denied now; None if it is allowed."""
        now, lag = self._world.clock.now, self._lag
        versions = self._versions.get(_name(role), ())
        applied = tuple(v.document for v in versions if v.since + lag <= now < v.until + v.lag_at_end)
        for request in requests:
            context = tuple(request.context.items())
            if not _is_allowed(applied, request.action, request.resource, context):
                current = tuple(v.document for v in versions if v.since <= now < v.until)
                return Denial(request, _is_allowed(current, request.action, request.resource, context))
        return None

    def _remove(self, role: str, source: str, *, lag: float) -> None:
        for version in self._versions.get(role, ()):
            if version.source == source and version.until == _NEVER:
                version.until = self._world.clock.now
                version.lag_at_end = lag


def _policies(part: Part) -> list[tuple[str, list[Statement]]]:
    """Return the roles' names and the policy statements of a resource."""
    properties = part.properties
    if part.type == "AWS::IAM::Role":
        if properties.get("ManagedPolicyArns"):
            raise NotImplementedError("ManagedPolicyArns of a role: attach the policy with its Roles")
        documents = [policy["PolicyDocument"] for policy in properties.get("Policies", [])]
        return [(_name(part.arn), [statement for document in documents for statement in _statements(document)])]
    if part.type in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"):
        return [(role, _statements(properties["PolicyDocument"])) for role in properties.get("Roles", [])]
    return []


def _name(role: str) -> str:
    """Return the name of a role from its ARN."""
    return role.rpartition("/")[2]


def _statements(document: dict[str, Any]) -> list[Statement]:
    statements = document["Statement"]
    return [statements] if isinstance(statements, dict) else list(statements)


def _number(statements: list[Statement]) -> int:
    key = repr(statements)
    if key not in _numbers:
        _numbers[key] = len(_documents)
        _documents.append(statements)
    return _numbers[key]


@lru_cache(100_000)
def _is_allowed(documents: tuple[int, ...], action: str, resource: str, context: tuple[tuple[str, str], ...]) -> bool:
    statements = [statement for number in documents for statement in _documents[number]]
    return is_allowed(statements, AccessRequest(action, resource, dict(context)))
