"""AWS::IAM::Role and AWS::IAM::ManagedPolicy.

moto's model of a role does not update its policies, and its model of a managed policy supports no update and no
deletion.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import (
    ApiProvider,
    ignore_not_found,
    name_or_generated,
    pick,
    removed_items,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class RoleProvider(ApiProvider):
    """Provider of roles with their inline and managed policies."""

    service = "iam"
    create_only = ("RoleName", "Path")
    identified_by = "RoleName"

    def create(self, request: Request) -> ProvisionedResource:
        """Create the role and its policies."""
        properties = request.properties
        name = name_or_generated(request, "RoleName")
        role = self.client.create_role(
            RoleName=name,
            AssumeRolePolicyDocument=json.dumps(properties["AssumeRolePolicyDocument"]),
            **pick(properties, ("Path", "Description", "MaxSessionDuration", "PermissionsBoundary", "Tags")),
        )["Role"]
        self._write_policies(name, properties)
        return _role(role)

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:  # noqa: ARG002 - required by the protocol
        """Find the role."""
        return _role(self.client.get_role(RoleName=physical_id)["Role"])

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update the role and its policies, and remove policies that are no longer in the template."""
        name, new, old = current.physical_id or "", request.properties, current.properties
        document = json.dumps(new["AssumeRolePolicyDocument"])
        self.client.update_assume_role_policy(RoleName=name, PolicyDocument=document)
        self.client.update_role(RoleName=name, **pick(new, ("Description", "MaxSessionDuration")))
        for policy in removed_items(_inline(old), _inline(new)):
            ignore_not_found(self.client.delete_role_policy, RoleName=name, PolicyName=policy)
        for arn in removed_items(old.get("ManagedPolicyArns", ()), new.get("ManagedPolicyArns", ())):
            ignore_not_found(self.client.detach_role_policy, RoleName=name, PolicyArn=arn)
        self._write_policies(name, new)
        return ProvisionedResource(name, current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Remove the policies, as IAM requires, and delete the role."""
        name = current.physical_id or ""
        for policy in _inline(current.properties):
            ignore_not_found(self.client.delete_role_policy, RoleName=name, PolicyName=policy)
        for arn in current.properties.get("ManagedPolicyArns", ()):
            ignore_not_found(self.client.detach_role_policy, RoleName=name, PolicyArn=arn)
        ignore_not_found(self.client.delete_role, RoleName=name)

    def _write_policies(self, name: str, properties: Mapping[str, Any]) -> None:
        for policy_name, document in _inline(properties).items():
            self.client.put_role_policy(RoleName=name, PolicyName=policy_name, PolicyDocument=document)
        for arn in properties.get("ManagedPolicyArns", ()):
            self.client.attach_role_policy(RoleName=name, PolicyArn=arn)


class ManagedPolicyProvider(ApiProvider):
    """Provider of managed policies. An update creates a new default version."""

    service = "iam"
    create_only = ("ManagedPolicyName", "Path", "Description")

    def create(self, request: Request) -> ProvisionedResource:
        """Create and attach the policy."""
        arn = self.client.create_policy(
            PolicyName=name_or_generated(request, "ManagedPolicyName", limit=128),
            PolicyDocument=json.dumps(request.properties["PolicyDocument"]),
            **pick(request.properties, ("Path", "Description")),
        )["Policy"]["Arn"]
        self._attach(arn, request.properties.get("Roles", ()))
        return ProvisionedResource(arn, {"PolicyArn": arn}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Make the new document the only version: IAM allows five versions at most."""
        arn, old = current.physical_id or "", current.properties
        versions = self.client.list_policy_versions(PolicyArn=arn)["Versions"]
        document = json.dumps(request.properties["PolicyDocument"])
        self.client.create_policy_version(PolicyArn=arn, PolicyDocument=document, SetAsDefault=True)
        for version in versions:
            self.client.delete_policy_version(PolicyArn=arn, VersionId=version["VersionId"])
        self._detach(arn, removed_items(old.get("Roles", ()), request.properties.get("Roles", ())))
        self._attach(arn, request.properties.get("Roles", ()))
        return ProvisionedResource(arn, current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Detach and delete the policy."""
        arn = current.physical_id or ""
        self._detach(arn, current.properties.get("Roles", ()))
        ignore_not_found(self.client.delete_policy, PolicyArn=arn)

    def _attach(self, arn: str, roles: Any) -> None:
        for role in roles:
            self.client.attach_role_policy(RoleName=role, PolicyArn=arn)

    def _detach(self, arn: str, roles: Any) -> None:
        for role in roles:
            ignore_not_found(self.client.detach_role_policy, RoleName=role, PolicyArn=arn)


def _role(role: Mapping[str, Any]) -> ProvisionedResource:
    return ProvisionedResource(role["RoleName"], {"Arn": role["Arn"], "RoleId": role["RoleId"]}.__getitem__)


def _inline(properties: Mapping[str, Any]) -> dict[str, str]:
    return {policy["PolicyName"]: json.dumps(policy["PolicyDocument"]) for policy in properties.get("Policies", ())}
