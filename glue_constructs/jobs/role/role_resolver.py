"""The role that a job runs as: the role passed as a prop, or a role created for the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.stacks import has_attr, stack_of
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.role.given_role import GivenRole
from glue_constructs.jobs.role.role import JobRole
from glue_constructs.jobs.shapes import require_str

if TYPE_CHECKING:
    from aws_cdk.aws_iam import CfnRole, IManagedPolicy, IRole
    from constructs import Construct

    from glue_constructs.jobs.features.feature import FeatureOutput


class RoleResolver:
    """The props about the job's role.

    Args:
        given: The role passed as a prop; None to create a role.
        path: The path of the created role.
        permissions_boundary: The permissions boundary of the created role.

    Raises:
        InvalidInput: Glue cannot assume the given role, or the role is given together with a path or a boundary.
    """

    def __init__(
        self, given: IRole | None, *, path: str | None, permissions_boundary: IManagedPolicy | str | None
    ) -> None:
        self._given: GivenRole | None = None
        self._path = path
        self._boundary = permissions_boundary
        if given is None:
            _require_valid(path, permissions_boundary)
            return
        props = {"role_path": path, "role_permissions_boundary": permissions_boundary}
        if not_applicable := {name: value for name, value in props.items() if value is not None}:
            raise InvalidInput(
                f"{' and '.join(not_applicable)} must be omitted with role, which has its own path and boundary,"
                f" got {not_applicable!r}"
            )
        self._given = GivenRole.of(given)

    def resolve(self, scope: Construct, job: Construct, permissions: FeatureOutput) -> tuple[IRole, str | CfnRole]:
        """Create the role or take the given one, and grant it the permissions that the job needs.

        Returns:
            The role, and the value of the job's property Role.
        """
        if self._given is not None:
            self._given.grant(stack_of(scope), permissions.statements)
            return self._given.role, self._given.arn
        own = JobRole(job, permissions, path=self._path, permissions_boundary=self._boundary)
        # The resource resolves to its ARN; reading the ARN would be a call to jsii.
        return own, own.resource  # type: ignore[return-value]  # implements IRole, which mypy cannot see


def _require_valid(path: object, permissions_boundary: object) -> None:
    if path is not None:
        require_str("role_path", path)
    boundary = permissions_boundary
    if not (boundary is None or isinstance(boundary, str) or has_attr(boundary, "managed_policy_arn")):
        raise InvalidInput(f"role_permissions_boundary must be an aws_iam.IManagedPolicy or an ARN, got {boundary!r}")
