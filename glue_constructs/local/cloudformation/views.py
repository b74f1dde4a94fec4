"""The API's representations of stacks, resources, events, change sets and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.change_set import Change, ChangeSet
    from glue_constructs.local.cloudformation.parameters import Parameter
    from glue_constructs.local.cloudformation.resource import Resource
    from glue_constructs.local.cloudformation.stack import Event, Output, Stack
    from glue_constructs.local.cloudformation.template import Template

_MASKED = "****"


def stack_view(stack: Stack) -> dict[str, Any]:
    """Return a stack for DescribeStacks."""
    state = stack.state
    return {
        "StackId": stack.id,
        "StackName": stack.name,
        "Description": state.template.description if state.template else None,
        "Parameters": [_parameter(key, parameter) for key, parameter in state.parameters.items()],
        "CreationTime": stack.created_at,
        "LastUpdatedTime": stack.updated_at,
        "DeletionTime": stack.deleted_at,
        "RollbackConfiguration": {},
        "StackStatus": stack.status,
        "StackStatusReason": stack.status_reason,
        "DisableRollback": stack.disable_rollback,
        "NotificationARNs": list(stack.notification_arns),
        "Capabilities": list(state.capabilities),
        "Outputs": [_output(output) for output in state.outputs],
        "RoleARN": stack.role_arn,
        "Tags": [{"Key": key, "Value": value} for key, value in state.tags.items()],
        "EnableTerminationProtection": stack.termination_protection,
        "ParentId": stack.parent_id,
        "RootId": stack.parent_id,
        "DriftInformation": {"StackDriftStatus": "NOT_CHECKED"},
    }


def summary_view(stack: Stack) -> dict[str, Any]:
    """Return a stack for ListStacks."""
    return {
        "StackId": stack.id,
        "StackName": stack.name,
        "TemplateDescription": stack.state.template.description if stack.state.template else None,
        "CreationTime": stack.created_at,
        "LastUpdatedTime": stack.updated_at,
        "DeletionTime": stack.deleted_at,
        "StackStatus": stack.status,
        "StackStatusReason": stack.status_reason,
        "ParentId": stack.parent_id,
        "RootId": stack.parent_id,
        "DriftInformation": {"StackDriftStatus": "NOT_CHECKED"},
    }


def resource_view(stack: Stack, resource: Resource) -> dict[str, Any]:
    """Return a resource. Its time has two keys because the three operations that show it use two names."""
    return {
        "StackId": stack.id,
        "StackName": stack.name,
        "LogicalResourceId": resource.logical_id,
        "PhysicalResourceId": resource.physical_id,
        "ResourceType": resource.type,
        "Timestamp": resource.updated_at,
        "LastUpdatedTimestamp": resource.updated_at,
        "ResourceStatus": resource.status,
        "ResourceStatusReason": resource.reason,
        "DriftInformation": {"StackResourceDriftStatus": "NOT_CHECKED"},
    }


def event_view(event: Event) -> dict[str, Any]:
    """Return an event for DescribeStackEvents."""
    return {
        "StackId": event.stack_id,
        "EventId": event.id,
        "StackName": event.stack_name,
        "LogicalResourceId": event.logical_id,
        "PhysicalResourceId": event.physical_id,
        "ResourceType": event.type,
        "Timestamp": event.timestamp,
        "ResourceStatus": event.status,
        "ResourceStatusReason": event.reason,
        "ResourceProperties": event.properties,
        "ClientRequestToken": event.token,
    }


def change_set_view(change_set: ChangeSet) -> dict[str, Any]:
    """Return a change set for DescribeChangeSet and ListChangeSets."""
    target = change_set.plan.target
    return {
        "ChangeSetId": change_set.id,
        "ChangeSetName": change_set.name,
        "StackId": change_set.stack.id,
        "StackName": change_set.stack.name,
        "Description": change_set.description,
        "Parameters": [_parameter(key, parameter) for key, parameter in target.parameters.items()],
        "CreationTime": change_set.created_at,
        "ExecutionStatus": change_set.execution_status,
        "Status": change_set.status,
        "StatusReason": change_set.status_reason,
        "NotificationARNs": list(change_set.stack.notification_arns),
        "RollbackConfiguration": {},
        "Capabilities": list(target.capabilities),
        "Tags": [{"Key": key, "Value": value} for key, value in target.tags.items()],
        "Changes": [_change(change) for change in change_set.changes],
        "IncludeNestedStacks": False,
        "OnStackFailure": change_set.on_failure.value,
    }


def template_summary_view(template: Template, identifiers: Mapping[str, str]) -> dict[str, Any]:
    """Return a template for GetTemplateSummary.

    Args:
        template: The template.
        identifiers: The types of the template that can be imported, each with its identifying property.
    """
    types = sorted({definition["Type"] for definition in template.resources.values()})
    return {
        "Description": template.description,
        "ResourceTypes": types,
        "Version": template.document.get("AWSTemplateFormatVersion"),
        "Metadata": None,
        "ResourceIdentifierSummaries": [
            {
                "ResourceType": kind,
                "LogicalResourceIds": [name for name, item in template.resources.items() if item["Type"] == kind],
                "ResourceIdentifiers": [identifier],
            }
            for kind, identifier in identifiers.items()
        ],
        "Parameters": [
            {
                "ParameterKey": key,
                "DefaultValue": declaration.get("Default"),
                "ParameterType": declaration.get("Type", "String"),
                "NoEcho": str(declaration.get("NoEcho", "false")).lower() == "true",
                "Description": declaration.get("Description"),
                "ParameterConstraints": {"AllowedValues": declaration.get("AllowedValues")},
            }
            for key, declaration in template.parameters.items()
        ],
    }


def _parameter(key: str, parameter: Parameter) -> dict[str, Any]:
    view = {"ParameterKey": key, "ParameterValue": _MASKED if parameter.no_echo else parameter.raw_value}
    if parameter.from_ssm:
        view["ResolvedValue"] = parameter.value if isinstance(parameter.value, str) else ",".join(parameter.value)
    return view


def _output(output: Output) -> dict[str, Any]:
    return {
        "OutputKey": output.key,
        "OutputValue": output.value,
        "Description": output.description,
        "ExportName": output.export,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "Type": "Resource",
        "ResourceChange": {
            "Action": change.action,
            "LogicalResourceId": change.logical_id,
            "PhysicalResourceId": change.physical_id,
            "ResourceType": change.type,
            "Replacement": change.replacement,
            "PolicyAction": "ReplaceAndDelete" if change.replacement == "True" else None,
            "Scope": ["Properties"] if change.action == "Modify" else [],
            "Details": [],
        },
    }
