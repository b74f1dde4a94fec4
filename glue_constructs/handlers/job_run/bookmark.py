"""Drives one request of CloudFormation to reset the bookmark of a Glue job.

step    finds                                                 does                 next
begin   a request that cannot be read                                              answer FAILED
        a delete                                                                   answer
        an update that asks for no reset, or a rollback       reads the bookmark   answer
        an update of which it is not known what it is         reads the bookmark   answer, with the way out
        a reset to do                                         ResetJobBookmark     answer
        no bookmark yet, and no run named                     looks for the job    answer (FAILED when it is gone)
        no bookmark of the run that is named                                       answer FAILED
        throttling; no permission, in the first minute                             begin, later
        any other refusal                                                          answer FAILED

A reset that is done twice is as good as once, so a step that died is simply repeated. When CloudFormation does not say
whether the stack rolls back, nothing is reset: one reset too few can be mended, one too many has data processed again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from .attributes import stringify_members
from .properties import (
    RUN_ON,
    MalformedRequest,
    is_new_work,
    read_old_properties,
    read_properties,
    require_one_of,
)
from .refusals import retry_or_fail
from .state import answer_unreadable, fail, succeed
from .steps import GlueSteps
from .token import short_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .state import State

    Entry = dict[str, Any]

RESOURCE_TYPE = "Custom::GlueBookmarkReset"
THROTTLING_SECONDS = 300
"""How long throttling is waited out."""

_ENTRY_MEMBERS = ("JobName", "Version", "Run", "Attempt", "PreviousRunId", "RunId", "JobBookmark")
_ROLLBACK_UNKNOWN = (
    "the bookmark was left as it is: it is not known whether the stack rolls back; change trigger to reset it"
)
_MAX_BYTES = 2000  # bytes of the 4096 for the whole answer: of all members, only the bookmark's text can be long


class NothingToReset(Exception):
    """The job, or the bookmark of the run that is named, is not there."""


@dataclass(frozen=True)
class Reset:
    """The properties of a Custom::GlueBookmarkReset.

    Attributes:
        parameters: The parameters of ResetJobBookmark.
        run_on: When an update resets the bookmark again: CHANGE, CREATE or DEPLOY.
        work: A hash of all that, when it changes, is another reset.
    """

    parameters: dict[str, str]
    run_on: str
    work: str

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Reset:
        """Read the properties; errors are `read_properties`' to tell."""
        parameters = {name: str(value) for name, value in given["Reset"].items()}
        if not all([parameters["JobName"], *parameters.values()]):
            # An empty RunId would forget everything.
            raise ValueError(f"what is reset must be named, got {parameters}")
        return cls(
            parameters=parameters,
            run_on=require_one_of(RUN_ON, given, "RunOn"),
            work=short_hash([parameters, given.get("Trigger")]),
        )


class BookmarkSteps(GlueSteps):
    """The steps."""

    def begin(self, state: State) -> State:
        """Reset the bookmark, or look at it."""
        event = state["event"]
        if event["RequestType"] == "Delete":
            return succeed(state, "SUCCESS")
        try:
            reset = read_properties(event.get("ResourceProperties"), Reset.read)
        except MalformedRequest as error:
            return answer_unreadable(state, error)
        asked = is_new_work(event["RequestType"], reset, read_old_properties(event, Reset.read))
        try:
            entry = self._reset_bookmark(reset) if asked and state["rollback"] is False else self._get_bookmark(reset)
        except NothingToReset as error:
            return fail(state, str(error))
        except ClientError as error:
            what = "Glue refuses the bookmark's reset"
            return retry_or_fail(state, error, what=what, age=self._age(state), patience=THROTTLING_SECONDS)
        reason = _ROLLBACK_UNKNOWN if asked and state["rollback"] is None else ""
        data = stringify_members(entry, {name: name for name in _ENTRY_MEMBERS}, longest=_MAX_BYTES)
        return succeed(state, "SUCCESS", reason=reason, data=data)

    def _reset_bookmark(self, reset: Reset) -> Entry:
        try:
            return dict(self._glue.reset_job_bookmark(**reset.parameters)["JobBookmarkEntry"])
        except self._glue.exceptions.EntityNotFoundException as error:
            return self._handle_missing_bookmark(reset, error)

    def _handle_missing_bookmark(self, reset: Reset, error: ClientError) -> Entry:
        """A job that has no bookmark yet has nothing to forget. Glue says the same of a job that is not there."""
        job = reset.parameters["JobName"]
        if "RunId" in reset.parameters:
            raise NothingToReset(
                f"Glue job {job} has no bookmark of run {reset.parameters['RunId']}: give a run of this job that"
                f" committed one, or no run_id to forget everything; Glue says: {error}"
            )
        try:
            self._glue.get_job_runs(JobName=job, MaxResults=1)
        except self._glue.exceptions.EntityNotFoundException:
            raise NothingToReset(f"there is no Glue job {job} whose bookmark could be reset: {error}") from error
        return {"JobName": job}

    def _get_bookmark(self, reset: Reset) -> Entry:
        """The bookmark as it stands."""
        job = reset.parameters["JobName"]
        try:
            return dict(self._glue.get_job_bookmark(JobName=job)["JobBookmarkEntry"])
        except self._glue.exceptions.EntityNotFoundException:
            return {"JobName": job}
