"""GlueContext: a Spark session that reads and writes DynamicFrames."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from pyspark.sql import SparkSession

from . import s3
from .dynamicframe import DynamicFrame
from .missing import MissingFromEmbeddedAws
from .streams import for_each_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pyspark import SparkContext
    from pyspark.sql import DataFrame

    from .bookmark import JobBookmark


class GlueContext:
    """Reads and writes DynamicFrames.

    Attributes:
        spark_session: The Spark session.
        bookmark: The job's bookmark; None unless `Job.init` was called with bookmarks enabled or paused.
    """

    def __init__(self, sparkContext: SparkContext, **options: Any) -> None:  # noqa: N803, ARG002  Glue's signature
        self.spark_session = SparkSession(sparkContext)
        self.bookmark: JobBookmark | None = None
        self.create_dynamic_frame = _DynamicFrameReader(self)
        self.write_dynamic_frame = _DynamicFrameWriter(self)

    def get_logger(self) -> logging.Logger:
        """Return a logger with `info`, `warn` and `error` that writes to the run's error log, as in Glue."""
        logger = logging.getLogger("GlueLogger")
        if not logger.handlers:
            handler = logging.StreamHandler(sys.stderr)
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
            logger.addHandler(handler)
            logger.setLevel(logging.INFO)
        return logger

    def create_dynamic_frame_from_options(
        self,
        connection_type: str,
        connection_options: Mapping[str, Any] | None = None,
        format: str | None = None,
        format_options: Mapping[str, Any] | None = None,
        transformation_ctx: str = "",
        **unsupported: Any,
    ) -> DynamicFrame:
        """Read from S3. With bookmarks and a transformation_ctx, skip objects that a committed run has read."""
        _require_s3(connection_type)
        for name, value in unsupported.items():
            if value:
                raise MissingFromEmbeddedAws(f"create_dynamic_frame.from_options({name}={value!r})")
        connection = connection_options or {}
        s3.require_supported("connection_options", connection, {"paths", "recurse"})
        found = s3.objects(connection["paths"], recurse=str(connection.get("recurse", False)).lower() == "true")
        if self.bookmark is not None and transformation_ctx:
            found = self.bookmark.unread(transformation_ctx, found)
        table = s3.read(self.spark_session, found, format=format or "", options=format_options or {})
        return DynamicFrame(table, self, transformation_ctx)

    def write_dynamic_frame_from_options(  # noqa: PLR0917  Glue's signature
        self,
        frame: DynamicFrame,
        connection_type: str,
        connection_options: Mapping[str, Any] | None = None,
        format: str | None = None,
        format_options: Mapping[str, Any] | None = None,
        transformation_ctx: str = "",  # noqa: ARG002  only sources have bookmarks
    ) -> DynamicFrame:
        """Write to S3."""
        _require_s3(connection_type)
        s3.write(frame.toDF(), connection_options or {}, format=format or "", options=format_options or {})
        return frame

    def forEachBatch(  # noqa: N802  Glue's name
        self,
        frame: DataFrame,
        batch_function: Callable[[DataFrame, int], None],
        options: Mapping[str, Any] | None = None,
    ) -> None:
        """Call a function with each micro-batch of a stream, until the run is stopped.

        https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-gluecontext.html

        Args:
            frame: The stream.
            batch_function: Takes a batch and its number.
            options: windowSize (`100 seconds`) and checkpointLocation are required. batchMaxRetries is how often the
                stream restarts from its checkpoint after a batch has failed. Default: 3.

        Raises:
            ValueError: A required option is missing.
        """
        for_each_batch(frame, batch_function, options or {}, logger=self.get_logger())

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise MissingFromEmbeddedAws(f"GlueContext.{name}")


class _DynamicFrameReader:
    """`glue_context.create_dynamic_frame`."""

    def __init__(self, glue_context: GlueContext) -> None:
        self.from_options = glue_context.create_dynamic_frame_from_options

    def __getattr__(self, name: str) -> NoReturn:
        raise MissingFromEmbeddedAws(f"create_dynamic_frame.{name}")


class _DynamicFrameWriter:
    """`glue_context.write_dynamic_frame`."""

    def __init__(self, glue_context: GlueContext) -> None:
        self.from_options = glue_context.write_dynamic_frame_from_options

    def __getattr__(self, name: str) -> NoReturn:
        raise MissingFromEmbeddedAws(f"write_dynamic_frame.{name}")


def _require_s3(connection_type: str) -> None:
    if connection_type != "s3":
        raise MissingFromEmbeddedAws(f"connection_type {connection_type!r} (supported: s3)")
