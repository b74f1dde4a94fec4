"""Spark jobs, ETL and streaming: their language, their workers, and the arguments that only Spark jobs read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from glue_constructs._cdk.values import enum_value
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.kind import JobKind
from glue_constructs.jobs.features.language import language_feature
from glue_constructs.jobs.job import GlueJob
from glue_constructs.jobs.props import JobProps
from glue_constructs.jobs.shapes import collect_errors
from glue_constructs.jobs.spark_props import SparkEtlJobProps, SparkStreamingJobProps
from glue_constructs.model.enums import WorkerType
from glue_constructs.model.job_schema import JOB_PROPERTIES
from glue_constructs.model.versions import OFFERED_GLUE_VERSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from constructs import Construct

    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.spark_props import SparkProps
    from glue_constructs.packaging import ScriptSource


class SparkJob(GlueJob):
    """A Spark job. Create one of its kinds: `SparkEtlJob`, `SparkStreamingJob`.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        script: The script.
        command: The name of its command.
        properties: The properties of AWS::Glue::Job that only this kind has.
        props: The props of this kind.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        script: ScriptSource,
        command: str,
        properties: Mapping[str, object],
        props: SparkProps,
    ) -> None:
        python_version = "3" if props.get("class_name") is None else None
        kind = JobKind(command, enum_value(props.get("glue_version")), python_version)
        super().__init__(
            scope,
            id,
            script=script,
            kind=kind,
            props=props,
            properties={**_capacity(props), **properties},
            features=_features(kind, script, props),
        )


def _features(kind: JobKind, script: ScriptSource, props: SparkProps) -> list[Feature]:
    version = partial(_require_glue_version, kind)
    language = partial(language_feature, script, props.get("class_name"))
    return collect_errors([version, language, *_argument_features(kind, props)])


def _require_glue_version(kind: JobKind) -> list[Feature]:
    if kind.glue_version is None:
        raise InvalidInput(
            "glue_version is required for Spark jobs, got none: set it, such as"
            f" glue_version={OFFERED_GLUE_VERSIONS[-1]!r}; without it Glue would choose the version"
        )
    return []


def _argument_features(kind: JobKind, props: SparkProps) -> list[Callable[[], Iterable[Feature]]]:
    """Return the makers of the features of props that set arguments."""
    if not props.keys() & _SET_ARGUMENTS:
        return []
    # Most jobs have no such prop and need none of these 15 files: 2 % of an app of ten jobs.
    from glue_constructs.jobs.features.spark_arguments import spark_features  # noqa: PLC0415  # see above

    return spark_features(kind, props)


_COMMON = {"additional_python_modules", "extra_py_files", "requirements", "temp_dir"}
# Properties of AWS::Glue::Job; class_name is an argument that the feature of the language sets.
_SET_NO_ARGUMENT = {"class_name", *(row.prop for row in JOB_PROPERTIES)}
_SPARK = SparkEtlJobProps.__annotations__.keys() | SparkStreamingJobProps.__annotations__.keys()
_SET_ARGUMENTS = _COMMON | (_SPARK - JobProps.__annotations__.keys() - _SET_NO_ARGUMENT)


def _capacity(props: SparkProps) -> dict[str, object]:
    """Return the capacity: two G.1X workers, the smallest that a job can have, if no prop sets one."""
    worker_type, workers = props.get("worker_type"), props.get("number_of_workers")
    capacity = props.get("max_capacity")
    if worker_type is None and workers is None and capacity is None:
        worker_type, workers = WorkerType.G_1X, 2
    return {"WorkerType": enum_value(worker_type), "NumberOfWorkers": workers, "MaxCapacity": capacity}
