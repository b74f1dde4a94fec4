"""The log groups of Spark jobs from Glue 5.0 on: ``<prefix>/error`` and ``<prefix>/output``."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from aws_cdk import Fn

from glue_constructs._cdk.tokens import is_token
from glue_constructs.jobs.features.feature import UNPLACED, Bound, together
from glue_constructs.jobs.features.logs.groups import LogGroups
from glue_constructs.jobs.features.logs.service import WRITE, may_encrypt
from glue_constructs.jobs.features.logs.settings import JobLogs
from glue_constructs.jobs.role.role import JobRole
from glue_constructs.jobs.role.statements import allow
from glue_constructs.model.log_groups import ERROR, GROUP_PREFIX, OUTPUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import CfnResource
    from aws_cdk.aws_iam import IRole
    from constructs import Construct

    from glue_constructs.jobs.features.feature import Declared
    from glue_constructs.jobs.features.security import Encryption

_KINDS = (ERROR, OUTPUT)


class CustomLogs:
    """Two groups of a prefix of ours.

    Args:
        scope: The construct that the job will belong to.
        settings: How the groups are made; None for those that the stack's jobs share.
        encryption: The job's security configuration.

    Raises:
        InvalidInput: The stack has the groups already, with other settings.
    """

    prop = "logs"

    def __init__(self, scope: Construct, settings: JobLogs | None, encryption: Encryption | None) -> None:
        self._groups = LogGroups.of(scope)
        self._settings = settings or JobLogs(prefix=self._groups.prefix)
        self._encryption = encryption
        for kind in _KINDS:
            self._groups.require_agreement(f"{self._settings.prefix}/{kind}", self._settings)

    def declare(self) -> Mapping[str, Declared]:
        """The prefix, where it is known."""
        return {GROUP_PREFIX: self._settings.prefix or UNPLACED}

    def bind(self, job: Construct) -> Bound:
        """Make the groups, where no job did before, and let the job write to them."""
        prefix = self._settings.prefix or self._groups.prefix_of(job)
        self._groups.let_encrypt(self._settings, prefix)
        encryption = self._encryption
        bounds = [Bound({GROUP_PREFIX: prefix})]
        if encryption is None or not encryption.of_logs:
            bounds.append(self._plain(prefix))
        if encryption is not None and encryption.of_logs is not False:
            bounds.append(self._encrypted(prefix, encryption))
        return together(*bounds)

    def _plain(self, prefix: str) -> Bound:
        groups = [self._groups.group(kind, f"{prefix}/{kind}", self._settings) for kind in _KINDS]

        def settle(role: IRole) -> Sequence[CfnResource]:
            # The job waits for a role of its own anyway, and that names the groups.
            return () if isinstance(role, JobRole) else [group.resource for group in groups]

        return Bound(statements=[allow(WRITE, [group.arn for group in groups])], settle=settle)

    def _encrypted(self, prefix: str, encryption: Encryption) -> Bound:
        settings = replace(self._settings, encryption_key=encryption.key or self._settings.encryption_key)
        begin = f"{prefix}/{encryption.name}-"

        def settle(role: IRole) -> Sequence[CfnResource]:
            names = {kind: f"{begin}{_role_in_names(role.role_arn)}/{kind}" for kind in _KINDS}
            return [self._groups.group(kind, name, settings).resource for kind, name in names.items()]

        return together(may_encrypt(f"{begin}role/*"), Bound(settle=settle))


@cache  # so that jobs with the same role come to the same name: every Fn.select makes another token
def _role_in_names(arn: str) -> str:
    """A role as it stands in the names of encrypted groups, ``role/<name>``: the last part of its ARN.

    A path is in it, too: crawlers' groups are seen as /aws-glue/crawlers-role/service-role/AWSGlueServiceRole-...
    """
    return Fn.select(5, Fn.split(":", arn)) if is_token(arn) else arn.split(":", 5)[5]
