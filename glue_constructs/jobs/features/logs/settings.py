"""Settings of a job's log groups."""

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
    """The settings of the log groups of Spark jobs: prefix, retention, encryption and removal policy.

    Jobs on Glue 5.0 and newer write to ``<prefix>/error`` and ``<prefix>/output``; on versions up to 4.0, continuous
    logging writes to ``<prefix>/logs-v2``
    (https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html). Jobs of one stack with the same prefix
    share the groups, and their other settings must be equal. Jobs without the prop `logs` share the stack's groups.

    Attributes:
        retention: How long log events are kept; `RetentionDays.INFINITE` to keep them forever. Default: three months,
            as long as Glue keeps the history of runs
            (https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-runs.html).
        encryption_key: The KMS key that encrypts the groups. Its key policy is changed to allow CloudWatch Logs, unless
            the key is imported. It cannot be set together with a `SecurityConfiguration`, whose key encrypts the logs.
            Default: the key of CloudWatch Logs.
        prefix: The beginning of the groups' names, without a slash at the end: letters, digits, ``_``, ``-`` and
            ``/``, at most 400 characters. Default: ``/aws-glue/jobs/<stack>/<the job's path in the stack>``.
        removal_policy: What happens to the groups and their log events when they are removed from the stack. A group
            that is retained keeps its name, and the next deployment that creates it fails. Default: DESTROY.

    Raises:
        InvalidInput: A value has the wrong type, or the prefix ends with a slash.
    """

    retention: RetentionDays | None = None
    encryption_key: IKey | None = None
    prefix: str | None = None
    removal_policy: RemovalPolicy = RemovalPolicy.DESTROY

    def __post_init__(self) -> None:
        """Check the types of the values, and the prefix."""
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
        # A rule checks the characters: it reads the argument.
        prefix = self.prefix
        if prefix is None or (isinstance(prefix, str) and prefix and (is_token(prefix) or not prefix.endswith("/"))):
            return []
        return [f"prefix must be a string that does not end with '/', such as '/orders/daily', got {prefix!r}"]
