"""A model of CloudFormation: one stack with its resources, and the operations of its users.

Modelled, with sources:

* In an operation a resource is created or changed when those that it depends on are done: those of `Ref`, `Fn::GetAtt`,
  `Fn::Sub` and `DependsOn`. Removed and replaced resources are deleted in the cleanup after all updates, those that
  depend on others first; a rollback restores changed resources in the order of dependencies, and deletes created ones
  in its cleanup (CloudFormation User Guide, "DependsOn attribute", "Update behaviors of stack resources", "Stack
  failure options"). Resources that are not custom resources are done at once.
* The requests of `requests_of_stack.py`, whose properties have strings only; without a response a request fails.
* Another resource of the stack fails, or the user cancels an update: CloudFormation no longer waits for the requests of
  the resources, and the rollback begins (aws-cdk#31541; README of custom_resources in aws-cdk-lib 2.275, "Important
  cases to handle"). The Delete of a Create without a response has a generated physical id (the same README;
  cloudformation-coverage-roadmap#1814).
* A failed Create gets a Delete with the physical id of its response (aws-cdk#5525). A failed or finished Update gets an
  Update to the old properties (README; aws-cdk#29581). A physical id that an Update changes is adopted, also from a
  FAILED response (aws-cdk#13527), and the old one is deleted in the cleanup.
* After a failed update that is not rolled back a resource is assumed to depend on what it depended on before and in the
  update: that is not documented.
* A Delete that fails blocks the stack; in a cleanup it is skipped, and the resource remains (README).
* An update's rollback that fails can be continued. A failed creation that is not rolled back (`--no-rollback`) can be
  retried: the failed resource is deleted and created again (pulumi-aws-native#1915), possibly with the former
  RequestId, always with a new ResponseURL, which is signed when the request is sent.
* A nested stack: after its updates it waits for its parent before the cleanup; if the parent fails in the meantime, an
  update is rolled back and a created stack is deleted (same guide, "Nested stacks", and its troubleshooting page).
* DescribeStacks shows a status some seconds later.

Not modelled: change sets, stack policies, drift, the time that other resources take.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from .deletions import Deletion, Deletions
from .provisioning import Provisioner
from .requests_of_stack import Requests
from .resources import Resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from .resources import Request, Target
    from .template import Part
    from .world import World

_CREATED = "CREATE_IN_PROGRESS"
_UPDATED = "UPDATE_IN_PROGRESS"
_ROLLED_BACK = "UPDATE_ROLLBACK_IN_PROGRESS"
_CLEANUP = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"
_ROLLBACK_CLEANUP = "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"


class Stack:
    """The stack; it can be deleted and created again.

    Attributes:
        resources: The custom resources, by logical id.
        provisioner: The other resources.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._is_nested = bool(world.settings["nested"])
        self.status = "DELETE_COMPLETE"
        self.updated: float | None = None
        self.resources: dict[str, Resource] = {}
        self.provisioner = Provisioner(world)
        self.is_idle = True
        self._requests = Requests(world, self._process_response)
        self._history: list[tuple[float, str, str, float | None]] = []
        self._stacks = 0
        self._stack_id = ""
        self._operation = 0
        self._before: dict[str, dict[str, Any]] = {}
        self._parts_before: dict[str, Part] = {}
        self._target: Target
        self._touched: dict[str, str] = {}
        self._pending: dict[str, Part] = {}
        self._sent: set[str] = set()
        self._rolling_back = False
        self._replaced: list[Part] = []
        self._deletions = Deletions(self.provisioner, self._send_delete)
        self._other_fails = False
        self._parent_fails: float | None = None
        self._keeps = False

    @property
    def requests(self) -> list[Request]:
        """All requests that were sent."""
        return self._requests.sent

    def answer(self, url: str, content: bytes) -> None:
        """PUT to a ResponseURL."""
        self._requests.answer(url, content)

    # operations of the user

    def deploy(
        self,
        target: Target,
        *,
        fails_after: float | None = None,
        cancelled_after: float | None = None,
        parent_fails: float | None = None,
        keeps: bool = False,
    ) -> None:
        """Create the stack or update it.

        Args:
            target: The template and the properties.
            fails_after: After how many seconds another resource of the stack fails. Default: it does not fail.
            cancelled_after: After how many seconds the user cancels the update. Default: it is not cancelled.
            parent_fails: How many seconds after a nested stack is done its parent fails. Default: it does not fail.
            keeps: Whether a failed operation is not rolled back (``--no-rollback``).
        """
        if self.status in ("DELETE_COMPLETE", "ROLLBACK_COMPLETE"):
            self.resources, self.updated = {}, None
            self._start_operation(_CREATED)
        elif self.status in ("CREATE_FAILED", "UPDATE_FAILED") or self.status.endswith("_COMPLETE"):
            self.updated = self._world.clock.now
            self._start_operation(_CREATED if self.status == "CREATE_FAILED" else _UPDATED)
        else:
            return  # UPDATE_ROLLBACK_FAILED, ROLLBACK_FAILED, DELETE_FAILED: refused
        self._keeps = keeps and not self._is_nested
        self._parent_fails = parent_fails if self._is_nested else None
        self._before = {name: r.properties for name, r in self.resources.items() if r.created and r.properties}
        self._parts_before = {**self.provisioner.parts, **{r.logical_id: r.part for r in self.resources.values()}}
        self._target = target
        self._touched = {}
        self._replaced = []
        self._other_fails = fails_after is not None
        if fails_after is not None:
            self._world.clock.after(fails_after, self._fail_other_resource, self._operation)
        if cancelled_after is not None and self.status == _UPDATED:
            self._world.clock.after(cancelled_after, self._fail_other_resource, self._operation)
        existing = self.provisioner.parts
        self._begin_changes(
            part
            for name, part in target.template.parts.items()
            if part.is_custom or name not in existing or existing[name].properties is not part.properties
        )

    def next_stack(self) -> int:
        """Return the number of the stack that the next deployment creates or updates."""
        if self.status in ("DELETE_COMPLETE", "ROLLBACK_COMPLETE"):
            self._stacks += 1
            self._stack_id = self._world.environment(self._stacks).stack_arn
        return self._stacks

    def delete(self) -> None:
        """Delete the stack, also during its creation."""
        allowed = self.is_idle or self.status in (_CREATED, "ROLLBACK_IN_PROGRESS")
        if allowed and self.status != "DELETE_COMPLETE":
            self._abandon_requests()
            self._start_operation("DELETE_IN_PROGRESS")
            self._delete_all()

    def continue_rollback(self) -> None:
        """Continue an update's rollback that failed."""
        if self.status == "UPDATE_ROLLBACK_FAILED":
            self._start_operation(_ROLLED_BACK)
            self._roll_back_update()

    # the operations

    def _start_operation(self, status: str) -> None:
        self._operation += 1
        self.is_idle = False
        self._set_status(status)

    def _set_status(self, status: str) -> None:
        self._world.note("stack %s", status)
        self.status = status
        self._history.append((self._world.clock.now, self._stack_id, status, self.updated))

    def _end_operation(self, status: str) -> None:
        self._operation += 1
        self._set_status(status)
        self.is_idle = True
        self._world.story.proceed()

    def _begin_changes(self, parts: Any) -> None:
        self._pending = {part.name: part for part in parts}
        self._sent = set()
        self._advance()

    def _advance(self) -> None:
        """Change the resources whose dependencies are done; they are in the order of dependencies."""
        for name, part in list(self._pending.items()):
            if name in self._sent or not part.depends.isdisjoint(self._pending):
                continue
            if not part.is_custom:
                self._put(part)
            elif self._rolling_back:
                self._sent.add(name)
                resource = self.resources[name]
                attempted = self._target.properties[name]
                self._requests.send(resource, "Update", self._before[name], old=attempted, rollback=True)
            else:
                self._create_or_update(part)
        if not self._pending and not self._other_fails:
            self._finish_changes()

    def _put(self, part: Part) -> None:
        """Create or change a resource that is no custom resource."""
        del self._pending[part.name]
        if not self._rolling_back:
            self._touched[part.name] = "Update" if part.name in self.provisioner.parts else "Create"
        existing = self.provisioner.parts.get(part.name)
        replaced = None if existing and existing.properties is part.properties else self.provisioner.put(part)
        if replaced:
            self._replaced = [other for other in self._replaced if other is not part]
            self._replaced.append(replaced)

    def _create_or_update(self, part: Part) -> None:
        """Create or update a custom resource."""
        name, properties = part.name, self._target.properties[part.name]
        resource = self.resources.get(name)
        if resource is None or not (resource.exists or resource.failed):
            resource = self.resources[name] = Resource(self._stack_id, part)
        if name in self._before and resource.properties == properties and not resource.failed:
            resource.part = part
            del self._pending[name]
            return
        self._sent.add(name)
        if resource.failed and name not in self._before:
            # Its creation failed without a rollback: it is deleted, then created again.
            self._touched[name] = "Delete first"
            self._requests.send(resource, "Delete", resource.properties or properties)
        elif name not in self._before:
            self._touched[name] = "Create"
            self._requests.send(resource, "Create", properties)
        else:
            self._touched[name] = "Update"
            resource.part = part.with_dependencies_of(resource.part)
            self._requests.send(resource, "Update", properties, old=resource.properties)

    def _process_response(self, request: Request) -> None:
        """Process the response to a request, or a timeout."""
        resource = request.resource
        if resource.request is not request or request.given_up is not None:
            return
        resource.request = None
        self._world.note("CloudFormation processes %s: %s", request, request.answer and request.answer["Status"])
        self._update_resource(request)
        if request.kind == "Delete":
            self._process_delete(resource, request)
        elif request.succeeded:
            self._pending.pop(resource.logical_id, None)
            self._advance()
        elif self.status == _ROLLED_BACK:
            self._abandon_requests()
            self._end_operation("UPDATE_ROLLBACK_FAILED")
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
        if request.succeeded and not request.rollback:
            resource.part = self._target.template.parts[resource.logical_id]
        if request.succeeded or request.kind == "Create":
            resource.properties = request.properties
            resource.created |= request.succeeded

    def _generated_physical_id(self, resource: Resource) -> str:
        return f"Orders-{resource.logical_id}-{len(self.requests):06X}"

    def _finish_changes(self) -> None:
        """Continue the operation when all resources are done."""
        if self.status in (_CREATED, _UPDATED):
            if self._parent_fails is None:
                self._clean_up(self._target.template.parts, _CLEANUP)
                return
            self._set_status("CREATE_COMPLETE" if self.status == _CREATED else _CLEANUP)
            self._world.clock.after(self._parent_fails, self._fail_parent, self._operation)
        elif self.status == _ROLLED_BACK:
            self._clean_up(self._parts_before, _ROLLBACK_CLEANUP)

    def _fail_parent(self, operation: int) -> None:
        """The parent of the nested stack fails after the nested stack is done."""
        if operation != self._operation:
            return
        self._world.note("the parent stack fails")
        if self.status == "CREATE_COMPLETE":
            self._start_operation("DELETE_IN_PROGRESS")
            self._delete_all()
        else:
            self._operation += 1
            self._set_status(_ROLLED_BACK)
            self._roll_back_update()

    def _fail_other_resource(self, operation: int) -> None:
        if operation == self._operation and self.status in (_CREATED, _UPDATED):
            self._world.note("another resource fails, or the update is cancelled")
            self._fail_operation()

    def _fail_operation(self) -> None:
        """Fail the operation, and roll it back."""
        creating = self.status == _CREATED
        self._abandon_requests()
        self._other_fails = False
        self._operation += 1
        if self._keeps:
            self._end_operation("CREATE_FAILED" if creating else "UPDATE_FAILED")
            return
        if creating:
            self._set_status("DELETE_IN_PROGRESS" if self._is_nested else "ROLLBACK_IN_PROGRESS")
        else:
            self._set_status(_ROLLED_BACK)
        go = self._delete_all if creating else self._roll_back_update
        self._world.clock.after(self._world.settings["rollback_seconds"], self._if_same_operation, self._operation, go)

    def _if_same_operation(self, operation: int, go: Callable[[], None]) -> None:
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
        self._rolling_back = True
        changed = [name for name, kind in self._touched.items() if kind == "Update"]
        before = self._parts_before
        for name, resource in self.resources.items():
            resource.part = before.get(name, resource.part)  # with its former dependencies
        self._begin_changes(before[name] for name in before if name in changed)

    # deletions

    def _clean_up(self, wanted: dict[str, Part], status: str) -> None:
        """Delete replaced physical ids, replaced resources, and resources that are not in the template."""
        deletions = [Deletion(part) for part in self._replaced]
        for resource in self.resources.values():
            deletions += [Deletion(resource.part, resource, *replaced) for replaced in resource.replaced]
            resource.replaced = []
            if resource.exists and resource.logical_id not in (self._before if self._rolling_back else wanted):
                deletions.append(Deletion.of(resource))
        deletions += [Deletion(part) for name, part in self.provisioner.parts.items() if name not in wanted]
        if any(deletion.resource for deletion in deletions) and self.status != _CREATED:
            self._set_status(status)
        self._deletions.begin(deletions, self._finish)

    def _finish(self) -> None:
        """End an operation whose cleanup is done."""
        if self._rolling_back:
            self._rolling_back = False
            self._end_operation("UPDATE_ROLLBACK_COMPLETE")
        else:
            self._end_operation("CREATE_COMPLETE" if self.status == _CREATED else "UPDATE_COMPLETE")

    def _delete_all(self) -> None:
        self._rolling_back = False
        self._pending = {}
        deletions = [Deletion.of(resource) for _name, resource in sorted(self.resources.items()) if resource.exists]
        deletions += [Deletion(part) for part in (*self._replaced, *self.provisioner.parts.values())]
        self._replaced = []
        self._deletions.begin(deletions, self._end_of_deletion)

    def _send_delete(self, deletion: Deletion, resource: Resource) -> None:
        self._requests.send(
            resource,
            "Delete",
            deletion.properties or {},
            physical_id=deletion.physical_id,
            rollback=self._rolling_back or self.status == "ROLLBACK_IN_PROGRESS",
        )

    def _process_delete(self, resource: Resource, request: Request) -> None:
        """Continue after the response to a Delete, or its timeout."""
        name = resource.logical_id
        if self.status in (_CREATED, _UPDATED):
            if not request.succeeded:
                self._fail_operation()
                return
            self._touched[name] = "Create"
            part = self._target.template.parts[name]
            self.resources[name] = Resource(self._stack_id, part)
            self._requests.send(self.resources[name], "Create", self._target.properties[name])
            return
        # In a cleanup a failure is skipped: the resource remains.
        is_gone = self._deletions.process(request, skip_failure=self.status in (_CLEANUP, _ROLLBACK_CLEANUP))
        if is_gone and resource.physical_id == request.event["PhysicalResourceId"]:
            self.resources.pop(name, None)
        self._deletions.proceed()

    def _end_of_deletion(self) -> None:
        deleting = self.status == "DELETE_IN_PROGRESS"
        if self._deletions.has_failed:
            self._end_operation("DELETE_FAILED" if deleting else "ROLLBACK_FAILED")
        else:
            self._end_operation("DELETE_COMPLETE" if deleting else "ROLLBACK_COMPLETE")

    def describe(self, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """DescribeStacks, also for a stack that was deleted before this one was created."""
        if operation != "DescribeStacks":
            raise NotImplementedError(operation)
        then = self._world.clock.now - self._world.settings["status_lag"]
        of_stack = [entry for entry in self._history if entry[1] == parameters["StackName"]]
        shown = [entry for entry in of_stack if entry[0] <= then] or of_stack[:1]
        _when, stack_id, status, updated = shown[-1]
        stack: dict[str, Any] = {"StackName": self._world.environment(1).stack_name, "StackStatus": status}
        if updated:
            stack["LastUpdatedTime"] = datetime.fromtimestamp(updated, timezone.utc)
        return {"Stacks": [{**stack, "StackId": stack_id}]}
