"""The intrinsic functions of a template, resolved as after its deployment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_ATTRIBUTES_OF_REF = {"AWS::StepFunctions::StateMachine": "Arn", "AWS::IAM::ManagedPolicy": "Arn"}
_NAME_PROPERTIES = {
    "AWS::Glue::Job": "Name",
    "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
    "AWS::IAM::Role": "RoleName",
    "AWS::Lambda::Function": "FunctionName",
    "AWS::Logs::LogGroup": "LogGroupName",
    "AWS::StepFunctions::StateMachine": "StateMachineName",
}
_NAME_ATTRIBUTES = {"Name", "RoleName", "FunctionName"}
_ARNS = {
    "AWS::IAM::ManagedPolicy": "arn:{partition}:iam::{account}:policy/{name}",
    "AWS::IAM::Role": "arn:{partition}:iam::{account}:role/{name}",
    "AWS::Lambda::Function": "arn:{partition}:lambda:{region}:{account}:function:{name}",
    "AWS::Logs::LogGroup": "arn:{partition}:logs:{region}:{account}:log-group:{name}:*",
    "AWS::S3::Bucket": "arn:{partition}:s3:::{name}",
    "AWS::StepFunctions::StateMachine": "arn:{partition}:states:{region}:{account}:stateMachine:{name}",
}
_URL_SUFFIXES = {"aws-cn": "amazonaws.com.cn"}
_PLACEHOLDER = re.compile(r"\$\{([^!}][^}]*)\}")


@dataclass(frozen=True)
class Environment:
    """Where a template is deployed.

    Attributes:
        suffix: The end of the names that CloudFormation generates; names are the logical ids without it.
        stack_id: The end of the stack's ARN.
    """

    partition: str = "aws"
    region: str = "eu-west-1"
    account: str = "123456789012"
    stack_name: str = "Orders"
    stack_id: str = "5f1c"
    suffix: str = ""

    @property
    def stack_arn(self) -> str:
        """The stack's ARN."""
        where = f"arn:{self.partition}:cloudformation:{self.region}:{self.account}"
        return f"{where}:stack/{self.stack_name}/{self.stack_id}"

    def pseudo_parameter(self, name: str) -> str:
        """Return the value of a pseudo parameter."""
        return {
            "AWS::Partition": self.partition,
            "AWS::Region": self.region,
            "AWS::AccountId": self.account,
            "AWS::StackName": self.stack_name,
            "AWS::StackId": self.stack_arn,
            "AWS::URLSuffix": _URL_SUFFIXES.get(self.partition, "amazonaws.com"),
        }[name]


class Resolver:
    """Resolves the intrinsic functions in values of a template; those that it does not know raise an error."""

    def __init__(self, resources: dict[str, Any], environment: Environment) -> None:
        self._resources = resources
        self._environment = environment

    def value(self, given: Any) -> Any:  # noqa: PLR0911 - a table with one row per intrinsic
        """Return a value with its intrinsic functions resolved."""
        match given:
            case {"Ref": str(name), **rest} if not rest:
                return self._ref(name)
            case {"Fn::GetAtt": [name, attribute], **rest} if not rest:
                return self.attribute(name, attribute)
            case {"Fn::Join": [separator, parts], **rest} if not rest:
                return separator.join(map(self.value, parts))
            case {"Fn::Sub": str(text), **rest} if not rest:
                return _PLACEHOLDER.sub(lambda found: self._placeholder(found[1]), text)
            case {"Fn::Select": [index, {"Fn::Split": [separator, whole]}], **rest} if not rest:
                return self.value(whole).split(separator)[int(index)]
            case dict():
                if unknown := [key for key in given if key.startswith("Fn::")]:
                    raise NotImplementedError(unknown)
                return {key: self.value(item) for key, item in given.items()}
            case list():
                return list(map(self.value, given))
        return given

    def arn(self, name: str) -> str:
        """Return the ARN of a resource."""
        return self.attribute(name, "Arn")

    def attribute(self, name: str, attribute: str) -> str:
        """Return an attribute of a resource; for a custom resource, a text with the names of both."""
        kind = self._resources[name]["Type"]
        if kind.startswith("Custom::"):
            return f"<{name}.{attribute}>"
        if attribute in _NAME_ATTRIBUTES:
            return self.physical_name(name)
        if attribute in ("Arn", "PolicyArn") and kind in _ARNS:
            where = self._environment
            return _ARNS[kind].format(
                partition=where.partition, region=where.region, account=where.account, name=self.physical_name(name)
            )
        raise NotImplementedError(f"attribute {attribute} of {kind}")

    def physical_name(self, name: str) -> str:
        """Return the name of a resource: that of the template, or a generated one."""
        resource = self._resources[name]
        given = resource.get("Properties", {}).get(_NAME_PROPERTIES.get(resource["Type"], ""))
        return str(self.value(given)) if given else f"{name}{self._environment.suffix}"

    def _placeholder(self, name: str) -> str:
        resource, dot, attribute = name.partition(".")
        return self.attribute(resource, attribute) if dot else self._ref(name)

    def _ref(self, name: str) -> str:
        if name.startswith("AWS::"):
            return self._environment.pseudo_parameter(name)
        attribute = _ATTRIBUTES_OF_REF.get(self._resources[name]["Type"])
        return self.attribute(name, attribute) if attribute else self.physical_name(name)


def references(given: Any) -> set[str]:
    """Return the names to which the intrinsic functions in a value refer: logical ids and pseudo parameters."""
    match given:
        case {"Ref": str(name)}:
            return {name}
        case {"Fn::GetAtt": [name, *_]}:
            return {name}
        case {"Fn::Sub": str(text)}:
            return {name.partition(".")[0] for name in _PLACEHOLDER.findall(text)}
        case dict():
            return {name for item in given.values() for name in references(item)}
        case list():
            return {name for item in given for name in references(item)}
    return set()
