"""The base class of operations on a stack."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.cancellation import Cancellation, Cancelled
from glue_constructs.local.cloudformation.ordering import reverse_dependencies, run_in_order
from glue_constructs.local.cloudformation.resource_provisioner import ResourceProvisioner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.resource import Resource
    from glue_constructs.local.cloudformation.stack import Stack

_log = logging.getLogger(__name__)


class _Aborted(Exception):
    """The operation was aborted in favor of a later one."""


class Operation(ABC):
    """An operation on a stack that runs in its own thread.

    Args:
        stack: The stack.
        providers: The providers of its resources.
    """

    def __init__(self, stack: Stack, providers: Providers) -> None:
        self._stack = stack
        self._providers = providers
        self._cancellation = Cancellation()
        self._aborted = False
        # An aborted operation must not change the status of the stack.
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name=f"{type(self).__name__} {stack.name}", daemon=True)

    @property
    def stack_id(self) -> str:
        """The id of the stack."""
        return self._stack.id

    @property
    def is_running(self) -> bool:
        """Whether the operation was started and has not ended."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Start the operation. The stack has an IN_PROGRESS status when this returns."""
        self._begin()
        self._stack.operation = self
        self._thread.start()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until the operation ends, or until a timeout. Default: no timeout."""
        self._thread.join(seconds)

    def abort(self) -> None:
        """Cancel everything the operation waits for, and stop changing the stack. Use `wait` to wait for its end."""
        with self._lock:
            self._aborted = True
            self._cancellation.cancel()

    @abstractmethod
    def _begin(self) -> None:
        """Set the stack's status to an IN_PROGRESS one."""

    @abstractmethod
    def _work(self) -> None:
        """Perform the operation and set the final status of the stack."""

    def _run(self) -> None:
        try:
            self._work()
        except _Aborted:
            _log.info("%s was aborted", self._thread.name)
        except Exception:  # noqa: BLE001 - logged; the stack must not stay in progress
            _log.exception("%s failed unexpectedly", self._thread.name)
            self._stack.set_status(self._stack.status.replace("_IN_PROGRESS", "_FAILED"), "Internal Failure")

    def _set_status(self, status: str, reason: str | None = None) -> None:
        with self._lock:
            if self._aborted:
                raise _Aborted
            self._stack.set_status(status, reason)

    def _new_provisioner(self) -> ResourceProvisioner:
        """Return a provisioner for the next phase, with its own cancellation."""
        with self._lock:
            if self._aborted:
                raise _Aborted
            self._cancellation = Cancellation()
            return ResourceProvisioner(self._stack, self._providers, self._cancellation)

    def _delete(self, resources: Iterable[Resource], *, retain: Iterable[Resource] = ()) -> list[str]:
        """Delete resources in the reverse order of their dependencies.

        Args:
            resources: The resources to delete.
            retain: Resources to remove from the stack without deleting them. Default: none.

        Returns:
            The logical ids of the resources that could not be deleted.
        """
        for resource in retain:
            self._stack.record(resource.with_status("DELETE_SKIPPED"))
            self._stack.remove_resource(resource)
        by_key = {resource.key: resource for resource in resources}
        graph = {
            key: {other for other in by_key if other[0] in resource.dependencies} for key, resource in by_key.items()
        }
        provisioner = self._new_provisioner()

        def delete(key: tuple[str, str]) -> None:
            provisioner.delete(by_key[key])
            self._stack.remove_resource(by_key[key])

        return failed_ids(run_in_order(reverse_dependencies(graph), delete))


def failed_ids(failures: dict[tuple[str, str], Exception] | dict[str, Exception]) -> list[str]:
    """Return the logical ids of the resources that failed, without those that were cancelled before they began."""
    keys = [key for key, error in failures.items() if not isinstance(error, Cancelled)]
    return sorted({key if isinstance(key, str) else key[0] for key in keys})
