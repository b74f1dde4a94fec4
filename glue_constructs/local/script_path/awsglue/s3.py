"""Read from and write to S3, for `connection_type="s3"`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

import boto3
from pyspark.sql.types import StructType

from .missing import MissingFromEmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from pyspark.sql import DataFrame, DataFrameReader, DataFrameWriter, SparkSession

# Options that affect only the speed with large data, and so are ignored.
_IGNORED_OPTIONS = {
    "groupFiles",
    "groupSize",
    "useS3ListImplementation",
    "useGlueParquetWriter",
    "blockSize",
    "pageSize",
}


@dataclass(frozen=True)
class S3Object:
    """An object of a source.

    Attributes:
        root: The path of the source that contains the object.
        uri: The URI of the object.
        etag: The ETag.
        last_modified: The time of the last modification.
    """

    root: str
    uri: str
    etag: str
    last_modified: datetime


def objects(paths: Iterable[str], *, recurse: bool) -> list[S3Object]:
    """List the objects of a source, without those that Spark ignores: names that begin with `_` or `.`."""
    return [each for path in paths for each in _under(path, recurse=recurse)]


def read(spark: SparkSession, found: Iterable[S3Object], *, format: str, options: Mapping[str, Any]) -> DataFrame:
    """Read objects as a table, with partition columns from their paths. As in AWS, no objects mean no columns."""
    by_root: dict[str, list[str]] = {}
    for each in found:
        by_root.setdefault(each.root, []).append(each.uri)
    if not by_root:
        return spark.createDataFrame([], StructType([]))
    readers = {root: spark.read.option("basePath", root) for root in by_root}
    tables = [_load(readers[root], uris, format=format, options=options) for root, uris in by_root.items()]
    return reduce(lambda left, right: left.unionByName(right, allowMissingColumns=True), tables)


def write(
    dataframe: DataFrame,
    connection: Mapping[str, Any],
    *,
    format: str,
    options: Mapping[str, Any],
) -> None:
    """Write a table, in addition to existing objects: a DynamicFrame never overwrites, and writes no `_SUCCESS`."""
    require_supported("connection_options", connection, {"path", "partitionKeys", "compression"})
    writer = dataframe.write.mode("append").option("mapreduce.fileoutputcommitter.marksuccessfuljobs", value=False)
    if connection.get("partitionKeys"):
        writer = writer.partitionBy(*connection["partitionKeys"])
    if "compression" in connection:
        writer = writer.option("compression", connection["compression"])
    _configure_writer(writer, format, options).save(connection["path"])


def require_supported(argument: str, options: Mapping[str, Any], supported: Iterable[str]) -> None:
    """Check that all options are supported, since others would be ignored silently.

    Raises:
        MissingFromEmbeddedAws: An option is not supported.
    """
    for name in options:
        if name not in {*supported, *_IGNORED_OPTIONS}:
            raise MissingFromEmbeddedAws(f"{argument}[{name!r}] for S3")


def _under(path: str, *, recurse: bool) -> Iterator[S3Object]:
    if any(character in path for character in "*?[{"):
        raise MissingFromEmbeddedAws(f"wildcards in the paths of S3, got {path!r}")
    bucket, _, prefix = path.partition("://")[2].partition("/")
    folder = f"{prefix.rstrip('/')}/" if prefix else ""
    for page in boto3.client("s3").get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
        for item in page.get("Contents", []):
            key = item["Key"]
            if key == prefix:  # the path is an object
                folder = prefix[: prefix.rfind("/") + 1]  # empty at the root of the bucket
            if _is_data(key.removeprefix(folder), recurse=recurse) and key.startswith(folder):
                yield S3Object(f"s3://{bucket}/{folder}", f"s3://{bucket}/{key}", item["ETag"], item["LastModified"])


def _is_data(name: str, *, recurse: bool) -> bool:
    """Whether an object is read, by its key relative to the folder: not hidden, no folder marker, not too deep."""
    is_marker = not name or name.endswith("/")
    is_hidden = any(part.startswith(("_", ".")) for part in name.split("/"))
    return not is_marker and not is_hidden and (recurse or "/" not in name)


def _load(reader: DataFrameReader, uris: list[str], *, format: str, options: Mapping[str, Any]) -> DataFrame:
    if format == "csv":
        return _load_csv(reader, uris, options)
    if format == "json":
        require_supported("format_options", options, {"multiLine", "multiline"})
        is_multiline = _is_true(options.get("multiLine", options.get("multiline", False)))
        return reader.json(uris, multiLine=is_multiline)
    if format in ("parquet", "glueparquet"):
        require_supported("format_options", options, ())
        return reader.parquet(*uris)
    raise MissingFromEmbeddedAws(f"format {format!r} for S3 (supported: csv, json, parquet)")


def _load_csv(reader: DataFrameReader, uris: list[str], options: Mapping[str, Any]) -> DataFrame:
    """Read CSV files. As in AWS every column is a string, and without a header the names are col0, col1 ..."""
    supported = {"withHeader", "separator", "quoteChar", "escaper", "multiLine", "multiline", "optimizePerformance"}
    require_supported("format_options", options, supported)
    has_header = _is_true(options.get("withHeader", False))
    quote = options.get("quoteChar", '"')
    table = reader.csv(
        uris,
        header=has_header,
        sep=options.get("separator", ","),
        quote="" if quote in (-1, "-1") else quote,
        # Spark's default is the backslash; without an escaper a quote is escaped by doubling it.
        escape=options.get("escaper", quote if isinstance(quote, str) else '"'),
        multiLine=_is_true(options.get("multiLine", options.get("multiline", False))),
    )
    return table if has_header else table.toDF(*(re.sub(r"^_c(\d+)$", r"col\1", name) for name in table.columns))


def _configure_writer(writer: DataFrameWriter, format: str, options: Mapping[str, Any]) -> DataFrameWriter:
    if format == "csv":
        require_supported("format_options", options, {"separator", "quoteChar", "writeHeader"})
        quote = options.get("quoteChar", '"')
        header = _is_true(options.get("writeHeader", True))
        return writer.format("csv").options(header=header, sep=options.get("separator", ","), quote=quote, escape=quote)
    if format == "json":
        require_supported("format_options", options, ())
        return writer.format("json")
    if format in ("parquet", "glueparquet"):
        require_supported("format_options", options, {"compression"})
        if "compression" in options:
            writer = writer.option("compression", options["compression"])
        return writer.format("parquet")
    raise MissingFromEmbeddedAws(f"format {format!r} for S3 (supported: csv, json, parquet)")


def _is_true(value: Any) -> bool:
    """Whether an option is true: Glue accepts True and "true"."""
    return str(value).lower() == "true"
