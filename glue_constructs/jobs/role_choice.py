"""The role that a job runs as: one that was handed in, or one of its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.elsewhere import elsewhere
from glue_constructs.jobs.given_role import require_role_of_glue
from glue_constructs.jobs.role import JobRole, grant_to
from glue_constructs.jobs.stacks import stack_of

if TYPE_CHECKING:
    from aws_cdk import Stack
    from aws_cdk.aws_iam import IManagedPolicy, IRole
    from constructs import Construct

    from glue_constructs.jobs.feature import Bound
    from glue_constructs.jobs.job import GlueJob


class RoleChoice:
    """What the user said of the job's role.

    Args:
        given: The role handed in; None for one of the job's own.
        path: The own role's path.
        permissions_boundary: The own role's.

    Raises:
        InvalidInput: Glue cannot assume the given role; or it is given, and so is what an own one would have.
    """

    def __init__(
        self, given: IRole | None, *, path: str | None, permissions_boundary: IManagedPolicy | str | None
    ) -> None:
        self._given = given
        self._path = path
        self._boundary = permissions_boundary
        if given is None:
            return
        own = {"role_path": path, "role_permissions_boundary": permissions_boundary}
        if said := {name: value for name, value in own.items() if value is not None}:
            raise InvalidInput(f"role has its own path and boundary: leave out {' and '.join(said)}, got {said!r}")
        require_role_of_glue(given)

    def placed(self, scope: Construct, job: GlueJob, needs: Bound) -> IRole:
        """The role, allowed what the job in a scope needs."""
        if self._given is not None:
            stack, statements = stack_of(scope), needs.statements
            there = _stack(self._given)  # type: ignore[arg-type]  # an IRole's type says nothing of being hashable
            grant_to(self._given, statements if there is stack else elsewhere(stack, statements))
            return self._given
        return JobRole(job, needs, path=self._path, permissions_boundary=self._boundary)  # type: ignore[return-value]  # implements IRole, which mypy cannot see


@cache  # many jobs may share a role, and each look is a crossing to jsii
def _stack(role: IRole) -> Stack:
    return role.stack
