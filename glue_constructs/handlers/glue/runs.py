"""Runs of Glue jobs: how they are started, found, stopped and followed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from glue_constructs.handlers.deadlines import RETRY_SECONDS
from glue_constructs.handlers.errors import SERVICE_ERRORS, cannot_assume_role, is_transient
from glue_constructs.handlers.glue.attributes import LogPlaces, attributes, failure_reason, log_hint
from glue_constructs.handlers.glue.job_run import describe_run, read_run
from glue_constructs.handlers.glue.request import RunProperties, read_run_properties
from glue_constructs.handlers.glue.run_list import RunLists
from glue_constructs.handlers.request import Request
from glue_constructs.handlers.service import NotStopped, Run, RunService
from glue_constructs.handlers.token import ARGUMENT, resource_key
from glue_constructs.model.log_groups import groups_of_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from types_boto3_glue import GlueClient

FOLLOWED_STATES = ("FAILED", "ERROR", "EXPIRED")
"""The final states after which Glue may start another run: a retry, or the restart of a streaming job after EXPIRED.

A run that timed out or was stopped is not retried (add-job.html).
"""

_DAY = 24 * 3600
# A run's Timeout is at most 7 days, so a run in progress is not older; that of a streaming job is restarted by then.
_OLDEST_RUN = 8 * _DAY
# The runs of a deployment that waits for them have ended, or are being stopped, when it is over. A day is enough for
# one that failed and is repeated.
_OLDEST_AWAITED_RUN = _DAY

_STOPPED_ALREADY = (
    "EntityNotFoundException",
    "JobRunInTerminalStateException",
    "JobRunInvalidStateTransitionException",
    "InvalidJobRunStateTransitionException",
    "InvalidJobRunStateTransition",
)


class GlueRuns(RunService[RunProperties]):
    """The runs of the Glue jobs of one resource.

    Args:
        glue: A client without retries: a repeated StartJobRun could start a second run.
        event: CloudFormation's event.
        now: The time, in seconds since 1970.
        region: The Region of the function, for the link to the console.
        lists: The unfinished lists of the step's previous call.
    """

    name: ClassVar[str] = "Glue"
    what: ClassVar[str] = "run"
    stopping: ClassVar[str] = "STOPPING"
    stopped: ClassVar[str] = "stopped"
    fix_for_long_runs: ClassVar[str] = "add an alarm on the job"

    def __init__(
        self, glue: GlueClient, event: Mapping[str, Any], *, now: int, region: str, lists: dict[str, Any] | None = None
    ) -> None:
        self._glue = glue
        self._now = now
        self._region = region
        self._lists = RunLists(glue, resource_key(event), lists or {})

    @property
    def unfinished_lists(self) -> dict[str, Any]:
        """See `RunLists.unfinished`."""
        return self._lists.unfinished

    def read_request(self, event: Mapping[str, Any]) -> Request[RunProperties]:
        """See `RunService`."""
        return Request.read(event, read_run_properties)

    def prepare_start(self, request: Request[RunProperties]) -> bool:
        """Reset the bookmark, if the request requires it."""
        if request.properties.reset_bookmark:
            # The job has no bookmark yet. If the job does not exist, StartJobRun fails.
            with suppress(self._glue.exceptions.EntityNotFoundException):
                self._glue.reset_job_bookmark(JobName=request.properties.job_name)
        return request.properties.reset_bookmark

    def start(self, request: Request[RunProperties]) -> str:
        """Start a run with the token as an argument, because StartJobRun has no client token."""
        return self._glue.start_job_run(**start_parameters(request))["JobRunId"]

    def get(self, request: Request[RunProperties], run_id: str) -> Run | None:
        """See `RunService`."""
        try:
            found = self._glue.get_job_run(JobName=request.properties.job_name, RunId=run_id)["JobRun"]
        except self._glue.exceptions.EntityNotFoundException:
            return None
        return read_run(describe_run(found))

    def list_runs(self, request: Request[RunProperties]) -> list[Run]:
        """List the runs of the resource's job, and those of the job that it had before the update."""
        jobs = dict.fromkeys(each.job_name for each in (request.properties, request.old) if each is not None)
        since = self._now - _oldest_run_to_stop(request)
        return [run for job in jobs for run in self._lists.read_since(job, since)]

    def find_run(
        self, request: Request[RunProperties], is_wanted: Callable[[Run], bool], *, seconds: float
    ) -> Run | None:
        """See `RunService`. With run_on=CREATE it can be a run of the job that the resource had before the update."""
        known = [each for each in (request.properties, request.old) if each is not None]
        jobs = known if any(each.run_on == "CREATE" for each in known) else known[:1]
        names = dict.fromkeys(each.job_name for each in jobs)
        found = (self._lists.read_until_found(name, is_wanted, seconds=seconds) for name in names)
        return next((run for run in found if run), None)

    def stop(self, runs: Iterable[Run]) -> None:
        """See `RunService`."""
        for run in runs:
            if not run.is_live or run.state == self.stopping:
                continue
            answer = self._glue.batch_stop_job_run(JobName=run.job, JobRunIds=[run.id])
            for error in answer.get("Errors", []):
                detail = error["ErrorDetail"]
                if detail["ErrorCode"] not in _STOPPED_ALREADY:
                    raise NotStopped(f"run {run.id} cannot be stopped: {detail['ErrorCode']}: {detail['ErrorMessage']}")

    def attributes(self, run: Run | None, *, reason: str = "") -> dict[str, str]:
        """See `RunService`."""
        return attributes(run, reason=reason)

    def failure_reason(self, run: Run, request: Request[RunProperties], *, left: int) -> str:
        """See `RunService`."""
        return failure_reason(run, self._log_places(request, left=left))

    def describe(self, run: Run) -> str:
        """See `RunService`."""
        return f"run {run.id} of Glue job {run.job}"

    def hint(self, run: Run, request: Request[RunProperties]) -> str:
        """See `RunService`."""
        return log_hint(run, self._log_places(request, left=0))

    def _log_places(self, request: Request[RunProperties], *, left: int) -> LogPlaces:
        # A creation that fails is rolled back, with the job if the same deployment created it.
        groups = self._log_groups(request, left=left)
        return LogPlaces(self._region, groups, is_job_deleted=request.kind == "Create")

    def _log_groups(self, request: Request[RunProperties], *, left: int) -> tuple[str, ...]:
        """Return the log groups of a run; empty if they are unknown, for which no request fails."""
        try:
            job = self._glue.get_job(JobName=request.properties.job_name)["Job"]
        except SERVICE_ERRORS as error:
            if left > 0 and is_transient(error):
                raise
            return ()
        start = request.properties.start
        return () if "SecurityConfiguration" in start else groups_of_run(job, start.get("Arguments", {}))

    # runs that Glue starts itself

    def may_be_continued(self, run: Run, request: Request[RunProperties], *, now: int) -> bool:
        """Whether Glue may still retry a run that ended a moment ago, and has not done so."""
        if run.is_live or not self.may_have_successor(run, request):
            return False
        completed = run.data.get("Completed")
        return completed is not None and now - completed < RETRY_SECONDS and self.find_successor(run) is None

    def may_have_successor(self, run: Run, request: Request[RunProperties]) -> bool:
        """See `RunService`."""
        if run.state not in FOLLOWED_STATES:
            return False
        retries = request.properties.max_retries
        # It is not documented whether Attempt counts on from a run that StartJobRun retries.
        if run.state == "EXPIRED" or retries is None or "JobRunId" in request.properties.start:
            return True
        return int(run.data.get("Attempt", 0)) < retries

    def find_successor(self, run: Run) -> Run | None:
        """See `RunService`."""
        if run.state not in FOLLOWED_STATES:
            return None
        since = run.started if run.started is not None else self._now - _OLDEST_AWAITED_RUN
        return next((other for other in self._lists.read_since(run.job, since) if is_successor(other, run)), None)

    def could_not_assume_role(self, run: Run) -> bool:
        """See `RunService`. Such a run has consumed nothing."""
        return (
            run.state in FOLLOWED_STATES
            and not run.data.get("ExecutionTime")
            and cannot_assume_role(run.data.get("ErrorMessage", ""))
        )


def start_parameters(request: Request[RunProperties]) -> dict[str, Any]:
    """Return the parameters of StartJobRun, with the token as an argument."""
    parameters = request.properties.start
    return {**parameters, "Arguments": {**parameters.get("Arguments", {}), ARGUMENT: str(request.token)}}


def is_successor(other: Run, run: Run) -> bool:
    """Whether Glue started one run as the retry or the restart of another.

    Such a run has the arguments of the other, with its token, or an id of the form ``<id>_attempt_<n>`` or
    ``<id>_restart_<n>``. PreviousRunId is no evidence: a run that a user starts to retry this one has it, too.
    """
    if other.id.startswith((f"{run.id}_attempt_", f"{run.id}_restart_")):
        return True
    same = run.token is not None and other.token == run.token and other.id != run.id
    return same and (other.started or float("inf")) >= (run.started or 0)


def _oldest_run_to_stop(request: Request[RunProperties]) -> int:
    """Return how old a run in progress of the request's resource can be, in seconds."""
    known = [each for each in (request.properties, request.old) if each is not None]
    awaited = request.kind == "Create" or all(each.wait and each.stop for each in known)
    return _OLDEST_AWAITED_RUN if awaited else _OLDEST_RUN
