"""A model of CloudFormation: one stack with custom resources for runs, and the operations of its users.

Modelled, with sources:

* Create, Update, Delete with the documented members, every scalar of the properties a string (CloudFormation User
  Guide, "Custom resource request objects"). The first response to a ResponseURL within `ServiceTimeout` is accepted;
  without a response the request fails (same guide).
* Another resource of the stack fails, or the user cancels an update: CloudFormation no longer waits for the requests of
  the resources, and the rollback begins (aws-cdk#31541; README of custom_resources in aws-cdk-lib 2.275, "Important
  cases to handle"). The Delete of a Create without a response has a generated physical id (the same README;
  cloudformation-coverage-roadmap#1814).
* A failed Create gets a Delete with the physical id of its response (aws-cdk#5525). A failed or finished Update gets an
  Update to the old properties (README; aws-cdk#29581). A physical id that an Update changes is adopted, also from a
  FAILED response (aws-cdk#13527), and the old one is deleted in the cleanup.
* A Delete that fails blocks the stack; in a cleanup it is skipped, and the resource remains (README).
* An update's rollback that fails can be continued. A failed creation that is not rolled back (`--no-rollback`) can be
  retried: the failed resource is deleted and created again (pulumi-aws-native#1915), possibly with the former
  RequestId, always with a new ResponseURL, which is signed when the request is sent.
* The job is a resource of the stack: created before the run, deleted after it; a renamed job is a new job, and the old
  one is deleted in the cleanup. Until then the provider can use the old job.

Not modelled: nested stacks, change sets, stack policies, drift, other resources except for their failure, and
DescribeStacks with outdated results.
"""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from .resources import Request, Resource

if TYPE_CHECKING:
    from .resources import Template
    from .world import World

_PROCESSING_SECONDS = 0.5
_SERVICE_TIMEOUT = 3600


