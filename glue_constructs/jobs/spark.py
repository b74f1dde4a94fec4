"""What Spark jobs have in common, ETL and streaming: language, workers, and the arguments that Spark jobs read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from glue_constructs._cdk.values import enum_value
from glue_constructs.jobs.features.kind import JobKind
from glue_constructs.jobs.features.language import language_feature
from glue_constructs.jobs.job import GlueJob
from glue_constructs.jobs.props import JobProps, require_known
from glue_constructs.jobs.shapes import gathered
from glue_constructs.jobs.spark_props import EverySparkProp, SparkProps
from glue_constructs.model.enums import WorkerType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from constructs import Construct

    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.model.enums import GlueVersion


class SparkJob(GlueJob):
    """A Spark job. Make one of its kinds: `SparkEtlJob`, `SparkStreamingJob`.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        command: The name of its command.
        glue_version: The Glue version.
        properties: The properties of AWS::Glue::Job that only this kind has.
        own: The props that only this kind takes, and that bring arguments.
        props: The props of `SparkProps`.
    """

    takes = SparkProps

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        command: str,
        glue_version: GlueVersion | str,
        properties: Mapping[str, object],
        own: EverySparkProp,
        props: SparkProps,
    ) -> None:
        require_known(type(self), props, self.takes)
        python_version = "3" if props.get("class_name") is None else None
        kind = JobKind(command, enum_value(glue_version), python_version)
        super().__init__(
            scope,
            id,
            kind=kind,
            props=props,
            properties={**_capacity(props), **properties},
            features=_features(kind, {**props, **own}),
        )


def _features(kind: JobKind, props: EverySparkProp) -> list[Feature]:
    language = partial(language_feature, props.get("script", ""), props.get("class_name"))
    return gathered([language, *_argument_features(kind, props)])


def _argument_features(kind: JobKind, props: EverySparkProp) -> list[Callable[[], Iterable[Feature]]]:
    """What makes the features of the props that bring arguments: most jobs have none, and need none of their files."""
    if not any(value is not None for name, value in props.items() if name in _BRING_ARGUMENTS):
        return []
    # 15 files, 2 % of an app of ten jobs.
    from glue_constructs.jobs.features.python_libraries import python_libraries  # noqa: PLC0415  # said above
    from glue_constructs.jobs.features.spark_arguments import spark_features  # noqa: PLC0415  # said above

    return [*spark_features(props), partial(python_libraries, kind, props)]


_COMMON = {"additional_python_modules", "extra_py_files", "requirements", "temp_dir"}
_WITHOUT = {"class_name", "worker_type", "number_of_workers", "max_capacity"}
_BRING_ARGUMENTS = _COMMON | (EverySparkProp.__annotations__.keys() - JobProps.__annotations__.keys() - _WITHOUT)


def _capacity(props: SparkProps) -> dict[str, object]:
    """The capacity: two G.1X workers, the least that a job can have, when nothing of it is given."""
    worker_type, workers = props.get("worker_type"), props.get("number_of_workers")
    capacity = props.get("max_capacity")
    if worker_type is None and workers is None and capacity is None:
        worker_type, workers = WorkerType.G_1X, 2
    return {"WorkerType": enum_value(worker_type), "NumberOfWorkers": workers, "MaxCapacity": capacity}
