"""What a run asks for and the embedded AWS has not: said in the run's error log, never passed over in silence."""

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

    from glue_constructs.local.glue.runs import JobRun

# Arguments that have no effect here: flags that are on, and the others by being there.
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

# A class path with such a jar has the format. Wheels of the package index and Spark's own jars have none of them.
_JARS = {"delta": "delta-spark", "hudi": "hudi-spark", "iceberg": "iceberg-spark"}

_NOT_FOR_PYTHON_SHELL = ("--extra-files", "--extra-jars", "--python-modules-installer-option", "--python-virtual-env")


def warnings(run: JobRun, jars: Iterable[Path]) -> Iterator[str]:
    """What to say about the arguments of a run.

    Args:
        run: The run.
        jars: Those of `--extra-jars`.

    Yields:
        A line each.
    """
    arguments = run.all_arguments
    without_effect = [name for name in _WITHOUT_EFFECT if name in arguments and _is_on(name, arguments[name])]
    if without_effect:
        yield f"these arguments have no effect in the embedded AWS: {', '.join(without_effect)}"
    if not run.is_spark:
        if ignored := [name for name in _NOT_FOR_PYTHON_SHELL if name in arguments]:
            yield f"Python shell jobs do not take these arguments: {', '.join(ignored)}"
        return
    if "--enable-glue-datacatalog" in arguments:
        yield (
            "--enable-glue-datacatalog has no effect in the embedded AWS: the client by which Spark reads the Data "
            "Catalog is on no package index, so Spark's tables are those of this run alone"
        )
    for name in _missing_formats(arguments, jars):
        yield (
            f"the embedded AWS has no jars for --datalake-formats {name}: they come from Maven, which it does not "
            f"reach; bring them with --extra-jars ({_JARS[name]}...jar)"
        )


def require_supported(run: JobRun) -> None:
    """Refuse a run that could only fail, or do something else than asked.

    Raises:
        LaunchError: It is Ray's, or brings a virtual environment.
    """
    if run.definition["Command"]["Name"] == RAY:
        raise LaunchError(
            "LAUNCH ERROR | the embedded AWS does not run Ray jobs: only glueetl, gluestreaming and pythonshell"
        )
    if run.is_spark and "--python-virtual-env" in run.all_arguments:
        raise LaunchError(
            "LAUNCH ERROR | the embedded AWS runs scripts with its own Python, and takes no --python-virtual-env, got "
            f"{run.all_arguments['--python-virtual-env']!r}: its interpreter is built for the service; "
            "use --additional-python-modules here"
        )


def _is_on(name: str, value: str) -> bool:
    return SPECIAL_PARAMETERS[name].kind != "flag" or value == "true"


def _missing_formats(arguments: Mapping[str, str], jars: Iterable[Path]) -> list[str]:
    asked = [name for name in split_list(arguments.get("--datalake-formats", "")) if name in _JARS]
    if not asked:
        return []
    there = [jar.name for jar in (*jars, *_spark_jars())]
    return [name for name in asked if not any(jar.startswith(_JARS[name]) for jar in there)]


def _spark_jars() -> list[Path]:
    spec = importlib.util.find_spec("pyspark")
    return [] if spec is None or spec.origin is None else list((Path(spec.origin).parent / "jars").glob("*.jar"))
