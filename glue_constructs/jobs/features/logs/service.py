"""Log groups that the service creates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import FeatureOutput
from glue_constructs.jobs.role.arns import log_group_arn
from glue_constructs.jobs.role.statements import allow
from glue_constructs.model.log_groups import (
    CONTINUOUS_GROUP,
    CONTINUOUS_GROUP_ARGUMENT,
    GROUP_PREFIX,
    base_group_of,
    groups_below,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue
    from glue_constructs.jobs.features.kind import JobKind
    from glue_constructs.jobs.features.security import Encryption

WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"]
"""The actions to write to an existing group (AWSGlueServiceRole allows these and logs:CreateLogGroup)."""
CREATE_AND_WRITE = ["logs:CreateLogGroup", *WRITE]
ENCRYPT = "logs:AssociateKmsKey"
"""A job with a security configuration needs it to write logs (monitor-continuous-logging.html)."""

_STREAMS_REASON = "all streams of one log group"
_ROLES_REASON = "the names of the log groups contain the name of this role, and a role cannot refer to itself"


def allow_creating(groups: Sequence[str]) -> FeatureOutput:
    """Return permissions to create log groups with these names and to write to them."""
    arns = [f"{log_group_arn(name)}:*" for name in groups]
    return FeatureOutput(statements=[allow(CREATE_AND_WRITE, arns)], wildcards=dict.fromkeys(arns, _STREAMS_REASON))


def allow_encrypted(pattern: str) -> FeatureOutput:
    """Return permissions to create encrypted log groups whose names match a pattern, and to write to them."""
    arn = log_group_arn(pattern)
    return FeatureOutput(statements=[allow([*CREATE_AND_WRITE, ENCRYPT], [arn])], wildcards={arn: _ROLES_REASON})


@dataclass(frozen=True)
class ServiceLogs:
    """The log groups that the service creates for a kind of job."""

    kind: JobKind
    encryption: Encryption | None
    prop: str = "logs"

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return no arguments: these log groups are the service's default."""
        return {}

    def bind(self, _job: Construct) -> FeatureOutput:
        """Allow the job to create its groups and to write to them."""
        groups = groups_below(base_group_of(self.kind.command))
        unencrypted = allow_creating(groups if self.kind.is_shell else (*groups, CONTINUOUS_GROUP))
        # The documentation has two forms of the names of encrypted groups, and none for Python shell jobs.
        return (
            unencrypted if self.encryption is None else FeatureOutput.merge(unencrypted, allow_encrypted("/aws-glue/*"))
        )


@dataclass(frozen=True)
class GivenLogs:
    """Log groups in the user's arguments; the service creates those that do not exist."""

    kind: JobKind
    encryption: Encryption | None
    given: Mapping[str, str]
    prop: str = "logs"

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return no arguments: the user sets them."""
        return {}

    def bind(self, job: Construct) -> FeatureOutput:
        """Allow the job to create these groups and those of the service, and to write to them."""
        prefix, group = self.given.get(GROUP_PREFIX), self.given.get(CONTINUOUS_GROUP_ARGUMENT)
        names = list(groups_below(prefix)) if prefix else []
        encrypted = [f"{prefix}/*"] if prefix else []
        if group:
            names, encrypted = [*names, group], [*encrypted, f"{group}-*"]
        service = ServiceLogs(self.kind, self.encryption).bind(job)
        own = [allow_creating(names)] if names else []
        return FeatureOutput.merge(service, *own, *map(allow_encrypted, encrypted if self.encryption else []))
