"""Features that the embedded AWS does not support: warnings in the run's error log, or errors."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.local.glue.failures import LaunchError
from glue_constructs.local.glue.workspace import split_list
from glue_constructs.model.commands import RAY
from glue_constructs.model.parameters import SPECIAL_PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glue_constructs.local.glue.runs import EmbeddedJobRun

# Arguments without effect in the embedded AWS. The warning is for flags set to true, and for any value of the others.
_WITHOUT_EFFECT = (
    "--auto-scale-within-microbatch",
    "--enable-auto-scaling",
    "--enable-data-lineage",
    "--enable-job-insights",
    "--enable-lakeformation-fine-grained-access",
    "--enable-metrics",
    "--enable-observability-metrics",
    "--enable-s3-parquet-optimized-committer",
    "--encryption-type",
    "--executor-cores",
    "--python-virtual-env-storage-prefix",
    "--write-shuffle-files-to-s3",
)

# The prefixes of the jars that contain the formats. Neither PySpark nor other wheels include them.
_JARS = {"delta": "delta-spark", "hudi": "hudi-spark", "iceberg": "iceberg-spark"}

_NOT_FOR_PYTHON_SHELL = ("--extra-files", "--extra-jars", "--python-modules-installer-option", "--python-virtual-env")


def warnings(run: EmbeddedJobRun, jars: Iterable[Path]) -> Iterator[str]:
    """Yield warnings about the arguments of a run.

    Args:
        run: The run.
        jars: The jars of `--extra-jars`.

    Yields:
        One line for each warning.
    """
    arguments = run.all_arguments
    without_effect = [name for name in _WITHOUT_EFFECT if name in arguments and _is_on(name, arguments[name])]
    if without_effect:
        yield f"these arguments have no effect in the embedded AWS: {', '.join(without_effect)}"
    if not run.is_spark:
        if ignored := [name for name in _NOT_FOR_PYTHON_SHELL if name in arguments]:
            yield f"Python shell jobs do not support these arguments: {', '.join(ignored)}"
        return
    if "--enable-glue-datacatalog" in arguments:
        yield (
            "--enable-glue-datacatalog has no effect in the embedded AWS: the client with which Spark reads the Data "
            "Catalog is in no package index, so Spark has only the tables of this run"
        )
    for name in _missing_formats(arguments, jars):
        yield (
            f"the embedded AWS has no jars for --datalake-formats {name}, because it does not download from Maven; "
            f"provide them with --extra-jars ({_JARS[name]}...jar)"
        )


def require_supported(run: EmbeddedJobRun) -> None:
    """Reject a run that the embedded AWS cannot execute correctly.

    Raises:
        LaunchError: It is a Ray job, or has `--python-virtual-env`.
    """
    if run.definition["Command"]["Name"] == RAY:
        raise LaunchError(
            "LAUNCH ERROR | the embedded AWS does not run Ray jobs, only glueetl, gluestreaming and pythonshell"
        )
    if run.is_spark and "--python-virtual-env" in run.all_arguments:
        raise LaunchError(
            "LAUNCH ERROR | the embedded AWS runs scripts with its own Python and does not support "
            f"--python-virtual-env, got {run.all_arguments['--python-virtual-env']!r}: the interpreter of the "
            "environment is built for Glue; use --additional-python-modules"
        )


def _is_on(name: str, value: str) -> bool:
    return SPECIAL_PARAMETERS[name].kind != "flag" or value == "true"


def _missing_formats(arguments: Mapping[str, str], jars: Iterable[Path]) -> list[str]:
    formats = [name for name in split_list(arguments.get("--datalake-formats", "")) if name in _JARS]
    if not formats:
        return []
    present = [jar.name for jar in (*jars, *_spark_jars())]
    return [name for name in formats if not any(jar.startswith(_JARS[name]) for jar in present)]


def _spark_jars() -> list[Path]:
    spec = importlib.util.find_spec("pyspark")
    return [] if spec is None or spec.origin is None else list((Path(spec.origin).parent / "jars").glob("*.jar"))