class Stack:
    """The stack; it can be deleted and created again.

    Attributes:
        requests: All requests that were sent.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.status = "DELETE_COMPLETE"
        self.updated: float | None = None
        self.resources: dict[str, Resource] = {}
        self.requests: list[Request] = []
        self._urls: dict[str, Request] = {}
        self._stacks = 0
        self._operation = 0
        self._before: Template = {}
        self._target: Template = {}
        self._touched: dict[str, str] = {}
        self._waiting: set[str] = set()
        self._cleanups: list[tuple[Resource, str, dict[str, Any]]] = []
        self._keeps = False
        self._request_ids: dict[str, str] = {}

    # operations of the user

    @property
    def is_idle(self) -> bool:
        """Whether no operation is in progress."""
        return not self.status.endswith("IN_PROGRESS")

    def deploy(
        self,
        template: Template,
        *,
        fails_after: float | None = None,
        cancelled_after: float | None = None,
        keeps: bool = False,
    ) -> None:
        """Create the stack or update it.

        Args:
            template: The run resources of the template.
            fails_after: After how many seconds another resource of the stack fails. Default: it does not fail.
            cancelled_after: After how many seconds the user cancels the update. Default: it is not cancelled.
            keeps: Whether a failed operation is not rolled back (``--no-rollback``).
        """
        if self.status in ("DELETE_COMPLETE", "ROLLBACK_COMPLETE"):
            self._stacks += 1
            self.resources = {}
            self._start_operation("CREATE_IN_PROGRESS")
            self.updated = None
        elif self.status in ("CREATE_FAILED", "UPDATE_FAILED") or self.status.endswith("_COMPLETE"):
            creating = self.status == "CREATE_FAILED"
            self._start_operation("CREATE_IN_PROGRESS" if creating else "UPDATE_IN_PROGRESS")
        else:
            return  # UPDATE_ROLLBACK_FAILED, ROLLBACK_FAILED, DELETE_FAILED: refused
        self._keeps = keeps
        self._before = {name: r.properties for name, r in self.resources.items() if r.created and r.properties}
        self._target = template
        self._touched = {}
        self._cleanups = []
        operation = self._operation
        for name in sorted({properties["Run"]["JobName"] for properties in template.values()}):
            self._world.glue.create_job(name)
        self._waiting = set()
        if fails_after is not None:
            self._waiting.add("another resource")
            self._world.clock.after(fails_after, self._fail_other_resource, operation)
        if cancelled_after is not None and self.status.startswith("UPDATE"):
            self._world.clock.after(cancelled_after, self._fail_other_resource, operation)
        self._waiting.update(template)
        for name, properties in template.items():
            self._create_or_update(name, properties)
        self._continue_if_done()

    def delete(self) -> None:
        """Delete the stack, also during its creation."""
        allowed = self.is_idle or self.status in ("CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS")
        if allowed and self.status != "DELETE_COMPLETE":
            self._abandon_requests()
            self._start_operation("DELETE_IN_PROGRESS")
            self._delete_all()

    def continue_rollback(self) -> None:
        """Continue an update's rollback that failed."""
        if self.status == "UPDATE_ROLLBACK_FAILED":
            self._start_operation("UPDATE_ROLLBACK_IN_PROGRESS")
            self._roll_back_update()

    # responses of the provider

    def answer(self, url: str, content: bytes) -> None:
        """PUT to a ResponseURL."""
        body = json.loads(content)
        request = self._urls[url]
        now = self._world.clock.now
        self._world.note("%s is answered: %s", request, body)
        request.answers.append((now, body, len(content)))
        if request.answer is None and request.given_up is None and now <= request.deadline:
            request.answer = body
            request.answered = now
            # CloudFormation reads the response a moment after the PUT.
            self._world.clock.after(_PROCESSING_SECONDS, self._process_response, request)

    # the operations

    def _start_operation(self, status: str) -> None:
        self._operation += 1
        if self.requests and status in ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS"):
            self.updated = self._world.clock.now
        self._set_status(status)

    def _set_status(self, status: str) -> None:
        self._world.note("stack %s", status)
        self.status = status
        if self.is_idle:
            self._world.story.proceed()

    def _create_or_update(self, name: str, properties: dict[str, Any]) -> None:
        """Create or update a resource."""
        resource = self.resources.get(name)
        if resource is None or not (resource.exists or resource.failed):
            resource = self.resources[name] = Resource(self._stack_id, name)
        if resource.failed and name not in self._before:
            # Its creation failed without a rollback: it is deleted, then created again.
            self._touched[name] = "Delete first"
            self._send(resource, "Delete", resource.properties or properties)
        elif name not in self._before:
            self._touched[name] = "Create"
            self._send(resource, "Create", properties)
        elif resource.properties != properties or resource.failed:
            self._touched[name] = "Update"
            self._send(resource, "Update", properties, old=resource.properties)
        else:
            self._waiting.discard(name)

    def _process_response(self, request: Request) -> None:
        """Process the response to a request, or a timeout."""
        resource = request.resource
        if resource.request is not request or request.given_up is not None:
            return
        resource.request = None
        self._world.note("CloudFormation processes %s: %s", request, request.answer and request.answer["Status"])
        self._update_resource(request)
        name = resource.logical_id
        if request.kind == "Delete":
            self._process_delete(resource, fine=request.succeeded)
        elif request.succeeded:
            self._waiting.discard(name)
            self._continue_if_done()
        elif self.status == "UPDATE_ROLLBACK_IN_PROGRESS":
            self._abandon_requests()
            self._set_status("UPDATE_ROLLBACK_FAILED")
        else:
            self._fail_operation()

    def _update_resource(self, request: Request) -> None:
        """Set the resource's physical id and, after success, its properties."""
        resource = request.resource
        answered = request.answer and request.answer.get("PhysicalResourceId")
        if request.kind == "Delete":
            return
        if answered and resource.physical_id and answered != resource.physical_id:
            resource.replaced.append((resource.physical_id, resource.properties or {}))
        resource.physical_id = answered or resource.physical_id or self._generated_physical_id(resource)
        resource.failed = not request.succeeded
        if request.succeeded or request.kind == "Create":
            resource.properties = request.properties
            resource.created |= request.succeeded

    def _generated_physical_id(self, resource: Resource) -> str:
        return f"Orders-{resource.logical_id}-{len(self.requests):06X}"

    def _continue_if_done(self) -> None:
        """Continue the operation when all resources are done."""
        if self._waiting:
            return
        if self.status in ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS"):
            self._clean_up("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        elif self.status == "UPDATE_ROLLBACK_IN_PROGRESS":
            self._clean_up("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")

    def _fail_other_resource(self, operation: int) -> None:
        if operation == self._operation and self.status in ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS"):
            self._world.note("another resource fails, or the update is cancelled")
            self._fail_operation()

    def _fail_operation(self) -> None:
        """Fail the operation, and roll it back."""
        creating = self.status == "CREATE_IN_PROGRESS"
        self._abandon_requests()
        self._operation += 1
        if self._keeps:
            self._set_status("CREATE_FAILED" if creating else "UPDATE_FAILED")
            return
        self._set_status("ROLLBACK_IN_PROGRESS" if creating else "UPDATE_ROLLBACK_IN_PROGRESS")
        go = self._delete_all if creating else self._roll_back_update
        self._world.clock.after(self._world.settings["rollback_seconds"], self._if_same_operation, self._operation, go)

    def _if_same_operation(self, operation: int, go: Any) -> None:
        if operation == self._operation:
            go()

    def _abandon_requests(self) -> None:
        """Wait for no request any longer."""
        for resource in self.resources.values():
            request, resource.request = resource.request, None
            if request is None:
                continue
            if request.answer is None:
                self._world.note("CloudFormation no longer waits for %s", request)
                request.given_up = self._world.clock.now
            else:
                self._update_resource(request)
                continue
            resource.failed = True
            if request.kind == "Create":
                resource.physical_id = self._generated_physical_id(resource)
                resource.properties = request.properties

    def _roll_back_update(self) -> None:
        self._waiting = set()
        for name, kind in self._touched.items():
            resource = self.resources[name]
            if kind == "Update":
                self._waiting.add(name)
                attempted = self._target[name]
                self._send(resource, "Update", self._before[name], old=attempted, rollback=True)
        self._continue_if_done()

    def _clean_up(self, status: str) -> None:
        """Delete replaced physical ids, resources that are not in the template, and jobs."""
        rolling_back = "ROLLBACK" in status
        wanted = self._before if rolling_back else self._target
        self._cleanups = []
        for resource in self.resources.values():
            self._cleanups += [(resource, *replaced) for replaced in resource.replaced]
            resource.replaced = []
            if resource.logical_id not in wanted and resource.exists:
                self._cleanups.append((resource, resource.physical_id or "", resource.properties or {}))
        if self._cleanups and self.status != "CREATE_IN_PROGRESS":
            self._set_status(status)
        self._next_cleanup(wanted)

    def _next_cleanup(self, wanted: Template) -> None:
        if self._cleanups:
            resource, replaced, properties = self._cleanups.pop(0)
            self._send(resource, "Delete", properties, physical_id=replaced, rollback="ROLLBACK" in self.status)
            return
        if wanted:
            self._delete_jobs_but({properties["Run"]["JobName"] for properties in wanted.values()})
        self._operation += 1
        if "ROLLBACK" in self.status:
            self._set_status("UPDATE_ROLLBACK_COMPLETE")
        else:
            self._set_status("CREATE_COMPLETE" if self.status == "CREATE_IN_PROGRESS" else "UPDATE_COMPLETE")

    def _delete_all(self) -> None:
        self._waiting = {name for name, resource in self.resources.items() if resource.exists}
        for name in sorted(self._waiting):  # the order of a set differs between processes
            resource = self.resources[name]
            self._send(resource, "Delete", resource.properties or {}, rollback=self.status == "ROLLBACK_IN_PROGRESS")
        self._end_of_deletion()

    def _process_delete(self, resource: Resource, *, fine: bool) -> None:
        """Continue after the response to a Delete, or its timeout."""
        if "CLEANUP" in self.status:
            if resource.physical_id and resource.logical_id not in self._wanted_template:
                self.resources.pop(resource.logical_id, None)
            self._next_cleanup(self._wanted_template)  # a failure is skipped: the resource remains
            return
        name = resource.logical_id
        if self._touched.get(name) == "Delete first" and self.status in ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS"):
            if not fine:
                self._fail_operation()
                return
            self._touched[name] = "Create"
            self.resources[name] = Resource(self._stack_id, name)
            self._send(self.resources[name], "Create", self._target[name])
            return
        self._waiting.discard(name)
        if fine:
            self.resources.pop(name, None)
        self._end_of_deletion()

    @property
    def _wanted_template(self) -> Template:
        return self._before if "ROLLBACK" in self.status else self._target

    def _end_of_deletion(self) -> None:
        if self._waiting:
            return
        if self.resources and any(resource.exists for resource in self.resources.values()):
            self._set_status("DELETE_FAILED" if self.status == "DELETE_IN_PROGRESS" else "ROLLBACK_FAILED")
            return
        self._delete_jobs_but(set())
        self._set_status("DELETE_COMPLETE" if self.status == "DELETE_IN_PROGRESS" else "ROLLBACK_COMPLETE")

    def _delete_jobs_but(self, wanted: set[str]) -> None:
        if self._world.settings["job_in_stack"]:
            for name in sorted(self._world.glue.jobs.keys() - wanted):
                self._world.glue.delete_job(name)

    # the requests

    @property
    def _stack_id(self) -> str:
        return f"arn:aws:cloudformation:eu-west-1:123456789012:stack/Orders/{self._stacks}"

    def _send(
        self,
        resource: Resource,
        kind: str,
        properties: dict[str, Any],
        *,
        old: dict[str, Any] | None = None,
        physical_id: str | None = None,
        rollback: bool = False,
    ) -> None:
        world = self._world
        number = len(self.requests)
        event: dict[str, Any] = {
            "RequestType": kind,
            "RequestId": self._request_id(resource, kind, number),
            "ResponseURL": world.url(number),
            "StackId": self._stack_id,
            "LogicalResourceId": resource.logical_id,
            "ResourceType": world.provider.resource_type,
            "ResourceProperties": properties,
        }
        if kind != "Create":
            event["PhysicalResourceId"] = physical_id or resource.physical_id
        if kind == "Update":
            event["OldResourceProperties"] = old
        seconds = float(properties.get("ServiceTimeout", _SERVICE_TIMEOUT))
        now = world.clock.now
        request = Request(resource, kind, event, now, now + seconds, rollback, number)
        self.requests.append(request)
        self._urls[event["ResponseURL"]] = request
        resource.request = request
        world.note("CloudFormation sends %s", request)
        world.receive(request)
        world.clock.at(request.deadline, self._expire, request)

    def _request_id(self, resource: Resource, kind: str, number: int) -> str:
        """Return a RequestId; a retried creation may have the former one."""
        key = f"{resource.stack_id} {resource.logical_id} {kind}"
        fresh = f"request-{number}"
        known = self._request_ids.setdefault(key, fresh)
        return known if kind == "Create" and self._world.settings["same_request_id"] else fresh

    def _expire(self, request: Request) -> None:
        if request.answer is None and request.given_up is None:
            self._world.note("%s timed out", request)
            self._process_response(request)

    def status_of(self, stack_id: str) -> dict[str, Any]:
        """DescribeStacks, also for a stack that was deleted before this one was created."""
        if stack_id != self._stack_id:
            return {"Stacks": [{"StackName": "Orders", "StackStatus": "DELETE_COMPLETE"}]}
        stack: dict[str, Any] = {"StackName": "Orders", "StackStatus": self.status}
        if self.updated:
            stack["LastUpdatedTime"] = datetime.fromtimestamp(self.updated, timezone.utc)
        return {"Stacks": [stack]}


class Client:
    """The part of boto3's client for CloudFormation that the handlers use."""

    def __init__(self, world: World) -> None:
        self._world = world

    def describe_stacks(self, *, StackName: str) -> dict[str, Any]:  # noqa: N803  # AWS's name
        """DescribeStacks."""
        stack = self._world.stack
        answer: dict[str, Any] = self._world.process.call(
            "cloudformation.describe_stacks", lambda: stack.status_of(StackName)
        )
        return answer
