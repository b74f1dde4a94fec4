"""A role's policies in a readable form: intrinsic functions as the names in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from synth import template

if TYPE_CHECKING:
    import aws_cdk as cdk


def readable(value: Any) -> Any:  # noqa: PLR0911 - one return for each intrinsic function
    """A value of a template; ``{"Ref": "AWS::Region"}`` is ``<AWS::Region>``."""
    match value:
        case {"Ref": str(name)}:
            return f"<{name}>"
        case {"Fn::GetAtt": [name, attribute]}:
            return f"<{name}.{attribute}>"
        case {"Fn::Join": [separator, parts]}:
            return separator.join(readable(part) for part in parts)
        case {"Fn::Select": [index, {"Fn::Split": [separator, whole]}]}:
            return f"<{index} of {readable(whole)} by {separator}>"
        case dict():
            return {key: readable(item) for key, item in value.items()}
        case list():
            return [readable(item) for item in value]
    return value


def allowed(stack: cdk.Stack, role: str) -> dict[str, list[str]]:
    """The permissions of the role whose logical id begins with `role`: shortened ARNs by action."""
    found: dict[str, list[str]] = {}
    for name, resource in template(stack)["Resources"].items():
        properties = resource.get("Properties", {})
        if name.startswith(role) and resource["Type"] in ("AWS::IAM::Role", "AWS::IAM::Policy"):
            documents = [policy["PolicyDocument"] for policy in properties.get("Policies", [])]
            documents += [properties["PolicyDocument"]] if "PolicyDocument" in properties else []
            for statement in (each for document in documents for each in document["Statement"]):
                _add(found, readable(statement))
    return found


def _add(found: dict[str, list[str]], statement: dict[str, Any]) -> None:
    for action in _list(statement["Action"]):
        found.setdefault(action, []).extend(map(_short, _list(statement["Resource"])))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _short(arn: str) -> str:
    beginning = "arn:<AWS::Partition>:"
    return arn.removeprefix(beginning).replace(":<AWS::Region>:<AWS::AccountId>:", "::")


def of_type(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    """The properties of the resources of a type."""
    found = template(stack)["Resources"].values()
    return [readable(each["Properties"]) for each in found if each["Type"] == kind]
