"""The world of one schedule: the clock and the models."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from . import cloudformation, glue, location, states
from .clock import Clock, EndlessSchedule
from .lambdas import Lambdas
from .runs import USUAL
from .settings import DEFAULTS
from .story import Story

if TYPE_CHECKING:
    from collections.abc import Callable

    from .processes import Function, Process
    from .resources import Request
    from .runs import Plan
    from .schedule import Fault, Schedule

BEGINNING = 1_700_000_000.0
_STRICT = 16


class Provider:
    """A provider of custom resources.

    Attributes:
        entry: The function that CloudFormation calls.
        functions: All functions.
        machine: The state machine.
        fixed: Settings that the schedule cannot change, because this provider does not support them.
        resource_type: The type of its resources.
        promises: The promises that are checked. Default: all.
    """

    fixed: dict[str, Any] = {}  # noqa: RUF012  # read only
    resource_type = "Custom::GlueJobRun"
    promises: tuple[str, ...] = ()
    entry: str
    functions: tuple[Function, ...]
    machine: states.Machine


class World:
    """The clock, the models and the faults of one schedule.

    Attributes:
        process: The invocation whose handler is running.
        stale_by: The lag of the current read, in seconds; 0: the lag of the settings.
        happened: The faults that happened, with their times.
        endless: Whether the schedule did not end.
        is_strict: Whether the size of every state is checked, which takes a tenth of the time.
    """

    def __init__(self, schedule: Schedule, provider: Provider, trace: Callable[[str], None] | None = None) -> None:
        decided = {setting.name: setting.value for setting in schedule.settings}
        self.settings = {**DEFAULTS, **decided, **provider.fixed}
        self.fixed = provider.fixed
        self.faults = {(fault.at, fault.nth): fault for fault in schedule.faults}
        self.is_strict = schedule.seed % _STRICT == 0
        self.happened: list[tuple[float, Fault]] = []
        self._trace = trace
        self._counts: dict[str, int] = {}
        self.provider = provider
        self.clock = Clock(BEGINNING)
        self.process: Process = None  # type: ignore[assignment]  # set before a client is called
        self.stale_by = 0.0
        self.endless = False
        self.glue = glue.Glue(self)
        self.states = states.StepFunctions(self, provider.machine)
        self.states.list_lag = self.settings["list_lag"]
        self.lambdas = Lambdas(self, provider.functions)
        self.stack = cloudformation.Stack(self)
        self.story = Story(self, schedule.acts)
        self.glue_client = glue.Client(self)
        self.location_client = location.Client(self)
        self.states_client = states.Client(self)
        self.cloudformation_client = cloudformation.Client(self)

    def run(self) -> None:
        """Run the schedule to its end."""
        self.story.proceed()
        try:
            self.clock.run()
        except EndlessSchedule:
            self.endless = True
        self.clock.now += 90 * 24 * 3600.0  # all runs have ended by then
        self.glue.advance()

    def receive(self, request: Request) -> None:
        """Deliver a request of CloudFormation to the provider."""
        self.lambdas.deliver(self.provider.entry, request.event, request)

    def url(self, number: int) -> str:
        """Return a signed ResponseURL."""
        signed = datetime.fromtimestamp(self.clock.now, timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        return f"https://answers.s3.amazonaws.com/{number}?X-Amz-Date={signed}&X-Amz-Signature={number:016x}"

    @property
    def is_calm(self) -> bool:
        """Whether there were no faults, delays and errors of services: only acts of the user, and failing runs."""
        troubles = ("read_lag", "list_lag", "outage", "iam_seconds", "refusal")
        return not self.happened and not any(self.settings[name] for name in troubles)

    # decisions

    def count(self, what: str) -> int:
        """Count an occurrence, and return its number, from 0."""
        number = self._counts.get(what, 0)
        self._counts[what] = number + 1
        return number

    def fault(self, at: str, *, exempt: bool = False) -> Fault | None:
        """Return the fault for this occurrence, and record it; for an exempt process only a stale read."""
        fault = self.faults.get((at, self.count(at)))
        if fault is None or (exempt and fault.kind != "stale"):
            return None
        self.note("%s", fault)
        self.happened.append((self.clock.now, fault))
        return fault

    def plan(self, index: int) -> Plan:
        """Return the plan of a run."""
        plan: Plan = self.settings.get(f"run {index}", USUAL)
        return plan

    def note(self, text: str, *values: object) -> None:
        """Print a line of the trace, if there is one."""
        if self._trace:
            self._trace(f"{self.clock.now - BEGINNING:9.2f}  {text % values}")
