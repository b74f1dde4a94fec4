"""The ResourcesToImport of a change set of type IMPORT, and their validation.

Only the request itself is validated here. Whether the resources exist, and whether another stack owns one of them, is
checked when the change set is executed.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-import.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.change_set import Change
from glue_constructs.local.cloudformation.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glue_constructs.local.cloudformation.plan import Plan
    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.stack import Stack
    from glue_constructs.local.cloudformation.template import Template

# https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
_MAX_RESOURCES = 200


@dataclass(frozen=True)
class ResourceToImport:
    """An existing resource to import.

    Attributes:
        logical_id: Its logical id in the stack.
        type: Its type.
        identifier: The identifying property with its value: `{"Name": "orders"}`.
    """

    logical_id: str
    type: str
    identifier: Mapping[str, str]

    @classmethod
    def parse(cls, item: Mapping[str, Any]) -> ResourceToImport:
        """Parse an item of ResourcesToImport."""
        return cls(item["LogicalResourceId"], item["ResourceType"], item["ResourceIdentifier"])

    @property
    def physical_id(self) -> str:
        """The value of the identifier, which is the value of `Ref` for each type that can be imported."""
        (value,) = self.identifier.values()
        return str(value)

    @property
    def change(self) -> Change:
        """The entry in the change set."""
        return Change("Import", self.logical_id, self.type, self.physical_id)


def check_imports(
    stack: Stack, plan: Plan, changes: Iterable[Change], imports: Sequence[ResourceToImport], providers: Providers
) -> None:
    """Validate ResourcesToImport, without searching for the resources.

    Args:
        stack: The stack.
        plan: The plan of the stack with the resources.
        changes: The changes that a deployment of the plan, instead of an import, would make.
        imports: The resources to import.
        providers: The providers of the resources.

    Raises:
        ValidationError: The request is invalid.
    """
    if not 1 <= len(imports) <= _MAX_RESOURCES:
        raise ValidationError(f"ResourcesToImport must have 1 to {_MAX_RESOURCES} resources, got {len(imports)}")
    _check_named(stack, plan, imports)
    _check_types(plan.target.template, imports, providers)
    names = {item.logical_id for item in imports}
    resources = plan.target.template.resources
    if unprotected := sorted(name for name in names if "DeletionPolicy" not in resources[name]):
        raise ValidationError(
            f"The following resources to import [{', '.join(unprotected)}] "
            "must have DeletionPolicy attribute specified in the template."
        )
    _check_nothing_else(stack, plan, changes, names)


def _check_named(stack: Stack, plan: Plan, imports: Sequence[ResourceToImport]) -> None:
    names = [item.logical_id for item in imports]
    if unknown := sorted({name for name in names if name not in plan.resource_ids}):
        raise ValidationError(f"Resources [{', '.join(unknown)}] to import are not in the template")
    if existing := sorted({name for name in names if name in stack.resources}):
        raise ValidationError(f"Resources [{', '.join(existing)}] to import are in stack {stack.id} already")
    identities = [(item.type, *sorted(item.identifier.items())) for item in imports]
    if len(set(names)) < len(names) or len(set(identities)) < len(identities):
        raise ValidationError("ResourcesToImport must name each logical id and each resource once")


def _check_types(template: Template, imports: Sequence[ResourceToImport], providers: Providers) -> None:
    if unsupported := [item.type for item in imports if providers.identifier(item.type) is None]:
        raise ValidationError(
            f"The following resource types are not supported for resource import: {','.join(unsupported)}; "
            f"the embedded AWS imports {', '.join(providers.importable())}"
        )
    for item in imports:
        kind, prop = template.resources[item.logical_id]["Type"], providers.identifier(item.type)
        if kind != item.type:
            raise ValidationError(f"ResourceType of {item.logical_id} must be {kind}, as in the template")
        if list(item.identifier) != [prop] or not item.physical_id:
            raise ValidationError(
                f"ResourceIdentifier of {item.logical_id} must be the {prop} of the {kind}, got {dict(item.identifier)}"
            )


def _check_nothing_else(stack: Stack, plan: Plan, changes: Iterable[Change], names: set[str]) -> None:
    before, after = stack.state.template, plan.target.template
    old = before.resources if before else {}
    changed = {change.logical_id for change in changes}
    # A changed DeletionPolicy, for example, is not in `changes`.
    changed |= {name for name in plan.resource_ids if name in old and old[name] != after.resources[name]}
    if other := sorted(changed - names):
        raise ValidationError(
            f"You have modified resources [{', '.join(other)}] in your template that are not being imported. "
            "Update, create or delete operations cannot be executed during import operations."
        )
    if after.outputs != (before.outputs if before else {}):
        raise ValidationError("As part of the import operation, you cannot modify or add [Outputs]")
