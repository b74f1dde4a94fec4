"""What every kind of job has in common: one `AWS::Glue::Job`, a role, and the ways to refer to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk.aws_glue import CfnJob
from aws_cdk.aws_iam import IGrantable
from aws_cdk.interfaces.aws_glue import IJobRef
from constructs import Construct

from glue_constructs.jobs.arguments import JobArguments
from glue_constructs.jobs.imported import ImportedJob
from glue_constructs.jobs.l1 import cfn_arguments
from glue_constructs.jobs.props import properties
from glue_constructs.jobs.role import JobRole, grant_to, job_statements
from glue_constructs.packaging import Script
from glue_constructs.validation.construct import attach_warnings, record_acknowledgements, require_valid_job
from glue_constructs.validation.values import without_none

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk.aws_iam import IPrincipal, IRole
    from aws_cdk.interfaces import ResourceEnvironment
    from aws_cdk.interfaces.aws_glue import JobReference

    from glue_constructs.jobs.feature import Feature
    from glue_constructs.jobs.role import Statement
    from glue_constructs.packaging import ScriptSource


@jsii.implements(IJobRef, IGrantable)
class GlueJob(Construct):
    """A Glue job of this library, with the props of `JobProps`. Make one of its kinds: `SparkEtlJob`, `PythonShellJob`.

    It is an `IJobRef` (pass it to workflows, triggers, runs) and an `IGrantable` (``bucket.grant_read(job)``).
    Its default child is the `CfnJob`.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        kind: Mapping[str, Any],
        features: Sequence[Feature],
        script: ScriptSource,
        role: IRole | None = None,
        arguments: Mapping[str, str] | None = None,
        acknowledge: Mapping[str, str] | None = None,
        **common: Any,
    ) -> None:
        source = Script(script)
        sink = JobArguments(features, arguments or {})
        definition = without_none({**kind, **properties(**common)})
        unplaced = {**definition["Command"], "ScriptLocation": source.known_location}
        judged = {**definition, "Command": unplaced, "Role": {"Ref": "Role"}, **_arguments(sink.known)}
        findings = require_valid_job(scope, id, judged, acknowledge=acknowledge or {})
        # Nothing is made before this line: a refused job leaves nothing behind.
        super().__init__(scope, id)
        location, script_arn = source.place(self)
        bounds = [feature.bind(self) for feature in features]
        bound = sink.bound(bounds)
        statements = [*job_statements(script_arn, bound), *(s for bound in bounds for s in bound.statements)]
        self._role = _role(self, role, statements)
        command = {**definition["Command"], "ScriptLocation": location}
        made = {**definition, "Command": command, "Role": self._role.role_arn, **_arguments(bound)}
        self._resource = CfnJob(self, "Resource", **cfn_arguments(made))
        record_acknowledgements(self._resource, acknowledge)
        attach_warnings(self, findings)

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
        return self._resource.ref

    @property
    def job_arn(self) -> str:
        """The job's ARN."""
        return CfnJob.arn_for_job(self)

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
    def grant_principal(self) -> IPrincipal:
        """The principal that grants to this job go to: its role."""
        return self._role.grant_principal


def _arguments(arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {"DefaultArguments": dict(arguments)} if arguments else {}


def _role(job: GlueJob, given: IRole | None, statements: Sequence[Statement]) -> IRole:
    if given is None:
        return JobRole(job, statements)  # type: ignore[return-value]  # implements IRole, which mypy cannot see
    grant_to(given, statements)
    return given
