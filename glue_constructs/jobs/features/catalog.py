"""Databases of the Data Catalog that a job reads or writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs._cdk.stacks import has_attr
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Bound
from glue_constructs.jobs.role.arns import arn
from glue_constructs.jobs.role.statements import allow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk.interfaces.aws_glue import IDatabaseRef
    from constructs import Construct

    from glue_constructs.jobs.features.feature import Declared


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

# Spark's Hive catalog asks whether they are there: "default" when a session starts, "global_temp" when it looks for a
# view. AmazonSageMakerServiceCatalogProductsGlueServiceRolePolicy allows both for that
# (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerServiceCatalogProductsGlueServiceRolePolicy.html).
_LOOKED_UP = ("default", "global_temp")

_WHY_TABLES = "the tables of a database that is named"


@dataclass(frozen=True)
class CatalogDatabase:
    """A database of the Data Catalog that a job may use.

    Attributes:
        database: Its name, or its construct.
        write: Whether the job may make, change and delete its tables and partitions, too. Left out: it only reads.
            What the tables hold in S3 is for its bucket to grant.

    Raises:
        InvalidInput: A value is of the wrong kind.
    """

    database: str | IDatabaseRef
    write: bool = False

    def __post_init__(self) -> None:
        """Judge the values."""
        given = self.database
        if not (isinstance(given, str) and given) and not has_attr(given, "database_ref"):
            raise InvalidInput(f"a catalog database must be a name or a construct of one, got {given!r}")
        if not isinstance(self.write, bool):
            raise InvalidInput(f"write must be True or False, got {self.write!r}")

    @property
    def name(self) -> str:
        """Its name."""
        if isinstance(self.database, str):
            return self.database
        return str(self.database.database_ref.database_name)


class CatalogDatabases:
    """The databases that a job may use: a feature that lets its role use them.

    Args:
        given: The prop; a name or a construct alone stands for reading.

    Raises:
        InvalidInput: The prop is no list of databases.
    """

    prop = "catalog_databases"

    def __init__(self, given: Sequence[str | IDatabaseRef | CatalogDatabase]) -> None:
        if isinstance(given, str) or not isinstance(given, Sequence):
            raise InvalidInput(
                f"catalog_databases must be a list of names, constructs or CatalogDatabase, got {given!r}"
            )
        self._databases = [each if isinstance(each, CatalogDatabase) else CatalogDatabase(each) for each in given]

    def declare(self) -> Mapping[str, Declared]:
        """No argument."""
        return {}

    def bind(self, _job: Construct) -> Bound:
        """Let the job's role use the databases and their tables."""
        if not self._databases:
            return Bound()
        catalog = arn("glue", "catalog")
        writable = {each.name: False for each in self._databases}
        for each in self._databases:
            writable[each.name] |= each.write
        reading = [part for name in writable for part in _parts(name)]
        writing = [part for name, write in writable.items() if write for part in _parts(name)]
        functions = [arn("glue", f"userDefinedFunction/{name}/*") for name in writable]
        looked_up = [arn("glue", f"database/{name}") for name in _LOOKED_UP if name not in writable]
        statements = [
            allow(_READ, [catalog, *reading]),
            allow(_FUNCTIONS, [catalog, *(part for part in reading if ":database/" in part), *functions]),
            allow(["glue:GetDatabase"], [catalog, *looked_up]),
            *([allow(_WRITE, [catalog, *writing])] if writing else []),
        ]
        every = [part for part in (*reading, *functions) if part.endswith("/*")]
        return Bound(statements=statements, wildcards=dict.fromkeys(every, _WHY_TABLES))


def _parts(name: str) -> tuple[str, str]:
    return arn("glue", f"database/{name}"), arn("glue", f"table/{name}/*")
