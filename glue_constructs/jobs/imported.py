"""Imported jobs: jobs that this app does not define."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import jsii
from aws_cdk import ArnFormat, Resource, Stack, Token
from aws_cdk.aws_iam import IGrantable, UnknownPrincipal
from aws_cdk.interfaces.aws_glue import IJobRef, JobReference

from glue_constructs._cdk.job_facts import facts_of, register_job
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.grants import JobGrants
from glue_constructs.jobs.operated import OperatedJob

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IPrincipal
    from constructs import Construct


@jsii.implements(IJobRef, IGrantable)
class ImportedJob(OperatedJob, Resource):
    """A job that this app does not define. Create it with `GlueJob.from_job_name` or `GlueJob.from_job_arn`.

    Its role is not known: grants to the job have no effect, and CDK warns about them.
    """

    def __init__(
        self, scope: Construct, id: str, *, job_name: str, account: str | None = None, region: str | None = None
    ) -> None:
        super().__init__(scope, id, account=account, region=region)
        self._name = job_name
        other_env = account is not None or region is not None
        register_job(self, scope=scope, resource=None, other_env=other_env)

    @classmethod
    def from_job_name(cls, scope: Construct, id: str, job_name: str) -> ImportedJob:
        """See `GlueJob.from_job_name`."""
        return cls(scope, id, job_name=job_name)

    @classmethod
    def from_job_arn(cls, scope: Construct, id: str, job_arn: str) -> ImportedJob:
        """See `GlueJob.from_job_arn`."""
        if not Token.is_unresolved(job_arn):
            _require_job_arn(job_arn)
        parts = Stack.of(scope).split_arn(job_arn, ArnFormat.SLASH_RESOURCE_NAME)
        return cls(scope, id, job_name=str(parts.resource_name), account=parts.account, region=parts.region)

    @property
    def job_name(self) -> str:
        """The job's name."""
        return self._name

    @property
    def job_arn(self) -> str:
        """The job's ARN."""
        return facts_of(self).arn

    @property
    def job_ref(self) -> JobReference:
        """The reference to the job, which constructs that act on a job take."""
        return JobReference(job_name=self._name)

    @property
    def grants(self) -> JobGrants:
        """Grants on the job: to start and stop runs, to read them, to reset the bookmark."""
        return JobGrants(self)

    @property
    def grant_principal(self) -> IPrincipal:
        """A principal to which grants have no effect: the job's role is not known."""
        return UnknownPrincipal(resource=self)  # type: ignore[return-value]  # only the Python stubs lack an optional member


def _require_job_arn(arn: str) -> None:
    if not re.fullmatch(r"arn:[^:]+:glue:[^:]*:[^:]*:job/.+", arn):
        raise InvalidInput(f"job_arn must be 'arn:<partition>:glue:<region>:<account>:job/<name>', got {arn!r}")
