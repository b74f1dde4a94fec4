"""What every kind of job has in common: one `AWS::Glue::Job`, a role, and the ways to refer to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import jsii
from aws_cdk.aws_glue import CfnJob
from aws_cdk.aws_iam import IGrantable
from aws_cdk.interfaces.aws_glue import IJobRef
from constructs import Construct

from glue_constructs._cdk.job_facts import facts_of, tell
from glue_constructs._cdk.values import without_none
from glue_constructs.jobs.arguments import JobArguments
from glue_constructs.jobs.cost_limit import cost_findings
from glue_constructs.jobs.features.feature import together
from glue_constructs.jobs.features.job_features import job_features
from glue_constructs.jobs.features.secrets import without_secrets
from glue_constructs.jobs.grants import JobGrants
from glue_constructs.jobs.l1 import cfn_arguments, require_types
from glue_constructs.jobs.operated import OperatedJob
from glue_constructs.jobs.props import JobProps, properties, require_known
from glue_constructs.jobs.role.role import job_needs
from glue_constructs.jobs.role.role_choice import RoleChoice
from glue_constructs.jobs.script_look import ScriptLook
from glue_constructs.packaging import Script
from glue_constructs.validation.acknowledgements import reasons
from glue_constructs.validation.construct import attach_warnings, record_acknowledgements, require_valid_job

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from aws_cdk.aws_iam import Grant, IManagedPolicy, IPrincipal, IRole
    from aws_cdk.aws_logs import ILogGroup
    from aws_cdk.aws_secretsmanager import ISecret
    from aws_cdk.interfaces import ResourceEnvironment
    from aws_cdk.interfaces.aws_glue import IDatabaseRef, JobReference

    from glue_constructs.jobs.features.catalog import CatalogDatabase
    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.logs.settings import JobLogs
    from glue_constructs.jobs.imported import ImportedJob
    from glue_constructs.packaging import ScriptSource


@jsii.implements(IJobRef, IGrantable)
class GlueJob(Construct, OperatedJob):  # jsii looks for overrides in every class before its own: few, for every job
    """A Glue job of this library, with the props of `JobProps`.

    Make one of its kinds: `SparkEtlJob`, `SparkStreamingJob`, `PythonShellJob`.

    It is an `IJobRef` (pass it to workflows, triggers, runs) and an `IGrantable` (``bucket.grant_read(job)``).
    Its default child is the `CfnJob`.
    """

    takes: ClassVar[type] = JobProps
    """The props that the kind takes, beside its own."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        kind: Mapping[str, Any],
        features: Sequence[Feature],
        script: ScriptSource,
        role: IRole | None = None,
        role_path: str | None = None,
        role_permissions_boundary: IManagedPolicy | str | None = None,
        logs: JobLogs | ILogGroup | bool | None = None,
        catalog_databases: Sequence[str | IDatabaseRef | CatalogDatabase] = (),
        arguments: Mapping[str, str | ISecret] | None = None,
        acknowledge: Mapping[str, str] | None = None,
        max_cost_per_run: Decimal | float | str | None = None,
        **common: Any,
    ) -> None:
        require_known(type(self), common, self.takes)
        source, acknowledge = Script(script), reasons(acknowledge)
        fixed = common.get("non_overridable_arguments")
        users, secrets = without_secrets(scope, {"arguments": arguments or {}, "non_overridable_arguments": fixed})
        common["non_overridable_arguments"] = users["non_overridable_arguments"]
        of_all = job_features(scope, kind, users, logs=logs, catalog_databases=catalog_databases, **common)
        features = [*features, secrets, *of_all]
        choice = RoleChoice(role, path=role_path, permissions_boundary=role_permissions_boundary)
        sink = JobArguments(features, users["arguments"], users["non_overridable_arguments"])
        definition = {**without_none(kind), **without_none(properties(**common))}
        unplaced = {**definition["Command"], "ScriptLocation": source.known_location}
        judged = {**definition, "Command": unplaced, "Role": {"Ref": "Role"}, **_arguments(sink.known)}
        looked = ScriptLook(source, judged, acknowledge)
        dear = cost_findings(scope, judged, limit=max_cost_per_run, acknowledge=acknowledge)
        others = [*looked.alone, *dear]
        findings = require_valid_job(scope, id, judged, acknowledge=acknowledge, others=others)
        require_types(definition)
        # Nothing is made before this line: a refused job leaves nothing behind.
        super().__init__(scope, id)
        location, script_arn = source.place(self)
        bounds = [feature.bind(self) for feature in features]
        bound = sink.bound(bounds)
        needs = together(job_needs(script_arn, bound), *bounds)
        self._role, named = choice.placed(scope, self, needs)
        command = {**definition["Command"], "ScriptLocation": location}
        made = {**definition, "Command": command, "Role": named, **_arguments(bound)}
        self._resource = CfnJob(self, "Resource", **cfn_arguments(made))
        tell(self, scope=scope, resource=self._resource)
        if awaited := needs.settle(self._role) if needs.settle else ():
            self._resource.node.add_dependency(*awaited)
        record_acknowledgements(self._resource, acknowledge)
        attach_warnings(self, findings)
        looked.look_again(self)

    @staticmethod
    def from_job_name(scope: Construct, id: str, job_name: str) -> ImportedJob:
        """Refer to a job of the same account and region that this app does not define."""
        from glue_constructs.jobs.imported import ImportedJob  # noqa: PLC0415  # few apps import a job

        return ImportedJob.from_job_name(scope, id, job_name)

    @staticmethod
    def from_job_arn(scope: Construct, id: str, job_arn: str) -> ImportedJob:
        """Refer to a job by its ARN, ``arn:aws:glue:<region>:<account>:job/<name>``.

        Raises:
            InvalidInput: The ARN is not one of a Glue job.
        """
        from glue_constructs.jobs.imported import ImportedJob  # noqa: PLC0415  # as above

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


def _arguments(arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {"DefaultArguments": dict(arguments)} if arguments else {}
