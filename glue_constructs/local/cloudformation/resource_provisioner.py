"""Working the resources of a stack one by one: the calls, the events, and what the stack remembers."""

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
    """Works the resources of one stack during one phase of an operation.

    Every method raises `Cancelled` when the operation was given up before the resource was begun, and
    `ProvisioningFailed` when the resource failed; by then the stack and its history say so.
    """

    def __init__(self, stack: Stack, providers: Providers, cancellation: Cancellation) -> None:
        self._stack = stack
        self._providers = providers
        self._cancellation = cancellation

    def apply(self, planned: Resource, properties: Callable[[], Mapping[str, Any]]) -> None:
        """Make a resource what the template wants: create it, update it, or leave it as it is.

        Args:
            planned: The resource, without properties.
            properties: Works them out, now that the resources that they refer to are there.
        """
        self._cancellation.check()
        current = self._stack.resources.get(planned.logical_id)
        new = current is None or current.status == "CREATE_FAILED"
        wanted = replace(
            planned, properties=self._attempt("CREATE" if new else "UPDATE", current or planned, properties)
        )
        self._stack.secrets |= secret_values(wanted.type, wanted.properties)
        if current is None or new:
            if current is not None:
                self._stack.schedule_cleanup(current)
            self._create("CREATE", wanted)
        elif current.properties != wanted.properties or current.failed:
            self._update(wanted, current)
        else:
            unchanged = replace(current, definition=wanted.definition, dependencies=wanted.dependencies)
            self._stack.resources[wanted.logical_id] = unchanged

    def import_resource(
        self,
        planned: Resource,
        properties: Callable[[], Mapping[str, Any]],
        *,
        physical_id: str,
        owners: ResourceOwners,
    ) -> None:
        """Take over a resource that is there already, as it is.

        Args:
            planned: The resource, without properties.
            properties: Works them out. The stack stands for these from now on, whatever the resource has.
            physical_id: Of the resource. The stack gets it last, so that nothing else is ever deleted for it.
            owners: Tells which stack has a resource.
        """
        self._cancellation.check()
        wanted = replace(planned, properties=self._attempt("IMPORT", planned, properties))
        self._stack.secrets |= secret_values(wanted.type, wanted.properties)
        self._put(wanted.with_status("IMPORT_IN_PROGRESS", "Resource import started."))

        def find_existing() -> ProvisionedResource:
            if owner := owners.owner_of(wanted.type, physical_id):
                raise ProvisioningFailed(f"{physical_id} already exists in stack {owner}")
            return self._providers.import_resource(self._request(wanted), physical_id)

        with owners.lock:
            self._complete("IMPORT", wanted, find_existing, wanted)

    def revert(self, before: Resource) -> None:
        """Bring a resource back to what it was before the deployment that is rolled back."""
        self._cancellation.check()
        current = self._stack.resources[before.logical_id]
        if before.key in self._stack.pending_cleanup:
            # It was replaced, but kept until the clean-up for this case: nothing has to be made again.
            del self._stack.pending_cleanup[before.key]
            self._stack.schedule_cleanup(current)
            self._put(before.with_status("UPDATE_COMPLETE"))
        elif current.properties == before.properties:
            self._stack.resources[before.logical_id] = before
        else:
            self._update(before, current)

    def delete(self, resource: Resource) -> None:
        """Delete a resource: one that the stack has, or one that a replacement left behind."""
        self._cancellation.check()
        self._put(resource.with_status("DELETE_IN_PROGRESS"))
        if resource.physical_id is not None:
            provider = self._providers.of(resource.type)
            self._attempt("DELETE", resource, lambda: provider.delete(self._request(resource), resource))
        self._put(resource.with_status("DELETE_COMPLETE"))

    def _create(self, action: str, wanted: Resource, reason: str | None = None) -> None:
        new = replace(wanted, physical_id=None)
        self._put(new.with_status(f"{action}_IN_PROGRESS", reason))
        self._complete(action, wanted, lambda: self._providers.of(wanted.type).create(self._request(wanted)), new)

    def _update(self, wanted: Resource, current: Resource) -> None:
        provider = self._providers.of(wanted.type)
        request = self._request(wanted)
        if provider.replaces(request, current):
            self._stack.schedule_cleanup(current)
            self._create("UPDATE", wanted, _REPLACING)
            return
        self._put(current.with_status("UPDATE_IN_PROGRESS"))
        # Should it fail, it is still the old resource, but nobody knows how far it has become the new one.
        attempted = replace(
            wanted, physical_id=current.physical_id, attributes=current.attributes, handle=current.handle
        )
        try:
            self._complete("UPDATE", wanted, lambda: provider.update(request, current), attempted)
        finally:
            if provider.replaces_by_update and self._stack.resources[wanted.logical_id].key != current.key:
                self._stack.schedule_cleanup(current)

    def _complete(
        self, action: str, wanted: Resource, provision: Callable[[], ProvisionedResource], attempted: Resource
    ) -> None:
        provisioned = self._attempt(action, attempted, provision)
        self._stack.secrets |= provisioned.secrets
        made = replace(
            wanted,
            physical_id=provisioned.physical_id,
            attributes=provisioned.attributes,
            handle=provisioned.handle,
        )
        # An update may have gone back to what an earlier one, which was left as it failed, had left behind.
        self._stack.pending_cleanup.pop(made.key, None)
        self._put(made.with_status(f"{action}_COMPLETE"))

    def _attempt(self, action: str, resource: Resource, call: Callable[[], T]) -> T:
        """Call the provider; when it fails, so did the resource."""
        try:
            return call()
        except ProvisioningFailed as error:
            failure = error
        except (ServiceException, ClientError) as error:
            failure = ProvisioningFailed(str(getattr(error, "message", error)))
        except Exception as error:  # noqa: BLE001 - logged, and raised again as the failure of the resource
            # Whatever a model of moto raises: the message is for the history, the traceback for the server's log.
            _log.exception("%s of %s %s failed", action, resource.type, resource.logical_id)
            failure = ProvisioningFailed(f"{type(error).__name__}: {error}")
        failed = replace(resource, physical_id=failure.physical_id or resource.physical_id)
        self._put(failed.with_status(f"{action}_FAILED", str(failure)))
        raise failure

    def _put(self, resource: Resource) -> None:
        """Remember a resource as it is now, and write it into the history."""
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
