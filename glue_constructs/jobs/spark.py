"""What Spark jobs have in common, ETL and streaming: language, workers, and the arguments that Spark jobs read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from glue_constructs._cdk.values import plain
from glue_constructs.jobs.features.language import language_feature
from glue_constructs.jobs.job import GlueJob
from glue_constructs.jobs.props import MADE_BY_KINDS
from glue_constructs.jobs.shapes import gathered
from glue_constructs.jobs.spark_props import OWN, SparkProps
from glue_constructs.model.enums import WorkerType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from constructs import Construct

    from glue_constructs.jobs.features.feature import Feature


class SparkJob(GlueJob):
    """A Spark job. Make one of its kinds: `SparkEtlJob`, `SparkStreamingJob`.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        command: The name of its command.
        kind: The properties that only this kind has.
        own: The props that only this kind takes, and that bring arguments.
        props: The props of `SparkProps`.
    """

    takes = SparkProps

    def __init__(
        self, scope: Construct, id: str, *, command: str, kind: Mapping[str, Any], own: Mapping[str, Any], props: Any
    ) -> None:
        given = {**own, **{name: value for name, value in props.items() if name in OWN | MADE_BY_KINDS}}
        class_name = given.get("class_name")
        definition = {
            "Command": {"Name": command, **({"PythonVersion": "3"} if class_name is None else {})},
            **_capacity(given),
            **kind,
        }
        makers: list[Callable[[], Iterable[Feature]]] = [
            partial(language_feature, props.get("script", ""), class_name),
            *_argument_makers(definition, given),
        ]
        common = {name: value for name, value in props.items() if name not in OWN | MADE_BY_KINDS}
        super().__init__(scope, id, kind=definition, features=gathered(makers), **common)


def _argument_makers(definition: Mapping[str, Any], given: Mapping[str, Any]) -> list[Callable[[], Iterable[Feature]]]:
    """What makes the features of the props that bring arguments; most jobs have none, and need no file of theirs."""
    if not any(value is not None for name, value in given.items() if name not in _NO_ARGUMENTS):
        return []
    from glue_constructs.jobs.features.python_libraries import python_libraries  # noqa: PLC0415  # said above
    from glue_constructs.jobs.features.spark_arguments import spark_features  # noqa: PLC0415  # said above

    return [*spark_features(given), partial(python_libraries, definition, given)]


_NO_ARGUMENTS = frozenset({"class_name", "worker_type", "number_of_workers", "max_capacity"})


def _capacity(given: Mapping[str, Any]) -> dict[str, object]:
    """The capacity: two G.1X workers, the least that a job can have, when nothing of it is given."""
    capacity = [given.get(name) for name in ("worker_type", "number_of_workers", "max_capacity")]
    if capacity == [None, None, None]:
        capacity = [WorkerType.G_1X, 2, None]
    return dict(zip(("WorkerType", "NumberOfWorkers", "MaxCapacity"), map(plain, capacity), strict=True))
