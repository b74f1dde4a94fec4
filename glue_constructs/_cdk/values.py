"""Conversion of props to values of CloudFormation properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from aws_cdk import Duration
    from aws_cdk.aws_glue import IConnection, ISecurityConfiguration
    from aws_cdk.interfaces.aws_glue import IConnectionRef, ISecurityConfigurationRef


def enum_value(value: object) -> object:
    """Return the value of an enum member; any other value unchanged."""
    return value.value if isinstance(value, Enum) else value


def without_none(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties that are not None."""
    return {name: value for name, value in properties.items() if value is not None}


def to_minutes(duration: Duration | None, prop: str) -> float | None:
    """Return a duration in minutes, Glue's unit; the rules report a fraction.

    Raises:
        InvalidInput: The value is not a `Duration`.
    """
    if duration is None:
        return None
    if not hasattr(duration, "to_minutes"):
        raise InvalidInput(f"{prop} must be an aws_cdk.Duration such as Duration.minutes(60), got {duration!r}")
    value = duration.to_minutes(integral=False)
    return int(value) if not is_token(value) and float(value).is_integer() else value


def notification_property(duration: Duration | None) -> dict[str, Any] | None:
    """Return the NotificationProperty structure for a notification delay."""
    value = to_minutes(duration, "notify_delay_after")
    return None if value is None else {"NotifyDelayAfter": value}


def connections_list(connections: Sequence[str | IConnectionRef | IConnection] | None) -> dict[str, list[str]] | None:
    """Return the ConnectionsList structure for connections, given by name or by construct."""
    if connections is None:
        return None
    if isinstance(connections, str) or not isinstance(connections, Sequence):
        raise InvalidInput(f"connections must be a list of names or constructs, got {connections!r}")
    return {"Connections": [c if isinstance(c, str) else _connection_name(c) for c in connections]}


def _connection_name(connection: IConnectionRef | IConnection) -> str:
    # The Ref of a connection is its name, as AWS::Glue::Connection's page says. From aws-cdk-lib 2.270 on the reference
    # of a CfnConnection takes it for "catalog|name", and CloudFormation finds no second part.
    if (name := getattr(connection, "ref", None)) is not None:
        return str(name)
    # The stable L2 is not an IConnectionRef: it has the name itself.
    reference: Any = getattr(connection, "connection_ref", connection)
    # Before aws-cdk-lib 2.270 the name was called an id.
    name = getattr(reference, "connection_name", None) or getattr(reference, "connection_id", None)
    if name is None:
        raise InvalidInput(f"connections must be a list of names or constructs, got {connection!r} in it")
    return str(name)


def security_configuration_name(
    configuration: str | ISecurityConfigurationRef | ISecurityConfiguration | None,
) -> str | None:
    """Return the name of a security configuration, given by name or by construct."""
    if configuration is None or isinstance(configuration, str):
        return configuration
    # The stable L2 is not an ISecurityConfigurationRef: it has the name itself.
    reference: Any = getattr(configuration, "security_configuration_ref", configuration)
    # Before aws-cdk-lib 2.270 the name was called an id.
    name = getattr(reference, "security_configuration_name", None)
    name = name or getattr(reference, "security_configuration_id", None)
    if name is None:
        raise InvalidInput(f"security_configuration must be a name or a construct of one, got {configuration!r}")
    return str(name)


def require_job(job: object) -> None:
    """Require that a value is a Glue job, not a name.

    Raises:
        InvalidInput: The value is not a Glue job.
    """
    # A class made by jsii has the attribute; for an interface, only the object has it.
    if not hasattr(type(job), "job_ref") and not hasattr(job, "job_ref"):
        raise InvalidInput(
            f"job must be a Glue job (an IJobRef), got {job!r};"
            " for a job that this app does not define, use GlueJob.from_job_name(scope, id, name)"
        )


def execution_property(max_concurrent_runs: int | None) -> dict[str, int] | None:
    """Return the ExecutionProperty structure for the number of concurrent runs."""
    return None if max_concurrent_runs is None else {"MaxConcurrentRuns": max_concurrent_runs}
