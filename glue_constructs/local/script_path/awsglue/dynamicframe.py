"""DynamicFrame, implemented as a wrapper of a Spark DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from .missing import Missing, MissingFromEmbeddedAws

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

    from .context import GlueContext

DynamicFrameCollection = Missing("awsglue.dynamicframe.DynamicFrameCollection")


class DynamicFrame:
    """A table with an inferred schema. Create one with `fromDF` or with a GlueContext.

    In AWS each record is self-describing; here all records have the schema of the DataFrame, and there are no choice
    types.
    """

    def __init__(self, dataframe: DataFrame, glue_ctx: GlueContext, name: str = "") -> None:
        self._dataframe = dataframe
        self.glue_ctx = glue_ctx
        self.name = name

    @classmethod
    def fromDF(cls, dataframe: DataFrame, glue_ctx: GlueContext, name: str) -> DynamicFrame:  # noqa: N802  Glue's name
        """Create a DynamicFrame from a DataFrame."""
        return cls(dataframe, glue_ctx, name)

    def toDF(self, options: Any = None) -> DataFrame:  # noqa: N802  Glue's name
        """Return the DataFrame."""
        if options:
            raise MissingFromEmbeddedAws("DynamicFrame.toDF(options)")
        return self._dataframe

    def count(self) -> int:
        """Return the number of records."""
        return self._dataframe.count()

    def schema(self) -> StructType:
        """Return the Spark schema."""
        return self._dataframe.schema

    def printSchema(self) -> None:  # noqa: N802  Glue's name
        """Print the schema."""
        self._dataframe.printSchema()

    def show(self, num_rows: int = 20) -> None:
        """Print records as JSON."""
        for record in self._dataframe.limit(num_rows).toJSON().collect():
            print(record)  # noqa: T201  its purpose

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise MissingFromEmbeddedAws(f"DynamicFrame.{name}")
