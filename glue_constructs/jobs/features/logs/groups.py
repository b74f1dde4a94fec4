"""Log groups that the library creates: each once per stack, shared by the jobs that write to it."""

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
from glue_constructs.jobs.features.keys import allow_logs_to_use
from glue_constructs.jobs.role.arns import log_group_arn
from glue_constructs.model.log_groups import SPARK_BASE

if TYPE_CHECKING:
    from aws_cdk import CfnResource, Stack

    from glue_constructs.jobs.features.logs.settings import JobLogs

_ID = "GlueConstructsLogs"
_CACHE_KEY = "_glue_constructs_log_groups"


@dataclass(frozen=True)
class CreatedGroup:
    """A log group that the library created in a stack.

    Attributes:
        name: Its name.
        arn: Its ARN with ``:*`` at the end, the form of its streams in policies of CloudWatch Logs.
        resource: The `CfnLogGroup`.
        settings: Its settings.
    """

    name: str
    arn: str
    resource: CfnResource
    settings: JobLogs


class LogGroups:
    """The log groups that the library creates in one stack. Get them with `LogGroups.of`."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._scope: Construct | None = None
        self._created: dict[str, CreatedGroup] = {}
        self._encrypted: set[str] = set()
        self._taken: Counter[str] = Counter()
        # Below /aws-glue/, because AWSGlueServiceRole, which a role passed as a prop may have, allows /aws-glue/* only.
        # Below /aws-glue/jobs, so that the names of a stack called "jobs" are not the service's, /aws-glue/jobs/error.
        self.prefix = f"{SPARK_BASE}/{Aws.STACK_NAME}"
        """The prefix of the groups that all jobs of the stack share."""

    @classmethod
    def of(cls, scope: Construct) -> LogGroups:
        """Return the log groups of a scope's stack."""
        return cached_on(stack_of(scope), _CACHE_KEY, cls)

    def prefix_of(self, job: Construct) -> str:
        """Return the default prefix of groups for one job only."""
        below = str(job.node.path)[len(str(self._stack.node.path)) + 1 :]
        return f"{self.prefix}/{re.sub(r'[^A-Za-z0-9_/-]', '-', below)}"

    def group(self, kind: str, name: str, settings: JobLogs) -> CreatedGroup:
        """Return the log group with a name; create it at the first call.

        Args:
            kind: The kind of group: "error", "output", or "logs-v2", the service's name for continuous logging.
            name: The name.
            settings: The settings; their prefix is ignored.

        Raises:
            InvalidInput: The stack already has the group with other settings.
        """
        self.require_agreement(name, settings)
        if name not in self._created:
            self._created[name] = self._create(kind, name, settings)
        return self._created[name]

    def require_agreement(self, name: str, settings: JobLogs) -> None:
        """Refuse settings that differ from those of an existing group.

        Raises:
            InvalidInput: The settings differ.
        """
        if found := self._created.get(name):
            faults = [
                f"{field} was {_setting(getattr(found.settings, field))}, got {_setting(getattr(settings, field))}"
                for field in ("retention", "encryption_key", "removal_policy")
                if getattr(found.settings, field) != getattr(settings, field)
            ]
            if faults:
                raise InvalidInput(
                    f"logs must have the same settings in every job that shares the log group {name!r}:"
                    f" {'; '.join(faults)}; set another prefix for one of the jobs"
                )

    def arn_without_reference(self, arn: str) -> str:
        """Return the ARN of a log group built from its name, without a reference to it. Other ARNs are unchanged."""
        return next((f"{log_group_arn(name)}:*" for name, group in self._created.items() if group.arn == arn), arn)

    def allow_encryption(self, settings: JobLogs, prefix: str) -> None:
        """Allow CloudWatch Logs to encrypt groups of a prefix with the key in the settings."""
        if settings.encryption_key is not None and prefix not in self._encrypted:
            self._encrypted.add(prefix)
            allow_logs_to_use(settings.encryption_key, f"{prefix}/*")

    def _create(self, kind: str, name: str, settings: JobLogs) -> CreatedGroup:
        from aws_cdk.aws_logs import LogGroup, RetentionDays  # noqa: PLC0415  # slow to import: only if a group is created

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
        return CreatedGroup(name, group.log_group_arn, resource, settings)

    def _id(self, kind: str, name: str) -> str:
        # The id depends on the name only: if it depended on the order of jobs, a deployment could try to create a
        # second group with the same name, which fails.
        if name == f"{self.prefix}/{kind}":
            return kind
        import hashlib  # noqa: PLC0415  # loads OpenSSL, 5 ms: only if a group is not shared

        digest = hashlib.sha256(json.dumps(self._stack.resolve(name), sort_keys=True).encode()).hexdigest()
        named = f"{kind}-{digest[:8]}"
        # Until synth, roles with the same logical id in two stacks resolve to the same value: only these get a number.
        self._taken[named] += 1
        return named if self._taken[named] == 1 else f"{named}-{self._taken[named]}"


def _setting(setting: Any) -> str:
    """Return a setting for a message: a key as its path in the app."""
    return str(setting.node.path) if has_attr(setting, "node") else str(setting)
