"""Every property of AWS::Glue::Job is reachable by a prop of each kind, or stands here with the reason."""

from __future__ import annotations

import inspect
import re
from typing import Any

import aws_cdk as cdk
import boto3
import pytest
from aws_cdk import aws_glue
from aws_cdk.aws_glue import CfnJob
from jobs.job_factories import PROPS_HANDLED_BY_KINDS

from glue_constructs import PythonShellJob, SparkEtlJob, SparkStreamingJob
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs import other_names, spark
from glue_constructs.jobs.features import spark_arguments
from glue_constructs.jobs.features.kind import JobKind
from glue_constructs.jobs.props import JobProps
from glue_constructs.jobs.resolved_job import resolve_props
from glue_constructs.jobs.spark_props import SparkEtlJobProps, SparkStreamingJobProps

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
        {"max_capacity": "not for Spark", "maintenance_window": "streaming jobs only"},
    ),
    pytest.param(
        SparkStreamingJob,
        {"glue_version": "5.1", "maintenance_window": "Sun:10", "timeout": cdk.Duration.days(7)},
        {"max_capacity": "not for Spark", "execution_class": "Spark ETL jobs only"},
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


def test_each_prop_of_every_job_is_read(stack):
    props = Noting()
    resolve_props(stack, SCRIPT, props, kind=ETL, properties={}, features=[])
    assert props.read | PROPS_HANDLED_BY_KINDS == set(JobProps.__annotations__)


@pytest.mark.parametrize("props", [SparkEtlJobProps, SparkStreamingJobProps])
def test_each_prop_of_spark_jobs_is_read(props):
    # python_libraries reads the last one.
    set_arguments = {*spark_arguments.FEATURES, *spark_arguments.SETTINGS, "python_modules_installer_option"}
    own = props.__annotations__.keys() - JobProps.__annotations__.keys()
    assert own - set_arguments == spark._SET_NO_ARGUMENT & own
    assert set_arguments & own <= spark._SET_ARGUMENTS


@pytest.mark.parametrize(
    ("kind", "prop", "instead"),
    [
        (SparkEtlJob, "worker_typ", "; did you mean 'worker_type'?"),
        (SparkEtlJob, "time_out", "; did you mean 'timeout'?"),
        (SparkEtlJob, "default_arguments", "; use 'arguments'"),
        (SparkEtlJob, "DefaultArguments", "; use 'arguments'"),
        (SparkEtlJob, "workerType", "; use 'worker_type'"),
        (SparkEtlJob, "worker_configuration", "; use 'worker_type' and 'number_of_workers'"),
        (SparkEtlJob, "name", "; use 'job_name'"),
        (SparkEtlJob, "enable_metrics", "; use 'metrics'"),
        (SparkEtlJob, "continuous_logging", "; use 'logs'"),
        (SparkEtlJob, "enable_auto_scaling", "; use 'auto_scaling'"),
        (SparkEtlJob, "maintenance_window", "; it is a prop of SparkStreamingJob"),
        (SparkEtlJob, "library_set", "; it is a prop of PythonShellJob"),
        (SparkEtlJob, "log_uri", "; Glue reserves LogUri for future use; use 'logs'"),
        (SparkEtlJob, "args", "; use 'arguments'"),
        (SparkEtlJob, "executor_memory", "; the worker type decides the memory: use 'worker_type'"),
        (SparkEtlJob, "SourceControlDetails", "; AWS::Glue::Job has no SourceControlDetails"),
        (SparkEtlJob, "MaxCapacity", "; use 'worker_type' and 'number_of_workers', which replace it since Glue 2.0"),
        (SparkEtlJob, "zzz", ""),
        (SparkStreamingJob, "execution_class", "; it is a prop of SparkEtlJob"),
        (PythonShellJob, "bookmark", "; it is a prop of SparkEtlJob"),
        (PythonShellJob, "enable_metrics", "; 'metrics' is a prop of SparkEtlJob and SparkStreamingJob"),
        (PythonShellJob, "workers", "; use 'max_capacity': Python shell jobs have no workers"),
        (PythonShellJob, "NumberOfWorkers", "; use 'max_capacity': Python shell jobs have no workers"),
        (PythonShellJob, "MaxCapacity", "; use 'max_capacity'"),
    ],
)
def test_an_unknown_prop_is_refused_with_the_right_one(stack, kind, prop, instead):
    with pytest.raises(TypeError) as refused:
        kind(stack, "Orders", script=SCRIPT, **{prop: "x"})
    assert str(refused.value) == f"{kind.__name__} got an unexpected keyword argument {prop!r}{instead}"
    assert stack.node.children == []


def test_unknown_props_are_refused_together(stack):
    with pytest.raises(TypeError) as refused:
        SparkEtlJob(stack, "Orders", name="orders", workers=3)
    assert str(refused.value).splitlines() == [
        "SparkEtlJob got 2 unexpected keyword arguments",
        "  'name': use 'job_name'",
        "  'workers': use 'worker_type' and 'number_of_workers'",
    ]


def test_props_by_position_are_refused(stack):
    with pytest.raises(TypeError) as refused:
        SparkEtlJob(stack, "Orders", SCRIPT, glue_version="5.1")
    assert str(refused.value) == (
        "SparkEtlJob takes only 'scope' and 'id' by position, got 3 arguments; pass the rest by keyword: script=..."
    )


def test_a_script_is_required(stack):
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'script'"):
        SparkEtlJob(stack, "Orders", glue_version="5.1")


@pytest.mark.parametrize("kind", [SparkEtlJob, SparkStreamingJob])
@pytest.mark.parametrize("props", [{}, {"glue_version": None}])
def test_a_glue_version_is_required_of_spark_jobs(stack, kind, props):
    with pytest.raises(InvalidInput, match=r"^glue_version is required for Spark jobs, got none: set it, such as "):
        kind(stack, "Orders", script=SCRIPT, **props)


def test_a_missing_glue_version_is_reported_with_the_other_errors(stack):
    with pytest.raises(InvalidInput, match=r"(?s)glue_version is required.*metrics must be True or False, got 'yes'"):
        SparkEtlJob(stack, "Orders", script=SCRIPT, metrics="yes")


def parameters(construct: type) -> set[str]:
    return set(inspect.signature(construct.__init__).parameters) - {"self", "scope", "id"}


KINDS_OF_THE_L2 = [
    (aws_glue.PySparkEtlJob, SparkEtlJob),
    (aws_glue.PySparkFlexEtlJob, SparkEtlJob),
    (aws_glue.PySparkStreamingJob, SparkStreamingJob),
    (aws_glue.ScalaSparkEtlJob, SparkEtlJob),
    (aws_glue.PythonShellJob, PythonShellJob),
]
# aws-cdk.aws-glue-alpha: what its kinds of job take and the stable L2's do not; 2.192.0a0, 2.274.0a0, and Job of 2.114.
OF_THE_ALPHA = {
    "account",
    "enable_profiling_metrics",
    "environment_from_arn",
    "executable",
    "number_of_workers",
    "physical_name",
    "region",
    "runtime",
    "worker_count",
    "worker_type",
}


@pytest.mark.parametrize(("theirs", "ours"), KINDS_OF_THE_L2)
def test_every_prop_of_the_l2_and_the_alpha_is_taken_or_explained(theirs, ours):
    for name in parameters(theirs) | OF_THE_ALPHA:
        assert name in parameters(ours) or other_names.explain_prop(ours.__name__, name), name


@pytest.mark.parametrize("kind", [SparkEtlJob, SparkStreamingJob, PythonShellJob])
def test_every_property_of_the_l1_and_the_api_is_taken_or_explained(kind):
    members = set(boto3.client("glue", "eu-west-1").meta.service_model.operation_model("CreateJob").input_shape.members)
    for name in parameters(CfnJob) | (members - NOT_IN_CLOUDFORMATION):
        assert name in parameters(kind) or other_names.explain_prop(kind.__name__, name), name


NOT_IN_CLOUDFORMATION = {"CodeGenConfigurationNodes", "SourceControlDetails"}


@pytest.mark.parametrize("kind", [SparkEtlJob, SparkStreamingJob, PythonShellJob])
def test_what_is_explained_is_a_prop(kind):
    for name in [*other_names._OTHER_NAMES, *other_names._API, *other_names._arguments()]:
        explained = other_names.explain_prop(kind.__name__, name)
        props = re.findall(r"'(\w+)'", explained) if explained.startswith("use") else []
        assert set(props) <= parameters(kind), name
