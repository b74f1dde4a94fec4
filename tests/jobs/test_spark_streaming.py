from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_s3 as s3
from jobs.job_factories import SCRIPT, allowed, arguments, streaming, template_text, warnings
from synth import constructs, properties

from glue_constructs import InvalidInput, S3Location, SparkStreamingJob, WorkerType
from glue_constructs.testing import raises_finding

MICROBATCH = "--auto-scale-within-microbatch"


def test_two_jobs_with_required_props(stack, template_snapshot):
    streaming(stack, "Orders")
    streaming(stack, "Clicks", script="s3://scripts/clicks.py")
    assert constructs(stack, "Orders", "Clicks") == template_snapshot


def test_two_jobs_with_every_streaming_prop(stack, template_snapshot):
    lake = s3.Bucket(stack, "Lake")
    for name in ("Orders", "Clicks"):
        streaming(
            stack,
            name,
            worker_type=WorkerType.G_025X,
            number_of_workers=10,
            maintenance_window="Sun:10",
            checkpoint_location=S3Location(lake, f"checkpoints/{name}/"),
            auto_scaling=True,
            auto_scale_within_microbatch=True,
        )
    assert constructs(stack, "Orders", "Clicks") == template_snapshot


def test_there_is_no_default_timeout(stack):
    streaming(stack)
    [job] = properties(stack, "AWS::Glue::Job")
    assert "Timeout" not in job
    assert (job["Command"], job["WorkerType"], job["NumberOfWorkers"], job["MaxRetries"]) == (
        {"Name": "gluestreaming", "PythonVersion": "3", "ScriptLocation": SCRIPT},
        "G.1X",
        2,
        0,
    )


def test_a_timeout_that_makes_the_maintenance_window_useless_causes_a_warning(stack):
    job = streaming(stack, timeout=cdk.Duration.hours(4), maintenance_window="Sun:10")
    assert properties(stack, "AWS::Glue::Job")[0]["Timeout"] == 240
    [warning] = warnings(job)
    assert "before Glue would restart it in its MaintenanceWindow" in warning


def test_the_location_of_checkpoints_is_an_argument(stack):
    streaming(stack, checkpoint_location="s3://lake/checkpoints/orders/")
    assert arguments(stack) == {"--checkpoint_location": "s3://lake/checkpoints/orders/"}
    assert allowed(stack, "s3:PutObject")[0] == "arn:<AWS::Partition>:s3:::lake/checkpoints/orders/*"


def test_each_job_has_its_folder_for_checkpoints_in_a_bucket(stack):
    lake = s3.Bucket(stack, "Lake")
    for name in ("Orders", "Clicks"):
        streaming(stack, name, checkpoint_location=lake)
    folders = [
        template_text(job["DefaultArguments"]["--checkpoint_location"]) for job in properties(stack, "AWS::Glue::Job")
    ]
    assert len(set(folders)) == 2
    assert all(folder.startswith("s3://<Lake") and folder.endswith("/") for folder in folders)


def test_false_is_in_the_arguments(stack):
    streaming(stack, auto_scale_within_microbatch=False)
    assert arguments(stack) == {MICROBATCH: "false"}


@pytest.mark.parametrize(
    ("props", "rule"),
    [
        ({"maintenance_window": "Mon:24"}, "malformed-maintenance-window"),
        ({"auto_scale_within_microbatch": True}, "microbatch-scaling-without-auto-scaling"),
        ({"glue_version": "2.0"}, "retired-glue-version"),
        ({"arguments": {"--job-bookmark-option": "job-bookmark-enable"}}, "bookmarks-outside-etl"),
        ({"worker_type": "G.025X", "number_of_workers": 1}, "too-few-workers"),
    ],
)
def test_what_glue_refuses_is_refused(stack, props, rule):
    with raises_finding(rule):
        streaming(stack, **props)
    assert stack.node.children == []


@pytest.mark.parametrize("checkpoint", [True, "checkpoints/", 3])
def test_checkpoints_are_never_in_the_working_bucket(stack, checkpoint):
    with pytest.raises(InvalidInput, match="checkpoint_location must be a folder in S3"):
        streaming(stack, checkpoint_location=checkpoint)


@pytest.mark.parametrize("prop", ["bookmark", "execution_class", "write_shuffle_files_to_s3"])
def test_props_of_etl_jobs_are_refused(stack, prop):
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{prop}'"):
        SparkStreamingJob(stack, "Orders", script=SCRIPT, glue_version="5.1", **{prop: "x"})
