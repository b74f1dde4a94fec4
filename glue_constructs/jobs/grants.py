"""Grants on a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_glue import CfnJob
from aws_cdk.aws_iam import Grant

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IGrantable
    from aws_cdk.interfaces.aws_glue import IJobRef


class JobGrants:
    """Grants on a job, for functions, state machines, pipelines and other jobs.

    The job can be any `IJobRef`: a job of this library (``job.grants``) or of aws_cdk.aws_glue, a `CfnJob`, an imported
    job. Each method grants only the actions in its description, and limits them to this job where IAM supports that.
    """

    def __init__(self, job: IJobRef) -> None:
        self._job = job

    @classmethod
    def from_job(cls, job: IJobRef) -> JobGrants:
        """Return the grants on a job."""
        return cls(job)

    def start_run(self, grantee: IGrantable) -> Grant:
        """Grant permission to start runs: ``glue:StartJobRun``."""
        return self._grant(grantee, "glue:StartJobRun")

    def stop_run(self, grantee: IGrantable) -> Grant:
        """Grant permission to stop runs: ``glue:BatchStopJobRun``."""
        return self._grant(grantee, "glue:BatchStopJobRun")

    def read_runs(self, grantee: IGrantable) -> Grant:
        """Grant permission to read runs, their states and errors: ``glue:GetJobRun``, ``glue:GetJobRuns``."""
        return self._grant(grantee, "glue:GetJobRun", "glue:GetJobRuns")

    def reset_bookmark(self, grantee: IGrantable) -> Grant:
        """Grant permission to reset the bookmark of any job: ``glue:ResetJobBookmark`` cannot be limited to one."""
        # The action has no resource type: a statement with the job's ARN would never apply
        # (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html).
        return self._grant(grantee, "glue:ResetJobBookmark", arn="*")

    def _grant(self, grantee: IGrantable, *actions: str, arn: str | None = None) -> Grant:
        arns = [arn or CfnJob.arn_for_job(self._job)]
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=arns)
