"""This library's providers: the real handlers in virtual time, and the real definition of the state machine.

The models' clients are arguments of the handlers. The time and urllib are replaced in the handlers' modules by
`virtual_handlers`, and restored.
"""

from __future__ import annotations

import sys
import time
import urllib.request
from contextlib import contextmanager
from datetime import datetime, timezone, tzinfo
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from glue_constructs.handlers.job_run import entry, worker
from glue_constructs.handlers.job_run.location import RESOURCE_TYPE as LOCATION
from glue_constructs.handlers.job_run.location_steps import LocationJobSteps

from .processes import Function
from .states import Machine
from .world import Provider, World

if TYPE_CHECKING:
    from collections.abc import Iterator

MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:Runs"
ENTRY_SECONDS = 30
WORKER_SECONDS = 50
_HANDLERS = entry.__package__


def _state_machine() -> ModuleType:
    """Import the module of the definition without its package, which imports aws_cdk."""
    path = Path(entry.__file__).parents[2] / "runs" / "provider" / "state_machine.py"
    spec = spec_from_file_location("simulated_state_machine", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


state_machine = _state_machine()


def _entry(world: World, event: dict[str, Any]) -> None:
    _Now.world = world
    states: Any = world.states_client
    cloudformation: Any = world.cloudformation_client
    entry.deliver(event, machine=MACHINE, states=states, cloudformation=cloudformation)


def _worker(world: World, call: dict[str, Any]) -> Any:
    _Now.world = world
    kind: Any = worker.steps_of(call["state"]["event"])
    now = int(world.process.started)
    client = world.location_client if kind is LocationJobSteps else world.glue_client
    steps = kind(client, now=now, region="eu-west-1", cloudformation=world.cloudformation_client)
    return getattr(steps, call["step"])(call["state"])


class Ours(Provider):
    """The provider of `JobRun`."""

    entry = "entry"

    def __init__(self) -> None:
        self.functions = (
            Function("entry", _entry, ENTRY_SECONDS),
            Function("worker", _worker, WORKER_SECONDS),
        )
        self.machine = Machine("Runs", state_machine.definition("worker", worker_seconds=WORKER_SECONDS))


class Location(Ours):
    """The provider of `AddressValidationJob`: jobs are not retried, and can run concurrently."""

    resource_type = LOCATION
    # P10 requires Glue's log groups and console.
    promises = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P11")
    fixed = {  # noqa: RUF012  # read only
        "max_retries": 0,
        "known_retries": True,
        "restarts": False,
        "max_concurrent": 1_000_000,
        "job_in_stack": False,
        "reset_bookmark": False,
    }


class _Now:
    """The world whose time the handlers see."""

    world: World


def _time() -> float:
    world = _Now.world
    return float(world.process.instant(lambda: world.clock.now))


class _Datetime(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> _Datetime:
        return cls.fromtimestamp(_time(), tz or timezone.utc)


def _sleep(seconds: float) -> None:
    _Now.world.process.sleep(seconds)


def _urlopen(request: urllib.request.Request, *, timeout: float) -> BytesIO:
    world, content = _Now.world, request.data
    if not isinstance(content, bytes):
        raise TypeError(content)
    world.process.call(
        "answer",
        lambda: world.stack.answer(request.full_url, content),
        client_timeout=timeout,
        lost=lambda: TimeoutError("the response was not accepted in time"),
    )
    return BytesIO()


_REPLACEMENTS = {
    id(time): SimpleNamespace(time=_time, sleep=_sleep),
    id(datetime): _Datetime,
    id(urllib): SimpleNamespace(request=SimpleNamespace(Request=urllib.request.Request, urlopen=_urlopen)),
}


@contextmanager
def virtual_handlers() -> Iterator[None]:
    """Replace the time and the network in the handlers' modules by the models; restore them at the end."""
    replaced = []
    for name, module in list(sys.modules.items()):
        if name.startswith(f"{_HANDLERS}."):
            for attribute, value in vars(module).items():
                if id(value) in _REPLACEMENTS:
                    replaced.append((module, attribute, value))
    for module, attribute, value in replaced:
        setattr(module, attribute, _REPLACEMENTS[id(value)])
    try:
        yield
    finally:
        for module, attribute, value in replaced:
            setattr(module, attribute, value)
