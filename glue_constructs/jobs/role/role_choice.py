"""The role that a job runs as: one that was handed in, or one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.stacks import has_attr, stack_of
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.role.given_role import GivenRole
from glue_constructs.jobs.role.role import JobRole
from glue_constructs.jobs.shapes import text

if TYPE_CHECKING:
    from aws_cdk.aws_iam import CfnRole, IManagedPolicy, IRole
    from constructs import Construct

    from glue_constructs.jobs.features.feature import Bound


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
        self._given: GivenRole | None = None
        self._path = path
        self._boundary = permissions_boundary
        if given is None:
            _require_own(path, permissions_boundary)
            return
        own = {"role_path": path, "role_permissions_boundary": permissions_boundary}
        if said := {name: value for name, value in own.items() if value is not None}:
            raise InvalidInput(f"role has its own path and boundary: leave out {' and '.join(said)}, got {said!r}")
        self._given = GivenRole.of(given)

    def placed(self, scope: Construct, job: Construct, needs: Bound) -> tuple[IRole, str | CfnRole]:
        """The role, allowed what the job in a scope needs; and what the job's resource names it by."""
        if self._given is not None:
            self._given.grant(stack_of(scope), needs.statements)
            return self._given.role, self._given.arn
        own = JobRole(job, needs, path=self._path, permissions_boundary=self._boundary)
        # The resource stands for its ARN, which would be a crossing to read.
        return own, own.resource  # type: ignore[return-value]  # implements IRole, which mypy cannot see


def _require_own(path: object, permissions_boundary: object) -> None:
    if path is not None:
        text("role_path", path)
    boundary = permissions_boundary
    if not (boundary is None or isinstance(boundary, str) or has_attr(boundary, "managed_policy_arn")):
        raise InvalidInput(f"role_permissions_boundary must be an aws_iam.IManagedPolicy or an ARN, got {boundary!r}")
