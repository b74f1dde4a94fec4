"""What the steps need of the service that runs the job: implemented for AWS Glue and for Amazon Location."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from glue_constructs.handlers.request import P

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from glue_constructs.handlers.request import Request
    from glue_constructs.handlers.token import Token


@dataclass(frozen=True)
class Run:
    """A run of a Glue job, or a job of Amazon Location.

    Attributes:
        id: Its id.
        state: Its state, by the service's name.
        is_live: Whether it has not ended. An unknown state counts as live.
        has_succeeded: Whether it has ended successfully.
        token: The token of the request that started it; None if no request of this library did.
        job: The name of its Glue job.
        started: When it started, in seconds since 1970; None if the service does not return it.
        data: Its description by the service, without arguments; all values are those of JSON.
    """

    id: str
    state: str
    is_live: bool
    has_succeeded: bool = False
    token: Token | None = None
    job: str = ""
    started: float | None = None
    data: Mapping[str, Any] = field(default_factory=dict)

    def was_started_by(self, request: str) -> bool:
        """Whether a request started it, by the request's key."""
        return self.token is not None and self.token.request == request

    def did_work(self, work: str) -> bool:
        """Whether it did some work, by the hash of the work."""
        return self.token is not None and self.token.work == work


class NotStopped(Exception):
    """The service rejected the request to stop a run."""


class ListUnfinished(Exception):
    """A list of runs is so long that the next call of the step continues it."""


class RunService(ABC, Generic[P]):
    """A service that runs jobs.

    Attributes:
        name: Its name, for reasons.
        what: What it calls a run.
        stopping: The state of a run that is being stopped.
        stopped: What is done to a run that is stopped.
        fix_for_long_runs: How a deployment can do without waiting for a long run.
    """

    name: ClassVar[str]
    what: ClassVar[str]
    stopping: ClassVar[str]
    stopped: ClassVar[str]
    fix_for_long_runs: ClassVar[str]

    @property
    def unfinished_lists(self) -> dict[str, Any]:
        """What unfinished lists have found so far; the next call of the step gets it as `state["lists"]`."""
        return {}

    @abstractmethod
    def read_request(self, event: Mapping[str, Any]) -> Request[P]:
        """Read an event of CloudFormation.

        Raises:
            MalformedRequest: The event's properties cannot be read.
        """

    @abstractmethod
    def prepare_start(self, request: Request[P]) -> bool:
        """Do what must be done once before the run starts; return whether there was anything to do."""

    @abstractmethod
    def start(self, request: Request[P]) -> str:
        """Start the run of a request, and return its id."""

    @abstractmethod
    def get(self, request: Request[P], run_id: str) -> Run | None:
        """Return a run; None if it does not exist."""

    @abstractmethod
    def list_runs(self, request: Request[P]) -> list[Run]:
        """List the runs of the request's resource that may be in progress, newest first; others may be among them.

        Raises:
            ListUnfinished: The list is too long for one call.
        """

    @abstractmethod
    def find_run(self, request: Request[P], is_wanted: Callable[[Run], bool], *, seconds: float) -> Run | None:
        """Return the newest wanted run of the request's resource, of any age; None if there is none.

        Args:
            request: The request.
            is_wanted: Whether a run is wanted.
            seconds: After how many seconds the search ends, although older runs were not read.

        Raises:
            ListUnfinished: The list is too long for one call.
        """

    @abstractmethod
    def stop(self, runs: Iterable[Run]) -> None:
        """Stop runs; skip those that have ended or are being stopped.

        Raises:
            NotStopped: The service reports that a run cannot be stopped.
        """

    @abstractmethod
    def attributes(self, run: Run | None, *, reason: str = "") -> dict[str, str]:
        """Return the attributes of the resource; all are empty when there is no run.

        Args:
            run: The run.
            reason: The error message of a run that has none.
        """

    @abstractmethod
    def failure_reason(self, run: Run, request: Request[P], *, left: int) -> str:
        """Return why a run that has ended failed.

        Args:
            run: The run.
            request: The request.
            left: The seconds in which the reason can be asked for again, if the service is not available now.
        """

    @abstractmethod
    def describe(self, run: Run) -> str:
        """Return the kind, the id and the job of a run, for reasons."""

    @abstractmethod
    def hint(self, run: Run, request: Request[P]) -> str:
        """Return where to see more of a run, as the end of a reason."""

    def may_be_continued(self, run: Run, request: Request[P], *, now: int) -> bool:  # noqa: ARG002  # see below
        """Whether the service may still start another run for one that ended a moment ago. Default: it never does."""
        return False

    def may_have_successor(self, run: Run, request: Request[P]) -> bool:  # noqa: ARG002  # see below
        """Whether the service may start another run after one that has ended. Default: it never does."""
        return False

    def find_successor(self, run: Run) -> Run | None:  # noqa: ARG002  # see below
        """Return the newest run that the service started after one had ended. Default: there is none."""
        return None

    def could_not_assume_role(self, run: Run) -> bool:  # noqa: ARG002  # see below
        """Whether a run failed before it did anything, because its role could not be assumed. Default: unknown."""
        return False
