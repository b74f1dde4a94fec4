"""The steps of a request to reset the bookmark of a Glue job.

step    condition                                             action               next
begin   the request cannot be read                                                 answer FAILED
        Delete                                                                     answer
        Update without a new reset, or a rollback             GetJobBookmark       answer
        Update, unknown whether it is a rollback              GetJobBookmark       answer, with how to reset
        Create, or Update with a new reset                    ResetJobBookmark     answer
        the job has no bookmark yet, and no RunId is given    GetJobRuns           answer (FAILED if there is no job)
        the run with the RunId has no bookmark                                     answer FAILED
        THROTTLED, UNAVAILABLE; NOT_SETTLED, see `errors`                          begin, later
        any other error, or after the response deadline                            answer FAILED

A reset is idempotent, so a step that died is repeated. If it is unknown whether the stack is rolling back, nothing is
reset: a missing reset can be made later, but after an unwanted one the job processes data again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.handlers.deadlines import answer_deadline
from glue_constructs.handlers.errors import SERVICE_ERRORS
from glue_constructs.handlers.properties import (
    RUN_ON,
    MalformedRequest,
    is_new_work,
    read_old_properties,
    read_properties,
    require_one_of,
)
from glue_constructs.handlers.response import stringify_members
from glue_constructs.handlers.state import answer_unreadable, fail, succeed
from glue_constructs.handlers.steps import Steps
from glue_constructs.handlers.token import short_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

    from botocore.exceptions import ClientError
    from types_boto3_glue import GlueClient

    from glue_constructs.handlers.state import State

    Entry = dict[str, Any]

_ENTRY_MEMBERS = ("JobName", "Version", "Run", "Attempt", "PreviousRunId", "RunId", "JobBookmark")
_ROLLBACK_UNKNOWN = (
    "the bookmark was not reset, because CloudFormation did not report whether the stack is rolling back;"
    " change trigger to reset it"
)
_MAX_BYTES = 2000  # of the 4096 of a response: JobBookmark is the only member that can be long


class NothingToReset(Exception):
    """The job, or the bookmark of the given run, does not exist."""


@dataclass(frozen=True)
class Reset:
    """The properties of a Custom::GlueBookmarkReset.

    Attributes:
        parameters: The parameters of ResetJobBookmark.
        run_on: When an update resets the bookmark again: CHANGE, CREATE or DEPLOY.
        work: A hash of the properties; an update that changes it resets the bookmark.
    """

    parameters: dict[str, str]
    run_on: str
    work: str

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Reset:
        """Read the properties. To be called by `read_properties`, which handles the errors."""
        parameters = {name: str(value) for name, value in given["Reset"].items()}
        if not all([parameters["JobName"], *parameters.values()]):
            # Glue would take an empty RunId as a reset of the complete bookmark.
            raise ValueError(f"JobName and RunId must not be empty, got {parameters}")
        return cls(
            parameters=parameters,
            run_on=require_one_of(RUN_ON, given, "RunOn"),
            work=short_hash([parameters, given.get("Trigger")]),
        )


class BookmarkSteps(Steps):
    """The steps of a Custom::GlueBookmarkReset.

    Args:
        glue: A client without retries.
        now: See `Steps`.
    """

    def __init__(self, glue: GlueClient, *, now: int) -> None:
        super().__init__(now=now)
        self._glue = glue

    def begin(self, state: State) -> State:
        """Reset the bookmark, or read it if the request requires no reset."""
        event = state["event"]
        if event["RequestType"] == "Delete":
            return succeed(state)
        try:
            reset = read_properties(event.get("ResourceProperties"), Reset.read)
        except MalformedRequest as error:
            return answer_unreadable(state, error)
        is_requested = is_new_work(event["RequestType"], reset, read_old_properties(event, Reset.read))
        must_reset = is_requested and state["rollback"] is False
        try:
            entry = self._reset_bookmark(reset) if must_reset else self._get_bookmark(reset)
        except NothingToReset as error:
            return fail(state, str(error))
        except SERVICE_ERRORS as error:
            left = answer_deadline(state) - self._now
            return self._retry_or_fail(state, error, service="Glue", left=left)
        reason = _ROLLBACK_UNKNOWN if is_requested and state["rollback"] is None else ""
        data = stringify_members(entry, {name: name for name in _ENTRY_MEMBERS}, max_bytes=_MAX_BYTES)
        return succeed(state, reason=reason, data=data)

    def _reset_bookmark(self, reset: Reset) -> Entry:
        try:
            return dict(self._glue.reset_job_bookmark(**reset.parameters)["JobBookmarkEntry"])
        except self._glue.exceptions.EntityNotFoundException as error:
            return self._handle_missing_bookmark(reset, error)

    def _handle_missing_bookmark(self, reset: Reset, error: ClientError) -> Entry:
        """Return an empty entry for a job without a bookmark; Glue raises the same error if the job does not exist."""
        job = reset.parameters["JobName"]
        if "RunId" in reset.parameters:
            raise NothingToReset(
                f"Glue job {job} has no bookmark of run {reset.parameters['RunId']}: set run_id to a run of this job"
                f" that committed a bookmark, or omit run_id to reset the complete bookmark; Glue returned: {error}"
            )
        try:
            self._glue.get_job_runs(JobName=job, MaxResults=1)
        except self._glue.exceptions.EntityNotFoundException:
            reason = f"cannot reset the bookmark of Glue job {job}: the job does not exist; Glue returned: {error}"
            raise NothingToReset(reason) from error
        return {"JobName": job}

    def _get_bookmark(self, reset: Reset) -> Entry:
        """Return the job's bookmark."""
        job = reset.parameters["JobName"]
        try:
            return dict(self._glue.get_job_bookmark(JobName=job)["JobBookmarkEntry"])
        except self._glue.exceptions.EntityNotFoundException:
            return {"JobName": job}
