"""The construct of a bookmark reset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.job_facts import facts_of
from glue_constructs._cdk.keywords import explain_keywords, use_instead
from glue_constructs._cdk.values import require_job, without_none
from glue_constructs.errors import InvalidInput
from glue_constructs.runs.custom_resource import ProviderCustomResource
from glue_constructs.runs.enums import RunOn, parse_enum
from glue_constructs.runs.job_reference import dependencies_of_run, require_same_env
from glue_constructs.validation.construct import attach_warnings, record_acknowledgements, require_valid_reset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk.interfaces.aws_glue import IJobRef
    from constructs import Construct

# The handler retries a throttled reset for 5 minutes; the rest is for steps that the state machine retries.
_SERVICE_TIMEOUT = 900


class BookmarkReset(ProviderCustomResource):
    """Resets a Glue job's bookmark during the deployment, so that the next run reads its sources again.

    The bookmark is reset when the resource is created, and when the job, `run_id` or `trigger` changes. It is not
    reset when the resource is deleted or its deployment is rolled back. Without `run_id`, the reset succeeds for a job
    that has no bookmark; Python shell and streaming jobs never have one. The output of earlier runs remains.

    To reset the bookmark and then run the job, use ``JobRun(reset_bookmark=True)``.

    Args:
        scope: The scope of the construct.
        id: The construct's id in that scope.
        job: Any Glue job: of this library, of the stable L2, a `CfnJob`, or an imported one.
        run_id: The id of a run of this job that committed a bookmark, to which the bookmark is reset.
            Default: none, the complete bookmark is reset.
        run_on: When a deployment resets the bookmark again. Default: `RunOn.CHANGE`, when the job, `run_id` or
            `trigger` has changed.
        trigger: Any string; when it changes, the bookmark is reset. Default: none.
        acknowledge: Rules to acknowledge, by id, each with the reason. Default: none.

    Raises:
        InvalidReset: Glue would reject the reset. It has all findings.
        InvalidInput: A prop has the wrong type.
    """

    @explain_keywords(use_instead({"job_name": "use 'job'", "job_run_id": "use 'run_id'"}))
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
            raise InvalidInput("run_id must be the id of a run, got '': omit it to reset the complete bookmark")
        reset = without_none({"JobName": facts_of(job).name, "RunId": run_id})
        findings = require_valid_reset(scope, id, reset, acknowledge=acknowledge or {})
        policy = parse_enum(RunOn, run_on, "run_on")
        require_same_env(scope, job)
        super().__init__(
            scope,
            id,
            kind="Custom::GlueBookmarkReset",
            seconds=_SERVICE_TIMEOUT,
            run_on=policy,
            properties={"Reset": reset, "Trigger": trigger},
        )
        self._depend_on(self._provider.permissions.allow_reset(job), *dependencies_of_run(job))
        record_acknowledgements(self._resource, acknowledge)
        attach_warnings(self, findings)

    @property
    def job_name(self) -> str:
        """The job's name. All attributes are members of Glue's JobBookmarkEntry; empty if Glue returns no value."""
        return self._attribute("JobName")

    @property
    def version(self) -> str:
        """The version of the bookmark; empty when there is no bookmark yet."""
        return self._attribute("Version")

    @property
    def run(self) -> str:
        """The run number."""
        return self._attribute("Run")

    @property
    def attempt(self) -> str:
        """The attempt number."""
        return self._attribute("Attempt")

    @property
    def previous_run_id(self) -> str:
        """The id of the previous run."""
        return self._attribute("PreviousRunId")

    @property
    def run_id(self) -> str:
        """The id of the run that the bookmark belongs to."""
        return self._attribute("RunId")

    @property
    def job_bookmark(self) -> str:
        """The bookmark as JSON, truncated to 2,000 bytes with "..." at its end: CloudFormation limits the response."""
        return self._attribute("JobBookmark")
