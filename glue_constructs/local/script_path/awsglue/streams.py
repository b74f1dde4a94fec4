"""The implementation of `GlueContext.forEachBatch`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyspark.errors import StreamingQueryException

from .missing import MissingFromEmbeddedAws

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Mapping

    from pyspark.sql import DataFrame

_REQUIRED = ("windowSize", "checkpointLocation")
_RETRIES = "batchMaxRetries"


def for_each_batch(
    frame: DataFrame,
    batch_function: Callable[[DataFrame, int], None],
    options: Mapping[str, Any],
    *,
    logger: logging.Logger,
) -> None:
    """Call a function with each micro-batch, until the stream ends. See `GlueContext.forEachBatch`.

    Raises:
        ValueError: A required option is missing.
        MissingFromEmbeddedAws: An option is not supported.
    """
    _require_options(options)
    writer = (
        frame.writeStream.foreachBatch(batch_function)
        .trigger(processingTime=str(options["windowSize"]))
        .option("checkpointLocation", options["checkpointLocation"])
    )
    for retries_left in range(int(options.get(_RETRIES, 3)), -1, -1):
        try:
            writer.start().awaitTermination()
        except StreamingQueryException as error:  # noqa: PERF203  the cost is small compared with a batch
            if not retries_left:
                raise
            logger.warning("a batch has failed and is retried: %s", error)
        else:
            return


def _require_options(options: Mapping[str, Any]) -> None:
    for name in options:
        if name not in (*_REQUIRED, _RETRIES):
            raise MissingFromEmbeddedAws(f"GlueContext.forEachBatch(options[{name!r}])")
    missing = [name for name in _REQUIRED if not options.get(name)]
    if missing:
        raise ValueError(f"forEachBatch needs the options {' and '.join(_REQUIRED)}, got no {missing[0]}")
