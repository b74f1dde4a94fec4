"""A reset of a Glue job's bookmark as part of a deployment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.job_facts import facts_of
from glue_constructs._cdk.values import require_job, without_none
from glue_constructs.errors import InvalidInput
from glue_constructs.runs.job_reference import depend_on_job, require_same_env
from glue_constructs.runs.policies import RunOn, parse_enum
from glue_constructs.runs.served import ProviderCustomResource
from glue_constructs.validation.construct import attach_warnings, record_acknowledgements, require_valid_reset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk.interfaces.aws_glue import IJobRef
    from constructs import Construct

# Throttling is waited out for 5 minutes; the rest is for steps that the state machine repeats.
_LONGEST_ANSWER = 900


class BookmarkReset(ProviderCustomResource):
    """Resets a Glue job's bookmark as part of the deployment, so that the next run reads again what it has read.

    The bookmark is reset when the resource is created, and when the job, `run_id` or `trigger` changes; nothing is
    reset when the resource is deleted or its deployment rolled back. A job that has no bookmark (yet) has nothing to
    forget; Python shell and streaming jobs never have one. What runs have written stays as it is.

    To have a run start afresh, ``JobRun(reset_bookmark=True)`` does both in one.

    Args:
        scope: The construct that the reset belongs to.
        id: The reset's id in that scope.
        job: Any Glue job: of this library, of the stable L2, a `CfnJob`, or an imported one.
        run_id: A run of this job that committed a bookmark: what was read up to it is kept. Left out: nothing is.
        run_on: When the bookmark is reset again. Left out: when the job, `run_id` or `trigger` has changed.
        trigger: A value of your own; when it changes, the bookmark is reset. Left out: none.
        acknowledge: Rules to pass over, by id, each with the reason. Left out: none.

    Raises:
        InvalidReset: Glue would refuse the reset; every finding at once.
        InvalidInput: A prop is of the wrong kind.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        job: IJobRef,
        run_id: str | None = None,
        run_on: RunOn | str = RunOn.CHANGE,
        trigger: str | None = None,
        acknowledge: Mapping[str, str] | None = None,
    ) -> None:
        require_job(job)
        if run_id == "":
            raise InvalidInput("run_id must be the id of a run, got '': leave it out to have everything forgotten")
        reset = without_none({"JobName": facts_of(job).name, "RunId": run_id})
        findings = require_valid_reset(scope, id, reset, acknowledge=acknowledge or {})
        policy = parse_enum(RunOn, run_on, "run_on")
        require_same_env(scope, job)
        super().__init__(
            scope,
            id,
            kind="Custom::GlueBookmarkReset",
            seconds=_LONGEST_ANSWER,
            run_on=policy,
            properties={"Reset": reset, "Trigger": trigger},
        )
        self._provider.allow_reset(job)
        depend_on_job(self, job)
        record_acknowledgements(self._resource, acknowledge)
        attach_warnings(self, findings)

    @property
    def job_name(self) -> str:
        """The job's name. This and the following are Glue's JobBookmarkEntry; empty where Glue has no value."""
        return self._attribute("JobName")

    @property
    def version(self) -> str:
        """The version of the bookmark; empty when there is no bookmark yet."""
        return self._attribute("Version")

    @property
    def run(self) -> str:
        """The number of the run."""
        return self._attribute("Run")

    @property
    def attempt(self) -> str:
        """The number of the attempt."""
        return self._attribute("Attempt")

    @property
    def previous_run_id(self) -> str:
        """The run before."""
        return self._attribute("PreviousRunId")

    @property
    def run_id(self) -> str:
        """The run whose bookmark it is."""
        return self._attribute("RunId")

    @property
    def job_bookmark(self) -> str:
        """The bookmark itself, as JSON. Cut after 2,000 bytes, with "..." at its end: CloudFormation takes no more."""
        return self._attribute("JobBookmark")
