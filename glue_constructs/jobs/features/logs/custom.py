"""The log groups of Spark jobs from Glue 5.0 on: ``<prefix>/error`` and ``<prefix>/output``."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from aws_cdk import Fn

from glue_constructs._cdk.tokens import is_token
from glue_constructs.jobs.features.feature import UNKNOWN_UNTIL_DEPLOY, FeatureOutput
from glue_constructs.jobs.features.logs.groups import LogGroups
from glue_constructs.jobs.features.logs.service import WRITE, allow_encrypted
from glue_constructs.jobs.features.logs.settings import JobLogs
from glue_constructs.jobs.role.role import JobRole
from glue_constructs.jobs.role.statements import allow
from glue_constructs.model.log_groups import ERROR, GROUP_PREFIX, OUTPUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import CfnResource
    from aws_cdk.aws_iam import IRole
    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue
    from glue_constructs.jobs.features.security import Encryption

_KINDS = (ERROR, OUTPUT)


class CustomLogs:
    """Two log groups with a prefix that the library or the user chooses.

    Args:
        scope: The construct that the job will belong to.
        settings: The settings to create the groups; None for the groups that the jobs of the stack share.
        encryption: The job's security configuration.

    Raises:
        InvalidInput: The stack already has the groups with other settings.
    """

    prop = "logs"

    def __init__(self, scope: Construct, settings: JobLogs | None, encryption: Encryption | None) -> None:
        self._groups = LogGroups.of(scope)
        self._settings = settings or JobLogs(prefix=self._groups.prefix)
        self._encryption = encryption
        for kind in _KINDS:
            self._groups.require_agreement(f"{self._settings.prefix}/{kind}", self._settings)

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return the argument with the prefix, if it is known."""
        return {GROUP_PREFIX: self._settings.prefix or UNKNOWN_UNTIL_DEPLOY}

    def bind(self, job: Construct) -> FeatureOutput:
        """Create the groups if the stack does not have them, and allow the job to write to them."""
        prefix = self._settings.prefix or self._groups.prefix_of(job)
        self._groups.allow_encryption(self._settings, prefix)
        encryption = self._encryption
        outputs = [FeatureOutput({GROUP_PREFIX: prefix})]
        if encryption is None or not encryption.encrypts_logs:
            outputs.append(self._unencrypted(prefix))
        if encryption is not None and encryption.encrypts_logs is not False:
            outputs.append(self._encrypted(prefix, encryption))
        return FeatureOutput.merge(*outputs)

    def _unencrypted(self, prefix: str) -> FeatureOutput:
        groups = [self._groups.group(kind, f"{prefix}/{kind}", self._settings) for kind in _KINDS]

        def after_role(role: IRole) -> Sequence[CfnResource]:
            # The job depends on the role created for it, whose policy refers to the groups.
            return () if isinstance(role, JobRole) else [group.resource for group in groups]

        return FeatureOutput(statements=[allow(WRITE, [group.arn for group in groups])], after_role=after_role)

    def _encrypted(self, prefix: str, encryption: Encryption) -> FeatureOutput:
        settings = replace(self._settings, encryption_key=encryption.key or self._settings.encryption_key)
        prefix_of_names = f"{prefix}/{encryption.name}-"

        def after_role(role: IRole) -> Sequence[CfnResource]:
            names = {kind: f"{prefix_of_names}{_role_in_names(role.role_arn)}/{kind}" for kind in _KINDS}
            return [self._groups.group(kind, name, settings).resource for kind, name in names.items()]

        return FeatureOutput.merge(allow_encrypted(f"{prefix_of_names}role/*"), FeatureOutput(after_role=after_role))


@cache  # jobs with the same role need the same name, and each Fn.select creates another token
def _role_in_names(arn: str) -> str:
    """Return the part of a role's ARN that is in the names of encrypted groups, ``role/<name>``.

    It includes the path, as in /aws-glue/crawlers-role/service-role/AWSGlueServiceRole-..., a group of crawlers.
    """
    return Fn.select(5, Fn.split(":", arn)) if is_token(arn) else arn.split(":", 5)[5]
