"""The least-privilege role of a job: one `AWS::IAM::Role` that grows with what the job is given (design decision 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsii
from aws_cdk import aws_iam as iam

from glue_constructs.jobs.features.feature import Bound
from glue_constructs.jobs.role.nag import acknowledge_wildcards
from glue_constructs.jobs.role.statements import allow, merged

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

_WHY_METRICS = "custom metrics belong to no resource, only to a namespace, which is the condition"
_METRIC_ARGUMENTS = ("--enable-metrics", "--enable-observability-metrics")


def job_needs(script: str, arguments: Mapping[str, str]) -> Bound:
    """What every job needs of its role, before its features add to it.

    Args:
        script: The ARN of the script's object.
        arguments: The job's arguments; those that turn metrics on need a permission.
    """
    reading = allow(["s3:GetObject"], [script])
    if not any(_is_asked_for(key, arguments[key]) for key in _METRIC_ARGUMENTS if key in arguments):
        return Bound(statements=[reading])
    only_glue = {"StringEquals": {"cloudwatch:namespace": "Glue"}}
    metrics = allow(["cloudwatch:PutMetricData"], ["*"], only_glue)
    return Bound(statements=[reading, metrics], wildcards={"*": _WHY_METRICS})


def _is_asked_for(argument: str, value: str) -> bool:
    from glue_constructs.model.parameters import SPECIAL_PARAMETERS  # noqa: PLC0415  # 5 ms, only where one is given

    return SPECIAL_PARAMETERS[argument].is_requested(str(value))


@jsii.implements(iam.IRole)
class JobRole:
    """A job's own role: an `IRole` whose every grant lands in the one role resource.

    `iam.Role` would put the first grant in a second resource, an `AWS::IAM::Policy`, and costs three times the time
    (ADR 0003). Grants, managed policies and inline policies work as on any role.

    Args:
        scope: The construct that it belongs to.
        needs: What it may do from the start.
        path: Its path. Left out: ``/``.
        permissions_boundary: The managed policy, or its ARN, that bounds what it may do. Left out: none.
    """

    def __init__(
        self,
        scope: Construct,
        needs: Bound,
        *,
        path: str | None = None,
        permissions_boundary: iam.IManagedPolicy | str | None = None,
    ) -> None:
        boundary = permissions_boundary
        self.resource = iam.CfnRole(
            scope,
            "Role",
            assume_role_policy_document=_TRUST,
            policies=[_policy("Job", {"Version": "2012-10-17", "Statement": merged(needs.statements)})],
            path=path,
            permissions_boundary=boundary
            if isinstance(boundary, str) or boundary is None
            else boundary.managed_policy_arn,
        )
        if needs.wildcards:
            acknowledge_wildcards(self.resource, needs.wildcards)
        self._grants: iam.PolicyDocument | None = None
        self._managed: list[str] = []

    # What IRole asks for: identity.

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
        """The account and region of the role resource."""
        return self.resource.env

    # What IRole asks for: being a principal.

    @property
    def grant_principal(self) -> iam.IPrincipal:
        """The principal that grants go to: the role itself."""
        return self

    @property
    def principal_account(self) -> str | None:
        """The account of the role."""
        return self.env.account

    @property
    def assume_role_action(self) -> str:
        """The action by which the role is assumed."""
        return "sts:AssumeRole"

    @property
    def policy_fragment(self) -> iam.PrincipalPolicyFragment:
        """The role as a principal in a resource's policy."""
        return iam.ArnPrincipal(self.role_arn).policy_fragment

    # What IRole asks for: gaining permissions.

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

    # What IRole asks for: being granted to others.

    def grant(self, grantee: iam.IPrincipal, *actions: str) -> iam.Grant:
        """Let another principal do something to this role."""
        return iam.Grant.add_to_principal(
            grantee=grantee, actions=list(actions), resource_arns=[self.role_arn], scope=self.resource
        )

    def grant_pass_role(self, grantee: iam.IPrincipal) -> iam.Grant:
        """Let another principal pass this role to a service."""
        return self.grant(grantee, "iam:PassRole")

    def grant_assume_role(self, grantee: iam.IPrincipal) -> iam.Grant:
        """Let another principal assume this role."""
        return self.grant(grantee, "sts:AssumeRole")

    def apply_removal_policy(self, policy: RemovalPolicy) -> None:
        """Say what becomes of the role when it leaves the stack."""
        self.resource.apply_removal_policy(policy)


def _policy(name: str, document: object) -> iam.CfnRole.PolicyProperty:
    return iam.CfnRole.PolicyProperty(policy_name=name, policy_document=document)
