"""Log groups that the service makes itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import Bound, together
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

    from glue_constructs.jobs.features.feature import Declared
    from glue_constructs.jobs.features.kind import JobKind
    from glue_constructs.jobs.features.security import Encryption

WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"]
"""What writing to a group takes that exists (AWSGlueServiceRole allows the same, and to make it)."""
MAKE_AND_WRITE = ["logs:CreateLogGroup", *WRITE]
ENCRYPT = "logs:AssociateKmsKey"
"""Without AssociateKmsKey a job with a security configuration does not log (monitor-continuous-logging.html)."""

_STREAMS = "a log group's streams, as CloudWatch Logs writes them in policies"
_ROLES = "the names of the groups hold the name of this very role, which it cannot refer to"


def may_make(groups: Sequence[str]) -> Bound:
    """Let a job make groups of these names, and write to them."""
    arns = [f"{log_group_arn(name)}:*" for name in groups]
    return Bound(statements=[allow(MAKE_AND_WRITE, arns)], wildcards=dict.fromkeys(arns, _STREAMS))


def may_encrypt(pattern: str) -> Bound:
    """Let a job make encrypted groups whose names match a pattern, and write to them."""
    arn = log_group_arn(pattern)
    return Bound(statements=[allow([*MAKE_AND_WRITE, ENCRYPT], [arn])], wildcards={arn: _ROLES})


@dataclass(frozen=True)
class ServiceLogs:
    """The groups that the service makes for a kind of job."""

    kind: JobKind
    encryption: Encryption | None
    prop: str = "logs"

    def declare(self) -> Mapping[str, Declared]:
        """No argument: the service knows its groups."""
        return {}

    def bind(self, _job: Construct) -> Bound:
        """Let the job make its groups, and write to them."""
        groups = groups_below(base_group_of(self.kind.command))
        plain = may_make(groups if self.kind.is_shell else (*groups, CONTINUOUS_GROUP))
        # The documentation names encrypted groups in two ways, and those of Python shell jobs in none.
        return plain if self.encryption is None else together(plain, may_encrypt("/aws-glue/*"))


@dataclass(frozen=True)
class GivenLogs:
    """Groups that the user's own arguments name; the service makes those that are not there."""

    kind: JobKind
    encryption: Encryption | None
    given: Mapping[str, str]
    prop: str = "logs"

    def declare(self) -> Mapping[str, Declared]:
        """No argument: they are the user's."""
        return {}

    def bind(self, job: Construct) -> Bound:
        """Let the job make the groups, and write to them, and to the service's."""
        prefix, group = self.given.get(GROUP_PREFIX), self.given.get(CONTINUOUS_GROUP_ARGUMENT)
        names = list(groups_below(prefix)) if prefix else []
        encrypted = [f"{prefix}/*"] if prefix else []
        if group:
            names, encrypted = [*names, group], [*encrypted, f"{group}-*"]
        service = ServiceLogs(self.kind, self.encryption).bind(job)
        own = [may_make(names)] if names else []
        return together(service, *own, *map(may_encrypt, encrypted if self.encryption else []))
