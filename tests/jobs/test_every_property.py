"""Every property of AWS::Glue::Job is reachable by a prop of each kind, or stands here with the reason."""

from __future__ import annotations

import inspect
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk.aws_glue import CfnJob

from glue_constructs import PythonShellJob, SparkEtlJob
from glue_constructs.jobs import props

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
    "maintenance_window": "streaming jobs only",
}
KINDS = [
    pytest.param(
        SparkEtlJob, {"glue_version": "5.1", "execution_class": "STANDARD"}, {"max_capacity": "refused on Spark"}
    ),
    pytest.param(
        PythonShellJob,
        {},
        {
            "execution_class": "Spark ETL jobs only",
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


def test_the_common_props_are_documented_and_taken_alike():
    taken = set(inspect.signature(props.properties).parameters) | {"script", "role", "arguments", "acknowledge"}
    assert set(props.JobProps.__annotations__) == taken
    assert props.JobProps.__doc__ is not None
    assert all(f"{name}: " in props.JobProps.__doc__ for name in taken)


def test_a_misspelt_prop_is_refused(stack):
    with pytest.raises(TypeError, match="unexpected keyword argument 'time_out'"):
        SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", time_out=cdk.Duration.minutes(1))
