"""Validating a submission and turning it into a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.errors import InsufficientCapabilities, ValidationError
from glue_constructs.local.cloudformation.names import stack_arn
from glue_constructs.local.cloudformation.parameters import resolve_parameters
from glue_constructs.local.cloudformation.plan import Plan, Target
from glue_constructs.local.cloudformation.stack import Stack
from glue_constructs.local.cloudformation.template import Template

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from glue_constructs.local.cloudformation.lookups import ServiceLookups
    from glue_constructs.local.settings import Settings


@dataclass(frozen=True)
class Submission:
    """The common parameters of CreateStack, UpdateStack and CreateChangeSet.

    Attributes:
        template: The template body. Default: the stack's current template.
        parameters: ParameterKey with ParameterValue or UsePreviousValue. Default: none.
        tags: The tags of the stack. Default: the stack's current tags.
        capabilities: The acknowledged capabilities. Default: none.
        role_arn: The service role. It is stored only: the embedded AWS checks no permissions. Default: none.
        notification_arns: SNS topics. They are stored only: no notification is sent. Default: none.
        token: The ClientRequestToken, shown in events. Default: none.
    """

    template: str | None = None
    parameters: Iterable[Mapping[str, Any]] = ()
    tags: Mapping[str, str] | None = None
    capabilities: tuple[str, ...] = ()
    role_arn: str | None = None
    notification_arns: tuple[str, ...] = ()
    token: str | None = None


class Planner:
    """Creates plans from submissions."""

    def __init__(self, settings: Settings, lookups: ServiceLookups) -> None:
        self._settings = settings
        self._lookups = lookups

    def new_stack(self, name: str) -> Stack:
        """Return a new stack, which is not registered yet.

        Raises:
            ValidationError: The name is invalid.
        """
        if not re.fullmatch(r"[a-zA-Z][-a-zA-Z0-9]{0,127}", name):
            raise ValidationError(
                f"1 validation error detected: Value '{name}' at 'stackName' failed to satisfy constraint: "
                "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*"
            )
        return Stack(stack_arn(region=self._settings.region, account_id=self._settings.account_id, name=name), name)

    def plan(self, stack: Stack, submission: Submission) -> Plan:
        """Return the plan for a stack.

        Raises:
            ValidationError: The submission is invalid.
        """
        template = _template(stack, submission)
        _check_types(stack, template)
        _check_capabilities(template, submission.capabilities)
        parameters = resolve_parameters(
            template.parameters,
            submission.parameters,
            previous=stack.state.parameters,
            read_ssm=self._lookups.ssm_parameter,
        )
        tags = stack.state.tags if submission.tags is None else submission.tags
        target = Target(template, parameters, tags, submission.capabilities)
        return Plan(stack, target, pseudo=self._pseudo_parameters(stack), lookups=self._lookups)

    def _pseudo_parameters(self, stack: Stack) -> dict[str, Any]:
        return {
            "AWS::AccountId": self._settings.account_id,
            "AWS::NotificationARNs": list(stack.notification_arns),
            "AWS::Partition": "aws",
            "AWS::Region": self._settings.region,
            "AWS::StackId": stack.id,
            "AWS::StackName": stack.name,
            "AWS::URLSuffix": "amazonaws.com",
        }


def _template(stack: Stack, submission: Submission) -> Template:
    if submission.template is not None:
        return Template.parse(submission.template)
    if stack.state.template is None:
        raise ValidationError("Either Template URL or Template Body must be specified.")
    return stack.state.template


def _check_types(stack: Stack, template: Template) -> None:
    """Reject a template that changes the type of an existing resource, as the service does."""
    changed = [
        name
        for name, definition in template.resources.items()
        if name in stack.resources and stack.resources[name].type != definition["Type"]
    ]
    if changed:
        raise ValidationError(
            "Update of resource type is not permitted. "
            f"The new template modifies resource type of the following resources: [{', '.join(changed)}]"
        )


def _check_capabilities(template: Template, acknowledged: Collection[str]) -> None:
    creates_iam = any(definition["Type"].startswith("AWS::IAM::") for definition in template.resources.values())
    if creates_iam and not {"CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"} & set(acknowledged):
        raise InsufficientCapabilities("Requires capabilities : [CAPABILITY_IAM]")
