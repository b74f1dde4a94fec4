"""A value of a wrong type for any prop is accepted, or refused with an exception of this library."""

from __future__ import annotations

from inspect import Parameter, signature
from typing import Any

import aws_cdk as cdk
import pytest

from glue_constructs import BookmarkReset, GlueConstructsError, JobRun, PythonShellJob, SparkEtlJob, SparkStreamingJob
from glue_constructs.runs.overrides import RunOverrides

SCRIPT = "s3://scripts/orders.py"
SPARK = {"script": SCRIPT, "glue_version": "5.1", "worker_type": "G.1X", "number_of_workers": 2, "logs": False}
KINDS: dict[type, dict[str, Any]] = {
    SparkEtlJob: SPARK,
    SparkStreamingJob: SPARK,
    PythonShellJob: {"script": SCRIPT},
    JobRun: {},
    BookmarkReset: {},
}
VALUES = (7, 7.5, "7", "", True, [7], {"a": 7}, cdk.Duration.minutes(5))


def props(kind: type) -> list[str]:
    own = [name for name, each in signature(kind).parameters.items() if each.kind is Parameter.KEYWORD_ONLY]
    takes = RunOverrides if kind is JobRun else getattr(kind, "takes", None)
    return sorted({*own, *getattr(takes, "__annotations__", {})})


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_value_of_the_wrong_type_is_accepted_or_refused(kind, value):
    stack = cdk.Stack(cdk.App(), "Orders")
    of_a_job = {} if "script" in KINDS[kind] else {"job": SparkEtlJob(stack, "Job", **SPARK)}
    others = {}
    for prop in props(kind):
        try:  # each separately, to collect all errors
            kind(stack, prop, **{**KINDS[kind], **of_a_job, prop: value})
        except GlueConstructsError:  # noqa: PERF203  # see above
            pass
        except Exception as error:  # noqa: BLE001  # any other class is a failure
            others[prop] = error

    assert others == {}


@pytest.mark.parametrize(
    ("prop", "value", "message"),
    [
        ("glue_version", 5.1, "glue_version must be a string, got 5.1: write '5.1'"),
        ("max_retries", "1", "max_retries must be a number, got '1': write 1"),
        ("job_name", True, "job_name must be a string, got True"),
        ("acknowledge", ["GC220"], "acknowledge must be a mapping of rule ids to reasons, got ['GC220']"),
        ("script", None, "script must be a path, an s3:// URI or an aws_s3_assets.Asset, got None"),
        ("catalog_databases", 7, "catalog_databases must be a list of names, constructs or CatalogDatabase, got 7"),
        ("connections", 7, "connections must be a list of names or constructs, got 7"),
        ("role_path", 7, "role_path must be a string, got 7"),
        (
            "role_permissions_boundary",
            7,
            "role_permissions_boundary must be an aws_iam.IManagedPolicy or an ARN, got 7",
        ),
    ],
)
def test_the_message_for_a_wrong_type(prop, value, message):
    with pytest.raises(GlueConstructsError) as caught:
        SparkEtlJob(cdk.Stack(cdk.App(), "Orders"), "Job", **{**SPARK, prop: value})

    assert str(caught.value) == message


def test_the_error_has_all_faults_and_nothing_is_created():
    stack = cdk.Stack(cdk.App(), "Orders")
    with pytest.raises(GlueConstructsError, match=r"glue_version must .*5.1'; max_retries must be a number, got '1'"):
        SparkEtlJob(stack, "Job", **{**SPARK, "glue_version": 5.1}, max_retries="1")

    assert stack.node.try_find_child("Job") is None


@pytest.mark.parametrize("kind", [JobRun, BookmarkReset])
def test_a_value_that_is_not_a_job_is_refused(kind):
    with pytest.raises(
        GlueConstructsError, match=r"job must be a Glue job \(an IJobRef\), got 'orders'; .*from_job_name"
    ):
        kind(cdk.Stack(cdk.App(), "Orders"), "Run", job="orders")


def test_an_unknown_override_is_refused_with_a_suggestion():
    stack = cdk.Stack(cdk.App(), "Orders")
    with pytest.raises(TypeError, match=r"^JobRun got .* argument 'worker_typ'; did you mean 'worker_type'\?$"):
        JobRun(stack, "Run", job=SparkEtlJob(stack, "Job", **SPARK), worker_typ="G.1X")
