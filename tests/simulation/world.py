"""One schedule's world: the clock and the models, tied together."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from . import cloudformation, glue, location, states
from .clock import Clock, Endless
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
    """What serves the custom resources.

    Attributes:
        entry: The function that CloudFormation calls.
        functions: All functions.
        machine: The state machine.
        fixed: Settings that the schedule cannot change, because this provider does not know them.
        resource_type: Of its resources.
        promises: Those that are asked of it; all when there are none.
    """

    fixed: dict[str, Any] = {}  # noqa: RUF012  # read only
    resource_type = "Custom::GlueJobRun"
    promises: tuple[str, ...] = ()
    entry: str
    functions: tuple[Function, ...]
    machine: states.Machine


class World:
    """Everything that one schedule is about.

    Attributes:
        process: The invocation whose handler is running at the moment.
        stale_by: How far the read that is being answered lags behind; 0: as far as reads do in this world.
        happened: The faults that did happen, with their times.
        endless: Whether the schedule did not come to an end.
        is_strict: Whether every state is made JSON of, which costs a tenth of the time.
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
        self.process: Process = None  # type: ignore[assignment]  # there is one whenever a client is called
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
        """Let it all happen."""
        self.story.proceed()
        try:
            self.clock.run()
        except Endless:
            self.endless = True
        self.clock.now += 90 * 24 * 3600.0  # whatever goes on by itself has ended by then
        self.glue.advance()

    def receive(self, request: Request) -> None:
        """CloudFormation calls the provider."""
        self.lambdas.deliver(self.provider.entry, request.event, request)

    def url(self, number: int) -> str:
        """A signed address for an answer."""
        signed = datetime.fromtimestamp(self.clock.now, timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        return f"https://answers.s3.amazonaws.com/{number}?X-Amz-Date={signed}&X-Amz-Signature={number:016x}"

    @property
    def is_calm(self) -> bool:
        """Whether every service worked at once and without a fault: only people and runs did what they do."""
        troubles = ("read_lag", "list_lag", "storm", "iam_seconds", "refusal")
        return not self.happened and not any(self.settings[name] for name in troubles)

    # decisions

    def count(self, what: str) -> int:
        """The how manieth time something happens."""
        number = self._counts.get(what, 0)
        self._counts[what] = number + 1
        return number

    def fault(self, at: str, *, spared: bool = False) -> Fault | None:
        """The fault that is decided for this time, and now happens; none but a stale read to whom is spared."""
        fault = self.faults.get((at, self.count(at)))
        if fault is None or (spared and fault.kind != "stale"):
            return None
        self.note("%s", fault)
        self.happened.append((self.clock.now, fault))
        return fault

    def plan(self, index: int) -> Plan:
        """How a run will go."""
        plan: Plan = self.settings.get(f"run {index}", USUAL)
        return plan

    def note(self, text: str, *values: object) -> None:
        """Tell who listens what happens."""
        if self._trace:
            self._trace(f"{self.clock.now - BEGINNING:9.2f}  {text % values}")
