"""The log groups of a job: which groups it writes to, and whether this library creates them.

`glue_constructs.model.log_groups` has the names. For Spark jobs, the library creates two groups from Glue 5.0 on (their
prefix can be chosen), and before that the one group of continuous logging. Python shell jobs only have the service's
groups: "Monitoring options are not available for Python shell jobs"
(https://docs.aws.amazon.com/prescriptive-guidance/latest/serverless-etl-aws-glue/features.html). The service creates
its groups when a job first runs, and they never expire.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.stacks import has_attr
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.keys import require_key_of_region
from glue_constructs.jobs.features.logs.continuous import ContinuousLogs
from glue_constructs.jobs.features.logs.custom import CustomLogs
from glue_constructs.jobs.features.logs.service import GivenLogs, ServiceLogs
from glue_constructs.jobs.features.logs.settings import JobLogs
from glue_constructs.model.log_groups import LOG_ARGUMENTS, base_group_of, groups_below

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk.aws_logs import ILogGroup
    from constructs import Construct

    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.kind import JobKind
    from glue_constructs.jobs.features.security import Encryption
    from glue_constructs.model.versions import Version


def log_feature(
    scope: Construct,
    kind: JobKind,
    *,
    logs: JobLogs | ILogGroup | bool | None,
    encryption: Encryption | None,
    given: Mapping[str, str],
) -> Feature:
    """Return the feature of a job's logs.

    Args:
        scope: The construct that the job will belong to.
        kind: The job's kind.
        logs: The prop, see `JobProps`.
        encryption: The job's security configuration.
        given: The props `arguments` and `non_overridable_arguments`: log groups in them are used if `logs` is not set.

    Raises:
        InvalidInput: The prop is invalid for the job, or its key is in another Region.
    """
    if logs is False:
        return ServiceLogs(kind, encryption)
    if logs is None:
        return _default_logs(scope, kind, encryption, given)
    if logs is True or not (isinstance(logs, JobLogs) or has_attr(logs, "log_group_arn")):
        raise InvalidInput(f"logs must be JobLogs, a log group, or False for the service's own groups, got {logs!r}")
    if kind.is_shell:
        groups = groups_below(base_group_of(kind.command))
        raise InvalidInput(
            f"logs cannot be chosen for Python shell jobs: they write to {' and '.join(groups)}, "
            f"got {logs!r}; omit logs"
        )
    return _library_logs(scope, kind.version, logs, encryption)


def _default_logs(scope: Construct, kind: JobKind, encryption: Encryption | None, given: Mapping[str, str]) -> Feature:
    named = {key: given[key] for key in LOG_ARGUMENTS if key in given}
    if named:
        return GivenLogs(kind, encryption, named)
    if kind.version is None:
        return ServiceLogs(kind, encryption)
    return _library_logs(scope, kind.version, None, encryption)


def _library_logs(
    scope: Construct, version: Version | None, logs: JobLogs | ILogGroup | None, encryption: Encryption | None
) -> Feature:
    if version is None:
        raise InvalidInput(
            f"logs need a Glue version that is known at synth, because it decides the log groups, got {logs!r}"
        )
    if isinstance(logs, JobLogs) and logs.encryption_key is not None:
        require_key_of_region(scope, logs.encryption_key, "logs.encryption_key")
        if encryption is not None and encryption.key is not None:
            raise InvalidInput(
                "logs.encryption_key must be omitted: the logs are encrypted with the key of security_configuration"
            )
    if not version.logs_to_prefix:
        return ContinuousLogs(scope, logs, encryption)
    if logs is not None and not isinstance(logs, JobLogs):
        raise InvalidInput(
            "logs must be JobLogs from Glue 5.0 on, because jobs then write to two groups, <prefix>/error and "
            f"<prefix>/output, got a log group: {logs!r}"
        )
    return CustomLogs(scope, logs, encryption)
