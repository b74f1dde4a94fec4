"""Permissions for databases of the Data Catalog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs._cdk.stacks import has_attr
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import FeatureOutput
from glue_constructs.jobs.role.arns import arn
from glue_constructs.jobs.role.statements import allow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk.interfaces.aws_glue import IDatabaseRef
    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue


_READ = [
    "glue:BatchGetPartition",
    "glue:GetDatabase",
    "glue:GetPartition",
    "glue:GetPartitions",
    "glue:GetTable",
    "glue:GetTables",
]
_WRITE = [
    "glue:BatchCreatePartition",
    "glue:BatchDeletePartition",
    "glue:BatchUpdatePartition",
    "glue:CreatePartition",
    "glue:CreateTable",
    "glue:DeletePartition",
    "glue:DeleteTable",
    "glue:UpdatePartition",
    "glue:UpdateTable",
]
_FUNCTIONS = ["glue:GetUserDefinedFunctions"]

# Spark's Hive catalog checks if they exist: "default" when a session starts, "global_temp" when it looks up a
# view. AmazonSageMakerServiceCatalogProductsGlueServiceRolePolicy allows both for that
# (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerServiceCatalogProductsGlueServiceRolePolicy.html).
_SPARK_DATABASES = ("default", "global_temp")

_TABLES_REASON = "all tables of one database"


@dataclass(frozen=True)
class CatalogDatabase:
    """A database of the Data Catalog that a job reads or writes.

    Attributes:
        database: The name of the database, or its construct.
        write: Whether the job may also create, change and delete its tables and partitions. The
            tables' data in S3 needs a grant on its bucket. Default: False, read only.

    Raises:
        InvalidInput: A value has the wrong type.
    """

    database: str | IDatabaseRef
    write: bool = False

    def __post_init__(self) -> None:
        """Check the types of the values."""
        given = self.database
        if not (isinstance(given, str) and given) and not has_attr(given, "database_ref"):
            raise InvalidInput(f"a catalog database must be a name or a database construct, got {given!r}")
        if not isinstance(self.write, bool):
            raise InvalidInput(f"write must be True or False, got {self.write!r}")

    @property
    def name(self) -> str:
        """The name of the database."""
        if isinstance(self.database, str):
            return self.database
        return str(self.database.database_ref.database_name)


class CatalogDatabases:
    """The feature of the prop ``catalog_databases``: permissions for the role.

    Args:
        given: The prop; a name or a construct is a database to read.

    Raises:
        InvalidInput: The prop is not a list of databases.
    """

    prop = "catalog_databases"

    def __init__(self, given: Sequence[str | IDatabaseRef | CatalogDatabase]) -> None:
        if isinstance(given, str) or not isinstance(given, Sequence):
            raise InvalidInput(
                f"catalog_databases must be a list of names, constructs or CatalogDatabase, got {given!r}"
            )
        self._databases = [each if isinstance(each, CatalogDatabase) else CatalogDatabase(each) for each in given]

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return no arguments."""
        return {}

    def bind(self, _job: Construct) -> FeatureOutput:
        """Allow the job's role to use the databases and their tables."""
        if not self._databases:
            return FeatureOutput()
        catalog = arn("glue", "catalog")
        writable = {each.name: False for each in self._databases}
        for each in self._databases:
            writable[each.name] |= each.write
        readable_arns = [each_arn for name in writable for each_arn in _database_arns(name)]
        writable_arns = [each_arn for name, write in writable.items() if write for each_arn in _database_arns(name)]
        functions = [arn("glue", f"userDefinedFunction/{name}/*") for name in writable]
        spark_databases = [arn("glue", f"database/{name}") for name in _SPARK_DATABASES if name not in writable]
        statements = [
            allow(_READ, [catalog, *readable_arns]),
            allow(
                _FUNCTIONS, [catalog, *(each_arn for each_arn in readable_arns if ":database/" in each_arn), *functions]
            ),
            allow(["glue:GetDatabase"], [catalog, *spark_databases]),
            *([allow(_WRITE, [catalog, *writable_arns])] if writable_arns else []),
        ]
        with_wildcard = [each_arn for each_arn in (*readable_arns, *functions) if each_arn.endswith("/*")]
        return FeatureOutput(statements=statements, wildcards=dict.fromkeys(with_wildcard, _TABLES_REASON))


def _database_arns(name: str) -> tuple[str, str]:
    return arn("glue", f"database/{name}"), arn("glue", f"table/{name}/*")
