from __future__ import annotations

import aws_cdk as cdk
import pytest
from runs.worker import policies, statements
from synth import constructs, properties, resources, template

from glue_constructs import BookmarkReset, GlueJob, InvalidInput, InvalidReset, JobRun, RunOn, SparkEtlJob
from glue_constructs.handlers.glue.bookmark import Reset
from glue_constructs.handlers.properties import read_properties

KIND = "Custom::GlueBookmarkReset"


def spark_job(stack: cdk.Stack, id: str = "Orders") -> SparkEtlJob:
    return SparkEtlJob(stack, id, script="s3://scripts/orders.py", glue_version="5.1")


def test_two_resets_on_one_provider(stack, template_snapshot):
    BookmarkReset(stack, "First", job=spark_job(stack), trigger="2026-11")
    BookmarkReset(stack, "Second", job=GlueJob.from_job_name(stack, "Imported", "cleanup"), run_id="jr_1")
    assert constructs(stack, "First", "Second", "GlueConstructsRuns") == template_snapshot


def test_a_reset_adds_one_resource_to_a_stack_with_a_provider(stack):
    job = spark_job(stack)
    JobRun(stack, "Run", job=job)
    before = len(template(stack)["Resources"])
    stack = cdk.Stack(cdk.App(), "Stack")
    job = spark_job(stack)
    JobRun(stack, "Run", job=job)
    BookmarkReset(stack, "Reset", job=job)
    assert len(template(stack)["Resources"]) == before + 1


def test_the_handler_reads_what_the_construct_writes(stack):
    job = GlueJob.from_job_name(stack, "Orders", "orders")
    BookmarkReset(stack, "Reset", job=job, run_id="jr_1", run_on="CREATE", trigger="again")
    [written] = properties(stack, KIND)
    read = read_properties(written, Reset.read)
    assert (read.parameters, read.run_on) == ({"JobName": "orders", "RunId": "jr_1"}, "CREATE")
    assert written["ServiceTimeout"] == 900


def test_a_reset_depends_on_its_job(stack):
    job = spark_job(stack)
    BookmarkReset(stack, "Reset", job=job)
    [reset] = resources(stack, "Reset").values()
    assert stack.get_logical_id(job.node.default_child) in reset["DependsOn"]
    assert set(policies(stack)) <= set(reset["DependsOn"])


def test_every_member_of_the_entry_is_an_attribute(stack):
    reset = BookmarkReset(stack, "Reset", job=spark_job(stack))
    members = ("job_name", "version", "run", "attempt", "previous_run_id", "run_id", "job_bookmark")
    for member in members:
        cdk.CfnOutput(stack, f"Out{member.replace('_', '')}", value=getattr(reset, member))
    shown = [output["Value"]["Fn::GetAtt"][1] for output in template(stack)["Outputs"].values()]
    assert shown == ["JobName", "Version", "Run", "Attempt", "PreviousRunId", "RunId", "JobBookmark"]


def test_run_on_deploy_changes_every_template():
    stacks = [cdk.Stack(cdk.App(), "Stack") for _ in range(2)]
    for stack in stacks:
        BookmarkReset(stack, "Reset", job=spark_job(stack), run_on=RunOn.DEPLOY)
    first, second = (properties(stack, KIND)[0] for stack in stacks)
    assert first["Deployment"] != second["Deployment"]


def test_the_worker_may_only_reset_and_read_bookmarks_and_list_runs(stack):
    BookmarkReset(stack, "Reset", job=spark_job(stack))
    lists, resets, reads = statements(stack)
    assert (lists["Action"], len(lists["Resource"])) == (["glue:GetJobRuns"], 1)
    # These actions support no resource.
    assert (resets["Action"], resets["Resource"]) == (["glue:ResetJobBookmark"], ["*"])
    assert (reads["Action"], reads["Resource"]) == (["glue:GetJobBookmark"], ["*"])


class TestBadInput:
    def test_an_empty_run_id(self, stack):
        with pytest.raises(InvalidInput, match=r"run_id must be the id of a run, got ''.*omit it"):
            BookmarkReset(stack, "Reset", job=spark_job(stack), run_id="")

    def test_a_reset_that_glue_would_reject(self, stack):
        with pytest.raises(InvalidReset, match="Stack/Reset: Glue would refuse this bookmark reset") as caught:
            BookmarkReset(stack, "Reset", job=spark_job(stack), run_id=7)
        assert [f.property for f in caught.value.findings] == ["RunId"]

    @pytest.mark.parametrize(("name", "prop"), [("JobName", "job"), ("RunId", "run_id"), ("job_run_id", "run_id")])
    def test_a_name_of_the_api(self, stack, name, prop):
        with pytest.raises(TypeError, match=f"unexpected keyword argument '{name}'; use '{prop}'$"):
            BookmarkReset(stack, "Reset", job=spark_job(stack), **{name: "x"})

    def test_an_unknown_policy(self, stack):
        with pytest.raises(InvalidInput, match="run_on must be one of 'CHANGE', 'CREATE', 'DEPLOY', got 'ALWAYS'"):
            BookmarkReset(stack, "Reset", job=spark_job(stack), run_on="ALWAYS")

    def test_a_job_of_another_region(self):
        stack = cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(region="eu-west-1", account="123456789012"))
        job = GlueJob.from_job_arn(stack, "Orders", "arn:aws:glue:us-east-1:123456789012:job/orders")
        with pytest.raises(InvalidInput, match="job must be in the region of the run's stack, 'eu-west-1'"):
            BookmarkReset(stack, "Reset", job=job)

    def test_an_invalid_reset_adds_no_resources(self, stack):
        with pytest.raises(InvalidInput):
            BookmarkReset(stack, "Reset", job=spark_job(stack), run_id="")
        assert resources(stack, "Reset", "GlueConstructsRuns") == {}
