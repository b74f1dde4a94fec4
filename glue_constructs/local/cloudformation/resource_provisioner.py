"""Provisioning one resource of a stack: the provider's call, the events, and the resource's entry in the stack."""

from __future__ import annotations

import copy
import json
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from botocore.exceptions import ClientError
from moto.core.exceptions import ServiceException

from glue_constructs.local.cloudformation.masking import mask, secret_values
from glue_constructs.local.cloudformation.provider import ProvisioningFailed, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glue_constructs.local.cloudformation.cancellation import Cancellation
    from glue_constructs.local.cloudformation.provider import ProvisionedResource
    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.resource import Resource
    from glue_constructs.local.cloudformation.resource_owners import ResourceOwners
    from glue_constructs.local.cloudformation.stack import Stack

T = TypeVar("T")

_log = logging.getLogger(__name__)

_REPLACING = "Requested update requires the creation of a new physical resource; hence creating one."


class ResourceProvisioner:
    """Provisions the resources of a stack during one phase of an operation.

    Every method raises `Cancelled` if the operation was cancelled before the resource was started, and
    `ProvisioningFailed` if the resource failed. The failure is recorded in the stack and its events first.
    """

    def __init__(self, stack: Stack, providers: Providers, cancellation: Cancellation) -> None:
        self._stack = stack
        self._providers = providers
        self._cancellation = cancellation

    def apply(self, planned: Resource, properties: Callable[[], Mapping[str, Any]]) -> None:
        """Create or update a resource as the template requires, or leave it unchanged.

        Args:
            planned: The resource, without properties.
            properties: Evaluates its properties. The resources that they refer to exist by now.
        """
        self._cancellation.check()
        current = self._stack.resources.get(planned.logical_id)
        new = current is None or current.status == "CREATE_FAILED"
        desired = replace(
            planned, properties=self._attempt("CREATE" if new else "UPDATE", current or planned, properties)
        )
        self._stack.secrets |= secret_values(desired.type, desired.properties)
        if current is None or new:
            if current is not None:
                self._stack.schedule_cleanup(current)
            self._create("CREATE", desired)
        elif current.properties != desired.properties or current.failed:
            self._update(desired, current)
        else:
            unchanged = replace(current, definition=desired.definition, dependencies=desired.dependencies)
            self._stack.resources[desired.logical_id] = unchanged

    def import_resource(
        self,
        planned: Resource,
        properties: Callable[[], Mapping[str, Any]],
        *,
        physical_id: str,
        owners: ResourceOwners,
    ) -> None:
        """Import an existing resource without changing it.

        Args:
            planned: The resource, without properties.
            properties: Evaluates its properties in the template. The stack records these, not the actual ones.
            physical_id: The id of the resource. It is recorded last, so that a failed import never deletes a resource.
            owners: Finds the stack that owns a resource.
        """
        self._cancellation.check()
        desired = replace(planned, properties=self._attempt("IMPORT", planned, properties))
        self._stack.secrets |= secret_values(desired.type, desired.properties)
        self._put(desired.with_status("IMPORT_IN_PROGRESS", "Resource import started."))

        def find_existing() -> ProvisionedResource:
            if owner := owners.owner_of(desired.type, physical_id):
                raise ProvisioningFailed(f"{physical_id} already exists in stack {owner}")
            return self._providers.import_resource(self._request(desired), physical_id)

        with owners.lock:
            self._complete("IMPORT", desired, find_existing, desired)

    def revert(self, previous: Resource) -> None:
        """Restore a resource to its state before the deployment that is rolled back."""
        self._cancellation.check()
        current = self._stack.resources[previous.logical_id]
        if previous.key in self._stack.pending_cleanup:
            # The replaced resource still exists, because only the cleanup deletes it.
            del self._stack.pending_cleanup[previous.key]
            self._stack.schedule_cleanup(current)
            self._put(previous.with_status("UPDATE_COMPLETE"))
        elif current.properties == previous.properties:
            self._stack.resources[previous.logical_id] = previous
        else:
            self._update(previous, current)

    def delete(self, resource: Resource) -> None:
        """Delete a resource of the stack, or a replaced one."""
        self._cancellation.check()
        self._put(resource.with_status("DELETE_IN_PROGRESS"))
        if resource.physical_id is not None:
            provider = self._providers.get(resource.type)
            self._attempt("DELETE", resource, lambda: provider.delete(self._request(resource), resource))
        self._put(resource.with_status("DELETE_COMPLETE"))

    def _create(self, action: str, desired: Resource, reason: str | None = None) -> None:
        new = replace(desired, physical_id=None)
        self._put(new.with_status(f"{action}_IN_PROGRESS", reason))
        self._complete(action, desired, lambda: self._providers.get(desired.type).create(self._request(desired)), new)

    def _update(self, desired: Resource, current: Resource) -> None:
        provider = self._providers.get(desired.type)
        request = self._request(desired)
        if provider.replaces(request, current):
            self._stack.schedule_cleanup(current)
            self._create("UPDATE", desired, _REPLACING)
            return
        self._put(current.with_status("UPDATE_IN_PROGRESS"))
        # After a failed update it is still the old resource, with unknown properties.
        attempted = replace(
            desired, physical_id=current.physical_id, attributes=current.attributes, handle=current.handle
        )
        try:
            self._complete("UPDATE", desired, lambda: provider.update(request, current), attempted)
        finally:
            if provider.replaces_by_update and self._stack.resources[desired.logical_id].key != current.key:
                self._stack.schedule_cleanup(current)

    def _complete(
        self, action: str, desired: Resource, provision: Callable[[], ProvisionedResource], attempted: Resource
    ) -> None:
        provisioned = self._attempt(action, attempted, provision)
        self._stack.secrets |= provisioned.secrets
        completed = replace(
            desired,
            physical_id=provisioned.physical_id,
            attributes=provisioned.attributes,
            handle=provisioned.handle,
        )
        # The update may have restored a resource that an earlier, failed update had scheduled for cleanup.
        self._stack.pending_cleanup.pop(completed.key, None)
        self._put(completed.with_status(f"{action}_COMPLETE"))

    def _attempt(self, action: str, resource: Resource, call: Callable[[], T]) -> T:
        """Make a call, and record the failure of the resource if the call fails."""
        try:
            return call()
        except ProvisioningFailed as error:
            failure = error
        except (ServiceException, ClientError) as error:
            failure = ProvisioningFailed(str(getattr(error, "message", error)))
        except Exception as error:  # noqa: BLE001 - logged, and raised again as the failure of the resource
            # moto's models can raise any exception: the event shows its message, the server's log its traceback.
            _log.exception("%s of %s %s failed", action, resource.type, resource.logical_id)
            failure = ProvisioningFailed(f"{type(error).__name__}: {error}")
        failed = replace(resource, physical_id=failure.physical_id or resource.physical_id)
        self._put(failed.with_status(f"{action}_FAILED", str(failure)))
        raise failure

    def _put(self, resource: Resource) -> None:
        """Store a resource in the stack and record an event."""
        secrets = frozenset(self._stack.secrets)
        if resource.reason is not None:
            resource = replace(resource, reason=mask(resource.reason, secrets))
        if resource.key not in self._stack.pending_cleanup:
            self._stack.resources[resource.logical_id] = resource
        properties = json.dumps(resource.properties, default=str)
        self._stack.record(resource, properties=mask(properties, secrets, is_json=True))

    def _request(self, resource: Resource) -> Request:
        return Request(
            stack_id=self._stack.id,
            stack_name=self._stack.name,
            logical_id=resource.logical_id,
            type=resource.type,
            properties=copy.deepcopy(dict(resource.properties)),
            cancellation=self._cancellation,
        )
