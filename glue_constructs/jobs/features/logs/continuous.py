"""The log group of Spark jobs up to Glue 4.0: that of continuous logging."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import UNPLACED, Bound, together
from glue_constructs.jobs.features.logs.groups import LogGroups
from glue_constructs.jobs.features.logs.service import ENCRYPT, WRITE, may_encrypt, may_make
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

    from glue_constructs.jobs.features.feature import Declared
    from glue_constructs.jobs.features.security import Encryption

_SWITCH = {CONTINUOUS_FLAG: "true"}


class ContinuousLogs:
    """One group, of ours or given, for what a job logs while it runs.

    What it prints goes to the service's own groups beside it, whose names cannot be chosen.

    Args:
        scope: The construct that the job will belong to.
        logs: The group, or how it is made; None for the one that the stack's jobs share.
        encryption: The job's security configuration.

    Raises:
        InvalidInput: The stack has the group already, with other settings.
    """

    prop = "logs"

    def __init__(self, scope: Construct, logs: JobLogs | ILogGroup | None, encryption: Encryption | None) -> None:
        self._groups = LogGroups.of(scope)
        self._logs = JobLogs(prefix=self._groups.prefix) if logs is None else logs
        self._encryption = encryption
        if isinstance(self._logs, JobLogs):
            self._groups.require_agreement(f"{self._logs.prefix}/{CONTINUOUS_KIND}", self._logs)

    def declare(self) -> Mapping[str, Declared]:
        """That continuous logging is on, and to which group, where that is known."""
        prefix = self._logs.prefix if isinstance(self._logs, JobLogs) else None
        return {**_SWITCH, CONTINUOUS_GROUP_ARGUMENT: f"{prefix}/{CONTINUOUS_KIND}" if prefix else UNPLACED}

    def bind(self, job: Construct) -> Bound:
        """Make the group, where no job did before, and let the job write to it and to the service's."""
        own = self._made(job) if isinstance(self._logs, JobLogs) else self._given(self._logs)
        service = may_make(groups_below(SPARK_BASE))
        if self._encryption is None:
            return together(own, service)
        # The guide to logging names these /aws-glue/jobs/<configuration>-role/<role>/..., the API's JobRun
        # /aws-glue/jobs-<role>-<configuration>/.
        return together(own, service, may_encrypt(f"{SPARK_BASE}*"))

    def _made(self, job: Construct) -> Bound:
        settings: JobLogs = self._logs  # type: ignore[assignment]  # asked before
        prefix = settings.prefix or self._groups.prefix_of(job)
        self._groups.let_encrypt(settings, prefix)
        name = f"{prefix}/{CONTINUOUS_KIND}"
        bounds = [Bound({**_SWITCH, CONTINUOUS_GROUP_ARGUMENT: name})]
        if self._encryption is None or not self._encryption.of_logs:
            bounds.append(self._written(name, settings, WRITE))
        if self._encryption is not None and self._encryption.of_logs is not False:
            settings = replace(settings, encryption_key=self._encryption.key or settings.encryption_key)
            encrypted = encrypted_continuous_group(name, configuration=self._encryption.name)
            bounds.append(self._written(encrypted, settings, [*WRITE, ENCRYPT]))
        return together(*bounds)

    def _written(self, name: str, settings: JobLogs, actions: list[str]) -> Bound:
        group = self._groups.group(CONTINUOUS_KIND, name, settings)

        def settle(role: IRole) -> Sequence[CfnResource]:
            return () if isinstance(role, JobRole) else [group.resource]

        return Bound(statements=[allow(actions, [group.arn])], settle=settle)

    def _given(self, group: ILogGroup) -> Bound:
        name = group.log_group_name
        arguments = {**_SWITCH, CONTINUOUS_GROUP_ARGUMENT: name}
        if self._encryption is None or self._encryption.of_logs is False:
            return Bound(arguments, [allow(WRITE, [group.log_group_arn])])
        return together(Bound(arguments), may_encrypt(f"{name}-{self._encryption.name}:*"))
