"""The reason of a failed custom resource, and the command in it that shows the logs of its run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

_CLI = Path(sys.executable).with_name("glue-constructs")
# What CloudFormation writes before and after the reason of the response.
_MESSAGE = re.compile(
    r"Received response status \[FAILED\] from custom resource\. Message returned: (.*) \(RequestId: .*"
)
_LOGS_OF_FUNCTIONS = ("START RequestId", "REPORT RequestId", "[ERROR]", '"level":')


def reason_of_failure(aws: Any, stack: str, logical_id: str) -> str:
    """Return the reason of the newest failure of a custom resource.

    Args:
        aws: The embedded AWS.
        stack: The name of the stack.
        logical_id: The beginning of the logical id.
    """
    pages = aws.client("cloudformation").get_paginator("describe_stack_events").paginate(StackName=stack)
    event = next(
        event
        for page in pages
        for event in page["StackEvents"]
        if event["ResourceStatus"].endswith("_FAILED") and event["LogicalResourceId"].startswith(logical_id)
    )
    message = _MESSAGE.fullmatch(event["ResourceStatusReason"])
    assert message is not None, event
    return message[1]


def logs_of_reason(aws: Any, reason: str) -> str:
    """Run the command in a reason that shows the logs of the run, and return its output."""
    [command] = re.findall(r"; see more: (glue-constructs runs logs .*?); log groups: ", reason)
    done = subprocess.run(
        [str(_CLI), *shlex.split(command)[1:], "--endpoint-url", aws.endpoint_url],
        env=aws.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def output_of_functions(output: str) -> list[str]:
    """Return the lines of the logs of Lambda functions in the output of the CDK CLI."""
    return [line for line in output.splitlines() if any(mark in line for mark in _LOGS_OF_FUNCTIONS)]
