"""This library's providers: the real handlers in virtual time, and all else from the synthesized template.

The function that starts executions of the state machine has the code of the entry function; the others have that of the
worker. The time and urllib are replaced in the handlers' modules by `virtual_handlers`, and restored.
"""

from __future__ import annotations

import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timezone, tzinfo
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from glue_constructs.handlers import entry, worker

from .errors import response_error
from .provider import Provider
from .services import Current, botocore_client

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .processes import Function
    from .world import World

_HANDLERS = "glue_constructs.handlers"
_ENTRY_CLIENT_SECONDS = 10
_WORKER_CLIENT_SECONDS = 20


class _Clients:
    """The clients of the worker."""

    glue: Any = property(lambda _self: botocore_client("glue"))
    location: Any = property(lambda _self: botocore_client("location"))
    cloudformation: Any = property(lambda _self: botocore_client("cloudformation"))


_CLIENTS = _Clients()


def _entry(world: World, event: dict[str, Any]) -> None:
    machine = next(value for value in world.process.function.variables.values() if ":stateMachine:" in value)
    states: Any = botocore_client("stepfunctions")
    entry.deliver(event, machine=machine, states=states, cloudformation=_CLIENTS.cloudformation)


def _worker(world: World, call: dict[str, Any]) -> Any:
    if "requestPayload" in call:
        worker.answer_lost_event(call)
        return None
    return worker.run_step(call, _CLIENTS, now=int(world.clock.now), region=world.environment(1).region)


class Ours(Provider):
    """The provider of `JobRun` and `BookmarkReset`."""

    def function(self, function: Function, *, is_entry: bool) -> Function:
        """Return a function of the template, with its code."""
        if is_entry:
            return replace(function, work=_entry, fault_name="entry", client_timeout=_ENTRY_CLIENT_SECONDS)
        return replace(function, work=_worker, fault_name="worker", client_timeout=_WORKER_CLIENT_SECONDS)


class Location(Ours):
    """The provider of `AddressValidationJob`: jobs are not retried, and can run concurrently."""

    kind = "location"
    # P10 requires Glue's log groups.
    promises = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P11", "P13", "P14")
    fixed = {  # noqa: RUF012  # read only
        "max_retries": 0,
        "restarts": False,
        "max_concurrent": 1_000_000,
        "in_stack": False,
        "reset_bookmark": False,
        "reset": False,
        "role_delay": None,
        "empty_parameter": None,
        "busy": 0,
        "waiting_has_start": True,
    }


def _time() -> float:
    return Current.world.clock.now


class _IsDatetime(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, datetime)


class _Datetime(datetime, metaclass=_IsDatetime):
    """The class datetime with the virtual time; every datetime is an instance."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> _Datetime:
        return cls.fromtimestamp(_time(), tz or timezone.utc)


def _sleep(seconds: float) -> None:
    Current.world.process.sleep(seconds)


def _urlopen(request: urllib.request.Request, *, timeout: float) -> BytesIO:
    world, content = Current.world, request.data
    if not isinstance(content, bytes):
        raise TypeError(content)
    world.process.call(
        "answer",
        lambda: world.put_answer(request.full_url, content),
        client_timeout=timeout,
        raised=response_error,
        lost=lambda: TimeoutError("the response was not accepted in time"),
    )
    return BytesIO()


_REPLACEMENTS = {
    id(time): SimpleNamespace(time=_time, sleep=_sleep),
    id(datetime): _Datetime,
    id(urllib): SimpleNamespace(request=SimpleNamespace(Request=urllib.request.Request, urlopen=_urlopen)),
}


def _log(line: str) -> None:
    Current.world.note("log: %s", line)


@contextmanager
def virtual_handlers() -> Iterator[None]:
    """Replace the time, the network and the log in the handlers' modules by the models; restore them at the end."""
    replaced = []
    modules = {name: module for name, module in sys.modules.items() if name.startswith(f"{_HANDLERS}.")}
    logging: list[Any] = [module for module in modules.values() if not hasattr(module, "print")]
    for module in logging:
        module.print = _log
    for each in modules.values():
        found = [(each, attribute, value) for attribute, value in vars(each).items() if id(value) in _REPLACEMENTS]
        replaced += found
    for module, attribute, value in replaced:
        setattr(module, attribute, _REPLACEMENTS[id(value)])
    try:
        yield
    finally:
        for module, attribute, value in replaced:
            setattr(module, attribute, value)
        for module in logging:
            del module.print
