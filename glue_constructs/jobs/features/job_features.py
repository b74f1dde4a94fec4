"""The features that every kind of job has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from glue_constructs.jobs.features.logs.choice import log_feature
from glue_constructs.jobs.shapes import gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aws_cdk.aws_glue import IConnection, ISecurityConfiguration
    from aws_cdk.aws_logs import ILogGroup
    from aws_cdk.interfaces.aws_glue import IConnectionRef, IDatabaseRef, ISecurityConfigurationRef
    from constructs import Construct

    from glue_constructs.jobs.features.catalog import CatalogDatabase
    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.logs.settings import JobLogs
    from glue_constructs.jobs.features.security import Encryption


def job_features(
    scope: Construct,
    kind: Mapping[str, Any],
    users: Mapping[str, Mapping[str, Any] | None],
    *,
    logs: JobLogs | ILogGroup | bool | None = None,
    security_configuration: str | ISecurityConfigurationRef | ISecurityConfiguration | None = None,
    connections: Sequence[str | IConnectionRef | IConnection] | None = None,
    catalog_databases: Sequence[str | IDatabaseRef | CatalogDatabase] = (),
    **_others: Any,
) -> list[Feature]:
    """The features that a job's common props bring; those of the logs are there when the prop is left out, too.

    Args:
        scope: The construct that the job will belong to.
        kind: The properties of AWS::Glue::Job that its kind decides.
        users: The user's own arguments, by prop.
        logs: The prop.
        security_configuration: The prop.
        connections: The prop.
        catalog_databases: The prop.
        **_others: Props that bring no feature.

    Raises:
        InvalidInput: A prop does not fit.
    """
    encryption = None if security_configuration is None else _encryption(security_configuration)
    # What is no mapping is refused later, with all that is wrong with the arguments.
    given = {key: value for each in users.values() if isinstance(each, Mapping) for key, value in each.items()}
    makers: list[Callable[[], list[Feature]]] = [
        lambda: [log_feature(scope, kind, logs=logs, encryption=encryption, given=given)],
        lambda: [encryption] if encryption else [],
        lambda: [_connections(connections)] if connections else [],
        lambda: [_catalog_databases(catalog_databases)] if catalog_databases else [],
    ]
    return gathered(makers)


# Their files are read where their props are given: most jobs have none of them.
# ruff: noqa: PLC0415


def _encryption(given: str | ISecurityConfigurationRef | ISecurityConfiguration) -> Encryption:
    from glue_constructs.jobs.features.security import Encryption

    return Encryption.by(given)


def _connections(given: Sequence[str | IConnectionRef | IConnection]) -> Feature:
    from glue_constructs.jobs.features.connections import Connections

    return Connections(given)


def _catalog_databases(given: Sequence[str | IDatabaseRef | CatalogDatabase]) -> Feature:
    from glue_constructs.jobs.features.catalog import CatalogDatabases

    return CatalogDatabases(given)
