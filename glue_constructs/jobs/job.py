"""What every kind of job has in common: one `AWS::Glue::Job`, a role, and the ways to refer to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsii
from aws_cdk.aws_iam import IGrantable
from aws_cdk.interfaces.aws_glue import IJobRef
from constructs import Construct

from glue_constructs._cdk.job_facts import facts_of, register_job
from glue_constructs._cdk.keywords import ConstructSignature
from glue_constructs.jobs.checked import check
from glue_constructs.jobs.grants import JobGrants
from glue_constructs.jobs.imported import ImportedJob
from glue_constructs.jobs.made import make
from glue_constructs.jobs.operated import OperatedJob
from glue_constructs.jobs.resolved import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk.aws_iam import Grant, IPrincipal, IRole
    from aws_cdk.interfaces import ResourceEnvironment
    from aws_cdk.interfaces.aws_glue import JobReference

    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.kind import JobKind
    from glue_constructs.jobs.props import JobProps
    from glue_constructs.packaging import ScriptSource


@jsii.implements(IJobRef, IGrantable)
class GlueJob(Construct, OperatedJob):  # jsii looks for overrides in every class before its own: few, for every job
    """A Glue job. Create one of its kinds: `SparkEtlJob`, `SparkStreamingJob`, `PythonShellJob`.

    It is an `IJobRef` (pass it to workflows, triggers, runs) and an `IGrantable` (``bucket.grant_read(job)``).
    Its default child is the `CfnJob`.
    """

    __signature__ = ConstructSignature()

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        script: ScriptSource,
        kind: JobKind,
        props: JobProps,
        properties: Mapping[str, object],
        features: Sequence[Feature],
    ) -> None:
        resolved = resolve(scope, script, props, kind=kind, properties=properties, features=features)
        checked = check(scope, id, resolved)
        # Nothing is made before this line: a refused job leaves nothing behind.
        super().__init__(scope, id)
        self._role, self._resource = make(scope, self, resolved)
        register_job(self, scope=scope, resource=self._resource)
        checked.warn(self)

    @staticmethod
    def from_job_name(scope: Construct, id: str, job_name: str) -> ImportedJob:
        """Refer to a job of the same account and region that this app does not define."""
        return ImportedJob.from_job_name(scope, id, job_name)

    @staticmethod
    def from_job_arn(scope: Construct, id: str, job_arn: str) -> ImportedJob:
        """Refer to a job by its ARN, ``arn:aws:glue:<region>:<account>:job/<name>``.

        Raises:
            InvalidInput: The ARN is not one of a Glue job.
        """
        return ImportedJob.from_job_arn(scope, id, job_arn)

    @property
    def job_name(self) -> str:
        """The job's name (a token: it is known when the job is deployed)."""
        return facts_of(self).name

    @property
    def job_arn(self) -> str:
        """The job's ARN."""
        return facts_of(self).arn

    @property
    def job_ref(self) -> JobReference:
        """The reference that everything that acts on a job takes."""
        return self._resource.job_ref

    @property
    def env(self) -> ResourceEnvironment:
        """The account and region of the job."""
        return self._resource.env

    @property
    def role(self) -> IRole:
        """The role that the job runs as: the one handed in, or the job's own."""
        return self._role

    @property
    def grants(self) -> JobGrants:
        """What others may be allowed to do with the job: start and stop runs, read them, reset the bookmark."""
        return JobGrants(self)

    def grant_start_run(self, grantee: IGrantable) -> Grant:
        """Let others start runs of the job: ``glue:StartJobRun`` on it alone."""
        return self.grants.start_run(grantee)

    @property
    def grant_principal(self) -> IPrincipal:
        """The principal that grants to this job go to: its role."""
        return self._role.grant_principal
