"""Props in Python's shape as values of CloudFormation's properties."""

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
    """The plain string of an enum's member; everything else as it is."""
    return value.value if isinstance(value, Enum) else value


def without_none(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that were given."""
    return {name: value for name, value in properties.items() if value is not None}


def to_minutes(duration: Duration | None, prop: str) -> float | None:
    """A duration in minutes, as Glue counts; a fraction is left to the rules.

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
    """A notification delay as the NotificationProperty structure."""
    value = to_minutes(duration, "notify_delay_after")
    return None if value is None else {"NotifyDelayAfter": value}


def connections_list(connections: Sequence[str | IConnectionRef | IConnection] | None) -> dict[str, list[str]] | None:
    """Connections, by name or by construct, as the ConnectionsList structure."""
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
    # The stable L2 is no IConnectionRef, and is asked itself.
    reference: Any = getattr(connection, "connection_ref", connection)
    # Before aws-cdk-lib 2.270 the name was called an id.
    name = getattr(reference, "connection_name", None) or getattr(reference, "connection_id", None)
    if name is None:
        raise InvalidInput(f"connections must be a list of names or constructs, got {connection!r} in it")
    return str(name)


def security_configuration_name(
    configuration: str | ISecurityConfigurationRef | ISecurityConfiguration | None,
) -> str | None:
    """A security configuration, by name or by construct, as its name."""
    if configuration is None or isinstance(configuration, str):
        return configuration
    # The stable L2 is no ISecurityConfigurationRef, and is asked itself.
    reference: Any = getattr(configuration, "security_configuration_ref", configuration)
    # Before aws-cdk-lib 2.270 the name was called an id.
    name = getattr(reference, "security_configuration_name", None)
    name = name or getattr(reference, "security_configuration_id", None)
    if name is None:
        raise InvalidInput(f"security_configuration must be a name or a construct of one, got {configuration!r}")
    return str(name)


def require_job(job: object) -> None:
    """Refuse what is no Glue job: a name, most of all.

    Raises:
        InvalidInput: It is none.
    """
    # Of a class made by jsii the attribute is there for free; of a mere interface it takes a look at the object.
    if not hasattr(type(job), "job_ref") and not hasattr(job, "job_ref"):
        raise InvalidInput(
            f"job must be a Glue job (an IJobRef), got {job!r};"
            " one that this app does not define is GlueJob.from_job_name(scope, id, name)"
        )


def execution_property(max_concurrent_runs: int | None) -> dict[str, int] | None:
    """The number of runs at once as the ExecutionProperty structure."""
    return None if max_concurrent_runs is None else {"MaxConcurrentRuns": max_concurrent_runs}
