"""Helpers for the tests of the embedded CloudFormation: stacks, and custom resources with scripted responses."""

from __future__ import annotations

import io
import json
import textwrap
import threading
import time
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"]


def until(condition: Callable[[], Any], *, seconds: float = 20) -> Any:
    """Wait until a condition is true, and return its result."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if result := condition():
            return result
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {condition}")


@dataclass(frozen=True)
class StackUnderTest:
    """A stack, managed with the API."""

    client: Any
    name: str

    def create(self, template: dict[str, Any], **parameters: Any) -> str:
        """Create the stack and return its final status."""
        self._begin(self.client.create_stack, template, parameters)
        return self.final_status()

    def update(self, template: dict[str, Any], **parameters: Any) -> str:
        self._begin(self.client.update_stack, template, parameters)
        return self.final_status()

    def begin_create(self, template: dict[str, Any], **parameters: Any) -> None:
        """Start the creation in a thread: CreateStack waits for a moment for the operation to end."""
        arguments = (self.client.create_stack, template, parameters)
        threading.Thread(target=self._begin, args=arguments, daemon=True).start()
        until(lambda: self.exists() and self.status.endswith("_IN_PROGRESS"))

    def begin_update(self, template: dict[str, Any], **parameters: Any) -> None:
        arguments = (self.client.update_stack, template, parameters)
        threading.Thread(target=self._begin, args=arguments, daemon=True).start()
        until(lambda: self.status == "UPDATE_IN_PROGRESS")

    def delete(self, **parameters: Any) -> str:
        stack_id = self.describe()["StackId"]
        self.client.delete_stack(StackName=stack_id, **parameters)
        return self.final_status(stack_id)

    def final_status(self, stack_id: str | None = None) -> str:
        """Wait until the operation ends, and return the status."""
        name = stack_id or self.name

        def ended() -> str | None:
            status: str = self.client.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
            return None if status.endswith("_IN_PROGRESS") else status

        return until(ended)

    def exists(self) -> bool:
        return any(stack["StackName"] == self.name for stack in self.client.describe_stacks()["Stacks"])

    def describe(self) -> dict[str, Any]:
        return self.client.describe_stacks(StackName=self.name)["Stacks"][0]

    @property
    def status(self) -> str:
        return self.describe()["StackStatus"]

    @property
    def outputs(self) -> dict[str, str]:
        return {output["OutputKey"]: output["OutputValue"] for output in self.describe().get("Outputs", [])}

    @property
    def resources(self) -> dict[str, str | None]:
        """Return the physical ids by logical id."""
        found = self.client.describe_stack_resources(StackName=self.name)["StackResources"]
        return {item["LogicalResourceId"]: item.get("PhysicalResourceId") for item in found}

    def history(self, logical_id: str | None = None, *, stack_id: str | None = None) -> list[str]:
        """Return the statuses in the events of the stack or of one of its resources, oldest first."""
        wanted = logical_id or self.name
        return [event["ResourceStatus"] for event in self.events(stack_id) if event["LogicalResourceId"] == wanted]

    def reasons(self, logical_id: str | None = None) -> list[str]:
        wanted = logical_id or self.name
        return [
            event["ResourceStatusReason"]
            for event in self.events()
            if event["LogicalResourceId"] == wanted and "ResourceStatusReason" in event
        ]

    def events(self, stack_id: str | None = None) -> list[dict[str, Any]]:
        """Return the events, oldest first."""
        pages = self.client.get_paginator("describe_stack_events").paginate(StackName=stack_id or self.name)
        return [event for page in pages for event in page["StackEvents"]][::-1]

    def _begin(self, call: Callable[..., Any], template: dict[str, Any], parameters: dict[str, Any]) -> None:
        call(StackName=self.name, TemplateBody=json.dumps(template), Capabilities=CAPABILITIES, **parameters)


def parameter(value: Any = "one", **more: Any) -> dict[str, Any]:
    """Return a small resource: an SSM parameter."""
    return {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": value}, **more}


def resource(kind: str, **properties: Any) -> dict[str, Any]:
    """Return a resource of a template."""
    return {"Type": kind, "Properties": properties}


BROKEN = {"Type": "AWS::Nowhere::Thing"}


# A function whose properties define its response, and which records each request in S3 (without boto3, whose import is
# slow). On<RequestType>: Status, Reason, Id, Data, NoEcho, Silent (no response), Raw (the body of the response),
# AfterObject (waits until there is such an object).
SCRIPTED = """
import json, os, time, urllib.error, urllib.request

BUCKET = os.environ["AWS_ENDPOINT_URL"] + "/custom-resource-requests/"

def put(url, body):
    headers = {"Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(url, data=body, headers=headers, method="PUT")).close()

def is_there(key):
    try:
        urllib.request.urlopen(BUCKET + key).close()
    except urllib.error.HTTPError:
        return False
    return True

def handler(event, context):
    script = json.loads(event["ResourceProperties"].get("On" + event["RequestType"], "{}"))
    stack = event["StackId"].split("/")[1]
    put(BUCKET + f"{stack}/{time.time_ns()}", json.dumps(event).encode())
    while "AfterObject" in script and not is_there(script["AfterObject"]):
        time.sleep(0.05)
    if script.get("Silent"):
        return
    answer = {
        "Status": script.get("Status", "SUCCESS"),
        "Reason": script.get("Reason", "scripted"),
        "PhysicalResourceId": script.get("Id") or event.get("PhysicalResourceId") or "made",
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
        "Data": script.get("Data", {}),
        "NoEcho": script.get("NoEcho", False),
    }
    put(event["ResponseURL"], script["Raw"].encode() if "Raw" in script else json.dumps(answer).encode())
"""


def zipped(**files: str) -> bytes:
    """Return a zip file of Python modules."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.py", textwrap.dedent(text))
    return packed.getvalue()


@dataclass(frozen=True)
class CustomResources:
    """Custom resources with scripted responses."""

    function_arn: str
    s3: Any

    def resource(self, *, depends_on: str | None = None, properties: dict[str, Any] | None = None, **on: Any) -> Any:
        """Return a custom resource. OnCreate, OnUpdate and OnDelete define the responses of its function."""
        scripts = {name: json.dumps(script) for name, script in on.items()}
        definition = {
            "Type": "Custom::Scripted",
            "Properties": {"ServiceToken": self.function_arn, **scripts, **(properties or {})},
        }
        return definition | ({"DependsOn": depends_on} if depends_on else {})

    def requests(self, stack: StackUnderTest) -> list[dict[str, Any]]:
        """Return the requests to the function, oldest first."""
        found = self.s3.list_objects_v2(Bucket="custom-resource-requests", Prefix=f"{stack.name}/")
        keys = sorted(item["Key"] for item in found.get("Contents", []))
        return [json.load(self.s3.get_object(Bucket="custom-resource-requests", Key=key)["Body"]) for key in keys]

    def request_types(self, stack: StackUnderTest) -> list[tuple[str, str | None]]:
        """Return the type and physical id of each request."""
        return [(request["RequestType"], request.get("PhysicalResourceId")) for request in self.requests(stack)]

    def release(self, key: str) -> None:
        """Create the object for which responses wait."""
        self.s3.put_object(Bucket="custom-resource-requests", Key=key, ACL="public-read")
