"""Every property of AWS::Glue::Job is reachable by a prop of each kind, or stands here with the reason."""

from __future__ import annotations

import inspect
import re
from itertools import takewhile
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk.aws_glue import CfnJob
from jobs.job_factories import PROPS_HANDLED_BY_KINDS

from glue_constructs import PythonShellJob, SparkEtlJob, SparkStreamingJob
from glue_constructs.jobs import spark
from glue_constructs.jobs.features.kind import JobKind
from glue_constructs.jobs.props import JobProps
from glue_constructs.jobs.resolved_job import resolve_props
from glue_constructs.jobs.spark_props import SparkProps

SCRIPT = "s3://scripts/orders.py"
COMMON: dict[str, Any] = {
    "script": SCRIPT,
    "max_concurrent_runs": 2,
    "job_run_queuing_enabled": False,
    "arguments": {"--day": "monday"},
    "non_overridable_arguments": {"--stage": "prod"},
    "connections": ["warehouse"],
    "security_configuration": "encrypted",
    "notify_delay_after": cdk.Duration.minutes(5),
    "job_name": "orders",
    "description": "every prop",
    "job_mode": "SCRIPT",
    "tags": {"team": "data"},
}

NOWHERE = {
    "allocated_capacity": "deprecated, 'no longer supported' by CloudFormation",
    "log_uri": "reserved by the service for future use",
}
KINDS = [
    pytest.param(
        SparkEtlJob,
        {"glue_version": "5.1", "execution_class": "STANDARD"},
        {"max_capacity": "refused on Spark", "maintenance_window": "streaming jobs only"},
    ),
    pytest.param(
        SparkStreamingJob,
        {"glue_version": "5.1", "maintenance_window": "Sun:10", "timeout": cdk.Duration.days(7)},
        {"max_capacity": "refused on Spark", "execution_class": "Spark ETL jobs only"},
    ),
    pytest.param(
        PythonShellJob,
        {},
        {
            "execution_class": "Spark ETL jobs only",
            "maintenance_window": "streaming jobs only",
            "worker_type": "Spark jobs only: refused",
            "number_of_workers": "Spark jobs only: refused",
        },
    ),
]


@pytest.mark.parametrize(("kind", "own", "not_for_it"), KINDS)
def test_every_property_is_reachable_or_excused(stack, kind, own, not_for_it):
    job = kind(stack, "Orders", **COMMON, **own)
    all_properties = set(inspect.signature(CfnJob.__init__).parameters) - {"self", "scope", "id"}
    resource = job.node.default_child
    made = {name for name in all_properties - {"tags"} if getattr(resource, name) is not None}
    made |= {"tags"} if resource.tags.render_tags() else set()
    assert all_properties - made == {*NOWHERE, *not_for_it}


class Noting(dict[str, Any]):
    """Props that note which of them are read."""

    def __init__(self, **props: Any) -> None:
        super().__init__(props)
        self.read: set[str] = set()

    def get(self, prop: str, default: Any = None) -> Any:
        self.read.add(prop)
        return super().get(prop, default)

    def __getitem__(self, prop: str) -> Any:
        self.read.add(prop)
        return super().__getitem__(prop)


ETL = JobKind("glueetl", "5.1", "3")


def test_the_common_props_are_documented_and_each_is_read(stack):
    props = Noting(script="s3://scripts/orders.py")
    resolve_props(stack, props, kind=ETL, properties={}, features=[])
    assert props.read | PROPS_HANDLED_BY_KINDS == set(JobProps.__annotations__)
    assert undocumented(JobProps, set(JobProps.__annotations__)) == []


def test_the_props_of_spark_jobs_are_documented_and_each_is_read():
    own = SparkProps.__annotations__.keys() - JobProps.__annotations__.keys()
    props = Noting(script="s3://scripts/orders.py", metrics=True)
    spark._features(ETL, props)
    spark._capacity(props)
    of_one_kind = set().union(*map(own_parameters, (SparkEtlJob, SparkStreamingJob)))
    assert props.read - of_one_kind == own | PROPS_HANDLED_BY_KINDS | {"script"}
    assert undocumented(SparkProps, own) == []


@pytest.mark.parametrize("kind", [SparkEtlJob, SparkStreamingJob, PythonShellJob])
def test_the_props_of_a_kind_are_documented(kind):
    assert undocumented(kind, own_parameters(kind)) == []


def own_parameters(kind: type) -> set[str]:
    parameters = inspect.signature(kind.__init__).parameters.values()
    return {p.name for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY}


def undocumented(documented: type, names: set[str]) -> list[str]:
    """The names that the docstring lacks, or of which it does not say what happens when they are left out."""
    lines = (inspect.getdoc(documented) or "").splitlines()  # indented alike by every Python
    heads = {match[1]: at for at, line in enumerate(lines) if (match := re.match(r" {4}(\w+): ", line))}
    entries = {name: " ".join(_entry(lines[at:])) for name, at in heads.items()}
    said = ("Left out", "Required", "refused", "The same")
    return sorted(name for name in names if not any(word in entries.get(name, "") for word in said))


def _entry(lines: list[str]) -> list[str]:
    return [lines[0], *takewhile(lambda line: line.startswith(" " * 8), lines[1:])]


def test_a_misspelt_prop_is_refused(stack):
    with pytest.raises(TypeError, match="unexpected keyword argument 'time_out'"):
        SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", time_out=cdk.Duration.minutes(1))


@pytest.mark.parametrize(
    ("kind", "prop", "told"),
    [
        (
            SparkEtlJob,
            "worker_typ",
            "SparkEtlJob got an unexpected keyword argument 'worker_typ'; did you mean 'worker_type'?",
        ),
        (PythonShellJob, "bookmark", "PythonShellJob got an unexpected keyword argument 'bookmark'"),
    ],
)
def test_a_prop_that_a_kind_does_not_take_is_named_with_the_kind(stack, kind, prop, told):
    needed = {} if kind is PythonShellJob else {"glue_version": "5.1"}
    with pytest.raises(TypeError) as refused:
        kind(stack, "Orders", script=SCRIPT, **needed, **{prop: "x"})
    assert str(refused.value) == told
