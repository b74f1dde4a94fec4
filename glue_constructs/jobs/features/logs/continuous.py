"""The log group of Spark jobs up to Glue 4.0: the group of continuous logging."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import UNKNOWN_UNTIL_DEPLOY, FeatureOutput
from glue_constructs.jobs.features.logs.groups import LogGroups
from glue_constructs.jobs.features.logs.service import ENCRYPT, WRITE, allow_creating, allow_encrypted
from glue_constructs.jobs.features.logs.settings import JobLogs
from glue_constructs.jobs.role.role import JobRole
from glue_constructs.jobs.role.statements import allow
from glue_constructs.model.log_groups import (
    CONTINUOUS_FLAG,
    CONTINUOUS_GROUP_ARGUMENT,
    CONTINUOUS_KIND,
    SPARK_BASE,
    encrypted_continuous_group,
    groups_below,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import CfnResource
    from aws_cdk.aws_iam import IRole
    from aws_cdk.aws_logs import ILogGroup
    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue
    from glue_constructs.jobs.features.security import Encryption

_SWITCH = {CONTINUOUS_FLAG: "true"}


class ContinuousLogs:
    """The log group of continuous logging: created by the library, or passed as a prop.

    The job's output goes to log groups of the service, whose names cannot be chosen.

    Args:
        scope: The construct that the job will belong to.
        logs: The group, or the settings to create it; None for the group that the jobs of the stack share.
        encryption: The job's security configuration.

    Raises:
        InvalidInput: The stack already has the group with other settings.
    """

    prop = "logs"

    def __init__(self, scope: Construct, logs: JobLogs | ILogGroup | None, encryption: Encryption | None) -> None:
        self._groups = LogGroups.of(scope)
        self._logs = JobLogs(prefix=self._groups.prefix) if logs is None else logs
        self._encryption = encryption
        if isinstance(self._logs, JobLogs):
            self._groups.require_agreement(f"{self._logs.prefix}/{CONTINUOUS_KIND}", self._logs)

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return the arguments that enable continuous logging and set its group, if its name is known."""
        prefix = self._logs.prefix if isinstance(self._logs, JobLogs) else None
        return {**_SWITCH, CONTINUOUS_GROUP_ARGUMENT: f"{prefix}/{CONTINUOUS_KIND}" if prefix else UNKNOWN_UNTIL_DEPLOY}

    def bind(self, job: Construct) -> FeatureOutput:
        """Create the group if needed, and allow the job to write to it and to the groups of the service."""
        own = self._library_group(job) if isinstance(self._logs, JobLogs) else self._given_group(self._logs)
        service = allow_creating(groups_below(SPARK_BASE))
        if self._encryption is None:
            return FeatureOutput.merge(own, service)
        # Their names are /aws-glue/jobs/<configuration>-role/<role>/... in the guide to logging, and
        # /aws-glue/jobs-<role>-<configuration>/ in the API's JobRun.
        return FeatureOutput.merge(own, service, allow_encrypted(f"{SPARK_BASE}*"))

    def _library_group(self, job: Construct) -> FeatureOutput:
        settings: JobLogs = self._logs  # type: ignore[assignment]  # checked by bind
        prefix = settings.prefix or self._groups.prefix_of(job)
        self._groups.allow_encryption(settings, prefix)
        name = f"{prefix}/{CONTINUOUS_KIND}"
        outputs = [FeatureOutput({**_SWITCH, CONTINUOUS_GROUP_ARGUMENT: name})]
        if self._encryption is None or not self._encryption.encrypts_logs:
            outputs.append(self._writable_group(name, settings, WRITE))
        if self._encryption is not None and self._encryption.encrypts_logs is not False:
            settings = replace(settings, encryption_key=self._encryption.key or settings.encryption_key)
            encrypted = encrypted_continuous_group(name, configuration=self._encryption.name)
            outputs.append(self._writable_group(encrypted, settings, [*WRITE, ENCRYPT]))
        return FeatureOutput.merge(*outputs)

    def _writable_group(self, name: str, settings: JobLogs, actions: list[str]) -> FeatureOutput:
        group = self._groups.group(CONTINUOUS_KIND, name, settings)

        def after_role(role: IRole) -> Sequence[CfnResource]:
            return () if isinstance(role, JobRole) else [group.resource]

        return FeatureOutput(statements=[allow(actions, [group.arn])], after_role=after_role)

    def _given_group(self, group: ILogGroup) -> FeatureOutput:
        name = group.log_group_name
        arguments = {**_SWITCH, CONTINUOUS_GROUP_ARGUMENT: name}
        if self._encryption is None or self._encryption.encrypts_logs is False:
            return FeatureOutput(arguments, [allow(WRITE, [group.log_group_arn])])
        return FeatureOutput.merge(FeatureOutput(arguments), allow_encrypted(f"{name}-{self._encryption.name}:*"))
