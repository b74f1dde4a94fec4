"""The calls that the handlers make in their tests, which cover every row of their state tables, and their permissions.

Source of the permissions of an operation: the Service Authorization Reference of its service.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from permissions.policy import AccessRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

_TESTS = Path(__file__).parents[1]
_GLUE_JOB = "arn:aws:glue:eu-west-1:123456789012:job/{JobName}"
_LOCATION_JOBS = "arn:aws:geo:eu-west-1:123456789012:job/"
_PREFIXES = {"stepfunctions": "states", "location": "geo"}

# Operation -> the resource for which IAM checks the action of the same name.
_RESOURCES = {
    "cloudformation:DescribeStacks": "{StackName}",
    "states:ListExecutions": "{stateMachineArn}",
    "states:StartExecution": "{stateMachineArn}",
    "states:StopExecution": "{executionArn}",
    "glue:BatchStopJobRun": _GLUE_JOB,
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


@dataclass(frozen=True)
class Call:
    """A call of a handler.

    Attributes:
        test: The test that called the handler.
        function: The Lambda function: entry or worker.
        service: The name of the service in botocore.
        operation: The operation of the service.
        parameters: The parameters of the call.
        tags: The tags of the call's job.
    """

    test: str
    function: str
    service: str
    operation: str
    parameters: dict[str, Any]
    tags: dict[str, str]

    @property
    def stack(self) -> str:
        """The name of the stack in the handlers' tests: address validation jobs have another one."""
        return "Addresses" if self.service == "location" or "test_location_" in self.test else "Orders"

    def access_requests(self) -> Iterator[AccessRequest]:
        """Yield the requests that IAM checks for the call."""
        action = f"{_PREFIXES.get(self.service, self.service)}:{self.operation}"
        resource = _RESOURCES[action].format(**self.parameters)
        shown = {f"aws:ResourceTag/{key}": value for key, value in self.tags.items()}
        given = {f"aws:RequestTag/{key}": value for key, value in self.parameters.get("Tags", {}).items()}
        yield AccessRequest(action, resource, {**shown, **given})
        if action == "geo:StartJob":  # its dependent actions
            yield AccessRequest("geo:TagResource", resource, given)
            passed = {"iam:PassedToService": "geo.amazonaws.com"}
            yield AccessRequest("iam:PassRole", self.parameters["ExecutionRoleArn"], passed)


def record_calls(folder: Path) -> list[Call]:
    """Run the handlers' tests, and return their calls; failing tests are not reported here."""
    file = folder / "calls.json"
    command = [sys.executable, "-m", "pytest", "-p", "permissions.recorder", "-p", "no:cacheprovider", "-q"]
    done = subprocess.run(
        [*command, str(_TESTS / "handlers")],
        env={**os.environ, "PYTHONPATH": str(_TESTS), "CALLS": str(file)},
        cwd=_TESTS.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert file.exists(), done.stdout + done.stderr
    return [Call(**call) for call in json.loads(file.read_text())]
