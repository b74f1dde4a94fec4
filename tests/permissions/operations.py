"""The requests that IAM checks for an operation of a service.

Source: the Service Authorization Reference of each service.
"""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from permissions.policy import AccessRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from permissions.intrinsics import Environment

_WHERE = ("partition", "region", "account")
_NOTHING: dict[str, str] = {}
_PREFIXES = {"stepfunctions": "states", "location": "geo"}
_GLUE_JOB = "arn:{partition}:glue:{region}:{account}:job/{JobName}"
_LOCATION_JOBS = "arn:{partition}:geo:{region}:{account}:job/"

# Operation -> the resource for which IAM checks the action of the same name.
_RESOURCES = {
    "cloudformation:DescribeStacks": "{StackName}",
    "states:ListExecutions": "{stateMachineArn}",
    "states:StartExecution": "{stateMachineArn}",
    "states:StopExecution": "{executionArn}",
    "states:DescribeExecution": "{executionArn}",
    "lambda:InvokeFunction": "{FunctionName}",
    "glue:BatchStopJobRun": _GLUE_JOB,
    "glue:GetJob": _GLUE_JOB,
    "glue:GetJobRun": _GLUE_JOB,
    "glue:GetJobRuns": _GLUE_JOB,
    "glue:StartJobRun": _GLUE_JOB,
    "glue:GetJobBookmark": "*",
    "glue:ResetJobBookmark": "*",
    "geo:StartJob": f"{_LOCATION_JOBS}made",
    "geo:GetJob": f"{_LOCATION_JOBS}{{JobId}}",
    "geo:CancelJob": f"{_LOCATION_JOBS}{{JobId}}",
    "geo:ListJobs": f"{_LOCATION_JOBS}*",
}


def access_requests(
    service: str,
    operation: str,
    parameters: Mapping[str, Any],
    *,
    tags: Mapping[str, str],
    environment: Environment,
) -> list[AccessRequest]:
    """Return the requests that IAM checks for a call.

    Args:
        service: The name of the service in botocore.
        operation: The operation.
        parameters: The parameters of the call.
        tags: The tags of the resource of the call.
        environment: The partition, the Region and the account.
    """
    action = _action(service, operation)
    resource = _resource(action, parameters.get(_parameter(action)), environment)
    if action == "geo:StartJob":
        return _start_job_requests(resource, parameters)
    return [AccessRequest(action, resource, _tag_context("ResourceTag", tags) if tags else _NOTHING)]


def resource_parameter(service: str, operation: str, parameters: Mapping[str, Any]) -> str | None:
    """Return the parameter of a call on which its resource depends; for StartJob, the role that it passes."""
    if operation == "StartJob":
        return str(parameters["ExecutionRoleArn"])
    return parameters.get(_parameter(_action(service, operation)))


@lru_cache
def _action(service: str, operation: str) -> str:
    return f"{_PREFIXES.get(service, service)}:{operation}"


@lru_cache
def _parameter(action: str) -> str:
    """Return the parameter that is part of the resource; empty if there is none."""
    fields = [name for _text, name, *_ in Formatter().parse(_RESOURCES[action]) if name]
    return next((name for name in fields if name not in _WHERE), "")


@lru_cache(4096)
def _resource(action: str, value: str | None, environment: Environment) -> str:
    where = {name: getattr(environment, name) for name in _WHERE}
    return _RESOURCES[action].format(**where, **({_parameter(action): value} if value else {}))


def _start_job_requests(resource: str, parameters: Mapping[str, Any]) -> list[AccessRequest]:
    """Return the requests for StartJob and its dependent actions."""
    given = _tag_context("RequestTag", parameters.get("Tags", {}))
    passed = {"iam:PassedToService": "geo.amazonaws.com"}
    return [
        AccessRequest("geo:StartJob", resource, given),
        AccessRequest("geo:TagResource", resource, given),
        AccessRequest("iam:PassRole", parameters["ExecutionRoleArn"], passed),
    ]


def _tag_context(key: str, tags: Mapping[str, str]) -> dict[str, str]:
    return {f"aws:{key}/{name}": value for name, value in tags.items()}
