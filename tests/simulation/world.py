"""The world of one schedule: the clock and the models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from functools import cache
from typing import TYPE_CHECKING, Any

from permissions.intrinsics import Environment
from permissions.operations import access_requests, resource_parameter

from . import cloudformation, glue, iam, location, states
from .clock import Clock, EndlessSchedule
from .errors import access_denied, drawn_error, is_transient, response_error
from .faults import LATENCY
from .lambdas import Lambdas
from .pages import PAGE_SECONDS
from .provider import MACHINE
from .runs import USUAL
from .services import Current, call_name
from .settings import DEFAULTS
from .story import Story

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .processes import Process
    from .provider import Provider
    from .resources import Request
    from .runs import Plan
    from .schedule import Fault, Schedule

BEGINNING = 1_700_000_000.0
_STRICT = 16
_TROUBLES = (
    "read_lag",
    "list_lag",
    "status_lag",
    "outage",
    "iam_lag",
    "role_delay",
    "refusal",
    "empty_parameter",
    "busy",
)


@dataclass(frozen=True, eq=False)
class ClientError:
    """An error that a function got from a client."""

    when: float
    request: Request
    error: Exception
    is_transient: bool


@dataclass(frozen=True, eq=False)
class DeniedCall:
    """A call that IAM denied.

    Attributes:
        is_settling: Whether the role has the permission, and IAM does not apply it yet.
    """

    when: float
    request: Request | None
    status: str
    action: str
    resource: str
    is_settling: bool


class World:
    """The clock, the models and the faults of one schedule.

    Attributes:
        process: The invocation whose handler is running.
        stale_by: The lag of the current read, in seconds; 0: the lag of the settings.
        happened: The faults that happened, with their times.
        errors: The errors that the functions got.
        denied: The calls that IAM denied.
        calls: The status of the stack, the role, the action and the resource of each call that IAM checked, if they
            are recorded.
        endless: Whether the schedule did not end.
        is_strict: Whether every result of a step is passed on as JSON, which takes a tenth of the time.
    """

    def __init__(self, schedule: Schedule, provider: Provider, trace: Callable[[str], None] | None = None) -> None:
        decided = {setting.name: setting.value for setting in schedule.settings}
        self.settings = {**DEFAULTS, **decided, **provider.fixed}
        self.fixed = provider.fixed
        self.faults = {(fault.at, fault.nth): fault for fault in schedule.faults}
        self.is_strict = schedule.seed % _STRICT == 0
        self.happened: list[tuple[float, Fault]] = []
        self.errors: list[ClientError] = []
        self.denied: list[DeniedCall] = []
        self.calls: list[tuple[str, str, str, str, bool]] | None = None
        self._trace = trace
        self._counts: dict[str, int] = {}
        self.provider = provider
        self.clock = Clock(BEGINNING)
        self.process: Process = None  # type: ignore[assignment]  # set before a client is called
        self.stale_by = 0.0
        self.endless = False
        self._environment = self.environment(1)
        self.iam = iam.Iam(self)
        self.glue = glue.Glue(self)
        self.location = location.Location(self)
        self.states = states.StepFunctions(self)
        self.lambdas = Lambdas(self)
        self.stack = cloudformation.Stack(self)
        self.story = Story(self, schedule.acts)
        self._deploy_own_parts()

    def _deploy_own_parts(self) -> None:
        """Deploy the functions and the machine of a provider that does not use those of the template."""
        self.lambdas.functions.update({function.name: function for function in self.provider.functions})
        if self.provider.machine:
            self.states.put_machine(MACHINE, self.provider.machine)

    def run(self) -> None:
        """Run the schedule to its end."""
        Current.world = self
        self.story.proceed()
        try:
            self.clock.run()
        except EndlessSchedule:
            self.endless = True
        self.clock.now += 90 * 24 * 3600.0  # all runs have ended by then
        self.glue.advance()

    def environment(self, number: int) -> Environment:
        """Return where a stack is deployed: the first, or one that was created after its deletion."""
        return _environment(self.provider.environment, number, self.settings["nested"])

    def receive(self, request: Request) -> None:
        """Deliver a request of CloudFormation to the provider."""
        self.lambdas.deliver(self.provider.entry or request.properties["ServiceToken"], request.event, request)

    def url(self, number: int) -> str:
        """Return a signed ResponseURL."""
        signed = datetime.fromtimestamp(self.clock.now, timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        return f"https://answers.s3.amazonaws.com/{number}?X-Amz-Date={signed}&X-Amz-Signature={number:016x}"

    @property
    def is_calm(self) -> bool:
        """Whether there were no faults, delays and errors of services: only acts of the user, and failing runs."""
        return not self.happened and not any(self.settings[name] for name in _TROUBLES)

    # calls of services

    def call(self, service: str, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Call an operation for the running handler."""
        process = self.process
        is_slow = operation == "GetJobRuns" and self.settings["busy"]
        response: dict[str, Any] = process.call(
            call_name(service, operation),
            lambda: self._serve(process, service, operation, parameters),
            client_timeout=process.function.client_timeout,
            raised=lambda name: drawn_error(service, operation, name),
            latency=PAGE_SECONDS if is_slow else LATENCY,
        )
        if service == "location" and "Errors" in response:  # the fault of Glue's call
            raise drawn_error(service, operation, "InternalServerException")
        return response

    def _serve(self, process: Process, service: str, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
        process.request.calls += service in ("glue", "location")
        error = self.outage_error(call_name(service, operation))
        if error:
            raise drawn_error(service, operation, error)
        denied = self.is_denied(process.function.role, service, operation, parameters, process.request)
        if denied:
            role = process.function.role
            raise access_denied(service, operation, action=denied.action, resource=denied.resource, role=role)
        if service == "glue":
            return self.glue.call(operation, parameters, process.request)
        if service == "stepfunctions":
            return self.states.call(operation, parameters, process.request)
        if service == "location":
            return self.location.call(operation, parameters, process.request)
        return self.stack.describe(operation, parameters)

    def put_answer(self, url: str, content: bytes) -> None:
        """PUT to a ResponseURL."""
        error = self.outage_error("answer")
        if error:
            raise response_error(error)
        self.stack.answer(url, content)

    def outage_error(self, name: str) -> str:
        """Return the name of the error that all calls of this name get now; empty if they get none."""
        outage = self.settings["outage"]
        if not outage:
            return ""
        begin, seconds, place, error = outage
        age = self.clock.now - BEGINNING
        if begin <= age < begin + seconds and (name == place or name.startswith(f"{place}.")):
            return str(error)
        return ""

    def is_denied(
        self,
        role: str,
        service: str,
        operation: str,
        parameters: Mapping[str, Any],
        request: Request | None = None,
    ) -> DeniedCall | None:
        """Return why IAM denies a call now; None if it is allowed, or if the caller has no role."""
        if not role:
            return None
        known = (role, operation, resource_parameter(service, operation, parameters))
        if known in self.iam.allowed:
            return None
        tags = self.location.tags(parameters["JobId"]) if operation == "CancelJob" else {}
        environment = self._environment
        wanted = access_requests(service, operation, parameters, tags=tags, environment=environment)
        denial = self.iam.denial(role, wanted)
        if self.calls is not None:
            self.calls += [
                (self.stack.status, role, each.action, each.resource, not denial or denial.request is not each)
                for each in wanted
            ]
        if denial is None:
            if self.calls is None and not tags:
                self.iam.record_allowed(known)
            return None
        action, resource = denial.request.action, denial.request.resource
        denied = DeniedCall(self.clock.now, request, self.stack.status, action, resource, denial.is_settling)
        self.denied.append(denied)
        self.note("IAM denies %s on %s%s", action, resource, ", not yet applied" if denial.is_settling else "")
        return denied

    def record_error(self, process: Process, error: Exception) -> None:
        """Record an error that a function got from a client."""
        self.errors.append(ClientError(self.clock.now, process.request, error, is_transient(error)))

    # decisions

    def count(self, what: str) -> int:
        """Count an occurrence, and return its number, from 0."""
        number = self._counts.get(what, 0)
        self._counts[what] = number + 1
        return number

    def fault(self, at: str) -> Fault | None:
        """Return the fault for this occurrence, and record it."""
        fault = self.faults.get((at, self.count(at)))
        if fault is None:
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


@cache
def _environment(of: Environment, number: int, nested: bool) -> Environment:  # noqa: FBT001 - a cache key
    name = f"{of.stack_name}-Runs-NESTED" if nested else of.stack_name
    return Environment(of.partition, of.region, of.account, name, str(number), f"-{number}")
