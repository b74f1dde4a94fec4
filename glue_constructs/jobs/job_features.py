"""The features of the props that every kind of job has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from glue_constructs.jobs.features.logs.choice import log_feature
from glue_constructs.jobs.shapes import collect_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aws_cdk.aws_glue import IConnection, ISecurityConfiguration
    from aws_cdk.interfaces.aws_glue import IConnectionRef, IDatabaseRef, ISecurityConfigurationRef
    from constructs import Construct

    from glue_constructs.jobs.features.catalog import CatalogDatabase
    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.kind import JobKind
    from glue_constructs.jobs.features.security import Encryption
    from glue_constructs.jobs.props import JobProps


def job_features(
    scope: Construct, kind: JobKind, props: JobProps, *, own_arguments: tuple[Mapping[str, str] | None, ...]
) -> list[Feature]:
    """Return the features of a job's common props. The prop `logs` has a feature even if it is not set.

    Args:
        scope: The construct that the job will belong to.
        kind: The job's kind.
        props: The props.
        own_arguments: The props `arguments` and `non_overridable_arguments`, with secrets replaced by their ARNs.

    Raises:
        InvalidInput: A prop is invalid.
    """
    connections, databases = props.get("connections"), props.get("catalog_databases")
    configuration = props.get("security_configuration")
    encryption = None if configuration is None else _encryption(configuration)
    # JobArguments refuses values that are not mappings.
    given = {key: value for each in own_arguments if isinstance(each, Mapping) for key, value in each.items()}
    makers: list[Callable[[], list[Feature]]] = [
        lambda: [log_feature(scope, kind, logs=props.get("logs"), encryption=encryption, given=given)],
        lambda: [encryption] if encryption else [],
        lambda: [_connections(connections)] if connections else [],
        lambda: [_catalog_databases(databases)] if databases else [],
    ]
    return collect_errors(makers)


# The imports take 3 ms, and most jobs need none of them.
# ruff: noqa: PLC0415


def _encryption(given: str | ISecurityConfigurationRef | ISecurityConfiguration) -> Encryption:
    from glue_constructs.jobs.features.security import Encryption

    return Encryption.from_prop(given)


def _connections(given: Sequence[str | IConnectionRef | IConnection]) -> Feature:
    from glue_constructs.jobs.features.connections import Connections

    return Connections(given)


def _catalog_databases(given: Sequence[str | IDatabaseRef | CatalogDatabase]) -> Feature:
    from glue_constructs.jobs.features.catalog import CatalogDatabases

    return CatalogDatabases(given)
