"""Log groups that the library makes: each once a stack, however many jobs write to it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aws_cdk import Aws
from constructs import Construct

from glue_constructs._cdk.stacks import cached_on, has_attr, stack_of
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.keys import let_logs_use
from glue_constructs.jobs.role.arns import log_group_arn
from glue_constructs.model.log_groups import SPARK_BASE

if TYPE_CHECKING:
    from aws_cdk import CfnResource, Stack

    from glue_constructs.jobs.features.logs.settings import JobLogs

_ID = "GlueConstructsLogs"
_HELD = "_glue_constructs_log_groups"


@dataclass(frozen=True)
class MadeGroup:
    """A log group of a stack.

    Attributes:
        name: Its name.
        arn: Its ARN, ending in ``:*``, as CloudWatch Logs writes the streams of a group in policies.
        resource: The `CfnLogGroup`.
        settings: What it was made with.
    """

    name: str
    arn: str
    resource: CfnResource
    settings: JobLogs


class LogGroups:
    """The log groups that the library makes in one stack. Get them with `LogGroups.of`."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._scope: Construct | None = None
        self._made: dict[str, MadeGroup] = {}
        self._encrypted: set[str] = set()
        self._taken: Counter[str] = Counter()
        # A stack called "jobs" or "error" must not come upon the service's own groups, /aws-glue/jobs/error ...;
        # AWSGlueServiceRole, which a role handed in may have, allows all of /aws-glue/*.
        self.prefix = f"{SPARK_BASE}/{Aws.STACK_NAME}"
        """What the names of the groups that all jobs share begin with."""

    @classmethod
    def of(cls, scope: Construct) -> LogGroups:
        """Those of a scope's stack."""
        return cached_on(stack_of(scope), _HELD, cls)

    def prefix_of(self, job: Construct) -> str:
        """What the names of groups begin with that are one job's own."""
        below = str(job.node.path)[len(str(self._stack.node.path)) + 1 :]
        return f"{self.prefix}/{re.sub(r'[^A-Za-z0-9_/-]', '-', below)}"

    def group(self, kind: str, name: str, settings: JobLogs) -> MadeGroup:
        """The group of a name, made at its first use.

        Args:
            kind: What goes there: "error", "output", or "logs-v2", the service's word for continuous logging.
            name: Its name.
            settings: How it is made; the prefix in them does not count.

        Raises:
            InvalidInput: The stack has it already, with other settings.
        """
        self.require_agreement(name, settings)
        if name not in self._made:
            self._made[name] = self._make(kind, name, settings)
        return self._made[name]

    def require_agreement(self, name: str, settings: JobLogs) -> None:
        """Refuse settings other than those that a group was made with.

        Raises:
            InvalidInput: They are others.
        """
        if found := self._made.get(name):
            faults = [
                f"{field} was {_told(getattr(found.settings, field))}, got {_told(getattr(settings, field))}"
                for field in ("retention", "encryption_key", "removal_policy")
                if getattr(found.settings, field) != getattr(settings, field)
            ]
            if faults:
                raise InvalidInput(
                    f"logs must have the same settings in every job that shares the log group {name!r}:"
                    f" {'; '.join(faults)}; give one of them another prefix"
                )

    def composed(self, arn: str) -> str:
        """A group's ARN by its name, without a reference to the group; any other as it is."""
        return next((f"{log_group_arn(name)}:*" for name, group in self._made.items() if group.arn == arn), arn)

    def let_encrypt(self, settings: JobLogs, prefix: str) -> None:
        """Let CloudWatch Logs encrypt groups of a prefix with the key in the settings."""
        if settings.encryption_key is not None and prefix not in self._encrypted:
            self._encrypted.add(prefix)
            let_logs_use(settings.encryption_key, f"{prefix}/*")

    def _make(self, kind: str, name: str, settings: JobLogs) -> MadeGroup:
        from aws_cdk.aws_logs import LogGroup, RetentionDays  # noqa: PLC0415  # slow to import, and only needed here

        if self._scope is None:
            self._scope = Construct(self._stack, _ID)
        group = LogGroup(
            self._scope,
            self._id(kind, name),
            log_group_name=name,
            retention=settings.retention or RetentionDays.THREE_MONTHS,
            encryption_key=settings.encryption_key,
            removal_policy=settings.removal_policy,
        )
        resource: CfnResource = group.node.default_child  # type: ignore[assignment]  # the LogGroup's
        return MadeGroup(name, group.log_group_arn, resource, settings)

    def _id(self, kind: str, name: str) -> str:
        # By the name alone: an id that changes when another job comes first would have a deployment make a second
        # group of a name that is taken.
        if name == f"{self.prefix}/{kind}":
            return kind
        import hashlib  # noqa: PLC0415  # loads OpenSSL: 5 ms, and only where a group has a name of its own

        digest = hashlib.sha256(json.dumps(self._stack.resolve(name), sort_keys=True).encode()).hexdigest()
        named = f"{kind}-{digest[:8]}"
        # Until synth, roles of one logical id in two stacks resolve to the same: only they are told apart by order.
        self._taken[named] += 1
        return named if self._taken[named] == 1 else f"{named}-{self._taken[named]}"


def _told(setting: Any) -> str:
    """A setting for a message: a key by its place in the app."""
    return str(setting.node.path) if has_attr(setting, "node") else str(setting)
