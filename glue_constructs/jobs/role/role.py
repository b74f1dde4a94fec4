"""The least-privilege role of a job: one `AWS::IAM::Role` to which the job's props add permissions (decision 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsii
from aws_cdk import aws_iam as iam

from glue_constructs.jobs.features.feature import FeatureOutput
from glue_constructs.jobs.role.nag import acknowledge_wildcards
from glue_constructs.jobs.role.statements import allow, merge_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk import RemovalPolicy, Stack
    from aws_cdk.interfaces import ResourceEnvironment
    from aws_cdk.interfaces.aws_iam import RoleReference
    from constructs import Construct, Node

_TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "glue.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}

_METRICS_WILDCARD_REASON = "a condition on the namespace is the only possible limit for cloudwatch:PutMetricData"
_METRIC_ARGUMENTS = ("--enable-metrics", "--enable-observability-metrics")


def base_permissions(script: str, arguments: Mapping[str, str]) -> FeatureOutput:
    """Return the permissions that a job needs besides those of its features.

    Args:
        script: The ARN of the script's object.
        arguments: The job's arguments; those that enable metrics need a permission.
    """
    read_script = allow(["s3:GetObject"], [script])
    if not any(_is_requested(key, arguments[key]) for key in _METRIC_ARGUMENTS if key in arguments):
        return FeatureOutput(statements=[read_script])
    only_glue = {"StringEquals": {"cloudwatch:namespace": "Glue"}}
    metrics = allow(["cloudwatch:PutMetricData"], ["*"], only_glue)
    return FeatureOutput(statements=[read_script, metrics], wildcards={"*": _METRICS_WILDCARD_REASON})


def _is_requested(argument: str, value: str) -> bool:
    from glue_constructs.model.parameters import SPECIAL_PARAMETERS  # noqa: PLC0415  # takes 5 ms: only if one is set

    return SPECIAL_PARAMETERS[argument].is_requested(str(value))


@jsii.implements(iam.IRole)
class JobRole:
    """The role created for a job: an `IRole` with all grants in one role resource.

    `iam.Role` would put the first grant into a second resource, an `AWS::IAM::Policy`, and takes three times as long
    (ADR 0003). Grants, managed policies and inline policies work as on any role.

    Args:
        scope: The construct that it belongs to.
        permissions: The permissions of the job.
        path: Its path. Default: ``/``.
        permissions_boundary: The managed policy, or its ARN, that is the permissions boundary. Default: none.
    """

    def __init__(
        self,
        scope: Construct,
        permissions: FeatureOutput,
        *,
        path: str | None = None,
        permissions_boundary: iam.IManagedPolicy | str | None = None,
    ) -> None:
        boundary = permissions_boundary
        self.resource = iam.CfnRole(
            scope,
            "Role",
            assume_role_policy_document=_TRUST,
            policies=[_policy("Job", {"Version": "2012-10-17", "Statement": merge_statements(permissions.statements)})],
            path=path,
            permissions_boundary=boundary
            if isinstance(boundary, str) or boundary is None
            else boundary.managed_policy_arn,
        )
        if permissions.wildcards:
            acknowledge_wildcards(self.resource, permissions.wildcards)
        self._grants: iam.PolicyDocument | None = None
        self._managed: list[str] = []

    # Members of IRole: identity.

    @property
    def role_arn(self) -> str:
        """The role's ARN."""
        return self.resource.attr_arn

    @property
    def role_name(self) -> str:
        """The role's name."""
        return self.resource.ref

    @property
    def role_ref(self) -> RoleReference:
        """The reference that other L1 and L2 constructs take."""
        return self.resource.role_ref

    @property
    def node(self) -> Node:
        """The tree node of the role resource."""
        return self.resource.node

    @property
    def stack(self) -> Stack:
        """The stack of the role resource."""
        return self.resource.stack

    @property
    def env(self) -> ResourceEnvironment:
        """The account and Region of the role resource."""
        return self.resource.env

    # Members of IRole: the role as a principal.

    @property
    def grant_principal(self) -> iam.IPrincipal:
        """The principal that receives grants: the role itself."""
        return self

    @property
    def principal_account(self) -> str | None:
        """The account of the role."""
        return self.env.account

    @property
    def assume_role_action(self) -> str:
        """The action that assumes the role."""
        return "sts:AssumeRole"

    @property
    def policy_fragment(self) -> iam.PrincipalPolicyFragment:
        """The role as a principal in a resource policy."""
        return iam.ArnPrincipal(self.role_arn).policy_fragment

    # Members of IRole: adding permissions.

    def add_to_principal_policy(self, statement: iam.PolicyStatement) -> iam.AddToPrincipalPolicyResult:
        """Add a statement to the role's inline policy."""
        if self._grants is None:
            self._grants = iam.PolicyDocument(minimize=True)
            own = self.resource.policies
            self.resource.policies = [*own, _policy("Grants", self._grants)]  # type: ignore[misc]  # a list, as set above
        self._grants.add_statements(statement)
        return iam.AddToPrincipalPolicyResult(statement_added=True, policy_dependable=self.resource)

    def add_to_policy(self, statement: iam.PolicyStatement) -> bool:
        """Add a statement to the role's inline policy."""
        return self.add_to_principal_policy(statement).statement_added

    def add_managed_policy(self, policy: iam.IManagedPolicy) -> None:
        """Attach a managed policy."""
        self._managed.append(policy.managed_policy_arn)
        self.resource.managed_policy_arns = self._managed

    def attach_inline_policy(self, policy: iam.Policy) -> None:
        """Attach a policy resource to the role."""
        policy.attach_to_role(self)  # type: ignore[arg-type]  # implements IRole, which mypy cannot see

    # Members of IRole: grants on the role.

    def grant(self, grantee: iam.IPrincipal, *actions: str) -> iam.Grant:
        """Grant another principal actions on this role."""
        return iam.Grant.add_to_principal(
            grantee=grantee, actions=list(actions), resource_arns=[self.role_arn], scope=self.resource
        )

    def grant_pass_role(self, grantee: iam.IPrincipal) -> iam.Grant:
        """Grant another principal permission to pass this role to a service."""
        return self.grant(grantee, "iam:PassRole")

    def grant_assume_role(self, grantee: iam.IPrincipal) -> iam.Grant:
        """Grant another principal permission to assume this role."""
        return self.grant(grantee, "sts:AssumeRole")

    def apply_removal_policy(self, policy: RemovalPolicy) -> None:
        """Set what happens to the role when it is removed from the stack."""
        self.resource.apply_removal_policy(policy)


def _policy(name: str, document: object) -> iam.CfnRole.PolicyProperty:
    return iam.CfnRole.PolicyProperty(policy_name=name, policy_document=document)
