"""What others may do with a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_glue import CfnJob
from aws_cdk.aws_iam import Grant

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IGrantable
    from aws_cdk.interfaces.aws_glue import IJobRef


class JobGrants:
    """Permissions on a job, for functions, state machines, pipelines, other jobs.

    Works with every `IJobRef`: this library's jobs (``job.grants``), those of aws_cdk.aws_glue, a `CfnJob`, an imported
    job. Each method allows exactly the actions that it names, on exactly the job, where IAM can.
    """

    def __init__(self, job: IJobRef) -> None:
        self._job = job

    @classmethod
    def from_job(cls, job: IJobRef) -> JobGrants:
        """The permissions on a job."""
        return cls(job)

    def start_run(self, grantee: IGrantable) -> Grant:
        """Start runs: ``glue:StartJobRun``."""
        return self._grant(grantee, "glue:StartJobRun")

    def stop_run(self, grantee: IGrantable) -> Grant:
        """Stop runs: ``glue:BatchStopJobRun``."""
        return self._grant(grantee, "glue:BatchStopJobRun")

    def read_runs(self, grantee: IGrantable) -> Grant:
        """See runs, their states and their errors: ``glue:GetJobRun``, ``glue:GetJobRuns``."""
        return self._grant(grantee, "glue:GetJobRun", "glue:GetJobRuns")

    def reset_bookmark(self, grantee: IGrantable) -> Grant:
        """Reset the bookmark: ``glue:ResetJobBookmark``, on any job, because IAM cannot bind it to one."""
        # Glue asks for it without a resource: a statement about a job would never apply
        # (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html).
        return self._grant(grantee, "glue:ResetJobBookmark", arn="*")

    def _grant(self, grantee: IGrantable, *actions: str, arn: str | None = None) -> Grant:
        arns = [arn or CfnJob.arn_for_job(self._job)]
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=arns)
