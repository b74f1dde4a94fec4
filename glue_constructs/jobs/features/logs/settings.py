"""How a job's log groups are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aws_cdk import RemovalPolicy

from glue_constructs._cdk.stacks import has_attr
from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from aws_cdk.aws_kms import IKey
    from aws_cdk.aws_logs import RetentionDays


@dataclass(frozen=True, kw_only=True)
class JobLogs:
    """The log groups of Spark jobs: what their names begin with, how long they keep a line, how they are encrypted.

    Glue 5.0 and newer write to ``<prefix>/error`` and ``<prefix>/output``; up to 4.0 what continuous logging writes
    goes to ``<prefix>/logs-v2``
    (https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html). Jobs of one stack that name the same
    prefix share the groups; they must then agree on the rest. A job that says nothing of its logs shares the stack's.

    Attributes:
        retention: How long a line is kept; `RetentionDays.INFINITE` for ever. Left out: three months, as long as Glue
            itself remembers a run (https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-runs.html).
        encryption_key: The KMS key that the groups are encrypted with; its policy is extended for CloudWatch Logs,
            unless it is imported. Left out: CloudWatch Logs' own key. With a security configuration of this library
            it is that one's key, and must be left out here.
        prefix: What the groups' names begin with, without a slash at the end; letters, digits, ``_``, ``-`` and
            ``/``, at most 400 characters. Left out: ``/aws-glue/jobs/<stack>/<the job's path in the stack>``.
        removal_policy: What becomes of the groups, and of all that is in them, when they leave the stack. Left out:
            they are deleted. A group that stays keeps its name, and stands in the way of the next deployment.

    Raises:
        InvalidInput: A value is of the wrong kind, or the prefix ends with a slash.
    """

    retention: RetentionDays | None = None
    encryption_key: IKey | None = None
    prefix: str | None = None
    removal_policy: RemovalPolicy = RemovalPolicy.DESTROY

    def __post_init__(self) -> None:
        """Judge the values."""
        faults = [*self._wrong_kinds(), *self._wrong_prefix()]
        if faults:
            raise InvalidInput("; ".join(faults))

    def _wrong_kinds(self) -> list[str]:
        faults = []
        if self.retention is not None and type(self.retention).__name__ != "RetentionDays":
            faults.append(f"retention must be an aws_logs.RetentionDays such as ONE_MONTH, got {self.retention!r}")
        if self.encryption_key is not None and not has_attr(self.encryption_key, "key_arn"):
            faults.append(f"encryption_key must be an aws_kms.IKey, got {self.encryption_key!r}")
        policy: object = self.removal_policy
        if not isinstance(policy, RemovalPolicy):
            faults.append(f"removal_policy must be an aws_cdk.RemovalPolicy, got {policy!r}")
        return faults

    def _wrong_prefix(self) -> list[str]:
        # Which characters it may have is a rule's to say: it sees the argument.
        prefix = self.prefix
        if prefix is None or (isinstance(prefix, str) and prefix and (is_token(prefix) or not prefix.endswith("/"))):
            return []
        return [f"prefix must be text that does not end with '/', such as '/orders/daily', got {prefix!r}"]
