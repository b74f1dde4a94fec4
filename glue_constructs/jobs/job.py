"""The base class of all jobs: one `AWS::Glue::Job`, a role, and references to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsii
from aws_cdk.aws_iam import IGrantable
from aws_cdk.interfaces.aws_glue import IJobRef
from constructs import Construct

from glue_constructs._cdk.job_facts import facts_of, register_job
from glue_constructs._cdk.keywords import ConstructSignature
from glue_constructs.jobs.checked_job import check_resolved_job
from glue_constructs.jobs.grants import JobGrants
from glue_constructs.jobs.imported import ImportedJob
from glue_constructs.jobs.job_resources import create_job_resources
from glue_constructs.jobs.operated import OperatedJob
from glue_constructs.jobs.resolved_job import resolve_props

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
# jsii searches every class before its own for overrides, at each creation of a job: keep the bases few.
class GlueJob(Construct, OperatedJob):
    """A Glue job. Create one of its subclasses: `SparkEtlJob`, `SparkStreamingJob`, `PythonShellJob`.

    It is an `IJobRef` (for workflows, triggers and runs) and an `IGrantable` (``bucket.grant_read(job)``).
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
        resolved = resolve_props(scope, script, props, kind=kind, properties=properties, features=features)
        checked = check_resolved_job(scope, id, resolved)
        # No construct is created before this line: a refused job adds nothing to the app.
        super().__init__(scope, id)
        self._role, self._resource = create_job_resources(scope, self, resolved)
        register_job(self, scope=scope, resource=self._resource)
        checked.warn(self)

    @staticmethod
    def from_job_name(scope: Construct, id: str, job_name: str) -> ImportedJob:
        """Import a job of the same account and Region that this app does not define."""
        return ImportedJob.from_job_name(scope, id, job_name)

    @staticmethod
    def from_job_arn(scope: Construct, id: str, job_arn: str) -> ImportedJob:
        """Import a job by its ARN, ``arn:aws:glue:<region>:<account>:job/<name>``.

        Raises:
            InvalidInput: The ARN is not the ARN of a Glue job.
        """
        return ImportedJob.from_job_arn(scope, id, job_arn)

    @property
    def job_name(self) -> str:
        """The job's name; a token that is resolved at deployment."""
        return facts_of(self).name

    @property
    def job_arn(self) -> str:
        """The job's ARN."""
        return facts_of(self).arn

    @property
    def job_ref(self) -> JobReference:
        """The reference to the job, which constructs that act on a job take."""
        return self._resource.job_ref

    @property
    def env(self) -> ResourceEnvironment:
        """The account and Region of the job."""
        return self._resource.env

    @property
    def role(self) -> IRole:
        """The role that the job runs as: the prop `role`, or the role created for the job."""
        return self._role

    @property
    def grants(self) -> JobGrants:
        """Grants on the job: to start and stop runs, to read them, to reset the bookmark."""
        return JobGrants(self)

    def grant_start_run(self, grantee: IGrantable) -> Grant:
        """Grant permission to start runs of this job: ``glue:StartJobRun``."""
        return self.grants.start_run(grantee)

    @property
    def grant_principal(self) -> IPrincipal:
        """The principal that receives grants to the job: its role."""
        return self._role.grant_principal
