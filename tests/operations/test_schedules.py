from __future__ import annotations

import aws_cdk as cdk
import pytest
from operations.glue_jobs import ANY_JOB, l1, of_kind
from synth import properties, resources

from glue_constructs import GlueJob, InvalidInput, InvalidRun
from glue_constructs.operations.job_schedule import JobSchedule
from glue_constructs.operations.schedules import run_every, run_on_demand

KIND = "AWS::Glue::Trigger"
NIGHTLY = "cron(0 2 * * ? *)"


def test_two_schedules_and_a_trigger_on_demand(stack, snapshot_json):
    orders, customers = l1(stack, "Orders"), l1(stack, "Customers")
    run_every(orders, NIGHTLY)
    run_every(
        [customers, orders],
        JobSchedule.rate(cdk.Duration.hours(6)),
        id="Often",
        arguments={"--full": "no"},
        timeout=cdk.Duration.hours(1),
        notify_delay_after=cdk.Duration.minutes(30),
        security_configuration="encrypted",
        description="four times a day",
        trigger_name="often",
    )
    run_on_demand(customers, description="when a person says so")
    found = of_kind(stack, KIND)
    assert found == snapshot_json
    assert [r["Properties"].get("StartOnCreation") for r in found.values()] == [True, True, None]


@pytest.mark.parametrize("make", ANY_JOB)
def test_any_job_can_be_scheduled(stack, make):
    job = make(stack, "Orders")
    run_every(job, NIGHTLY)
    [trigger] = properties(stack, KIND)
    assert trigger["Actions"] == [{"JobName": stack.resolve(job.job_ref.job_name)}]
    assert (trigger["Type"], trigger["Schedule"]) == ("SCHEDULED", NIGHTLY)


def test_a_trigger_that_is_turned_on_is_another_resource_because_aws_looks_only_at_its_creation():
    ids = []
    for enabled in (False, True):
        stack = cdk.Stack(cdk.App(), "Stack")
        run_every(l1(stack, "Orders"), NIGHTLY, enabled=enabled)
        [(name, trigger)] = resources(stack, "OrdersSchedule").items()
        assert trigger["Properties"]["StartOnCreation"] is enabled
        ids.append(name)
    assert ids[0] != ids[1]


def test_a_job_of_another_stack_bears_its_trigger_itself(stack):
    other = cdk.Stack(stack.node.root, "Other")
    run_every([l1(stack, "Orders"), l1(other, "Customers")], NIGHTLY)
    [trigger] = properties(stack, KIND)
    assert trigger["Actions"][1]["JobName"]["Fn::ImportValue"].startswith("Other:")
    assert list(of_kind(other, KIND)) == []


def test_a_schedule_that_is_only_known_when_deployed(stack):
    parameter = cdk.CfnParameter(stack, "When")
    run_every(l1(stack, "Orders"), parameter.value_as_string)
    [trigger] = properties(stack, KIND)
    assert trigger["Schedule"] == {"Ref": "When"}


def test_more_jobs_than_the_usual_quota_are_a_warning(stack):
    trigger = run_every([l1(stack, f"Job{n}") for n in range(51)], NIGHTLY)
    [warning] = [entry.data for entry in trigger.node.metadata if entry.type == "aws:cdk:warning"]
    assert "a trigger starts 50 jobs by default, got 51" in warning


class TestBadInput:
    """One clear error each, before anything is made."""

    @pytest.fixture(autouse=True)
    def nothing_is_made(self, stack):
        yield
        assert of_kind(stack, KIND) == {}

    def test_an_invalid_expression(self, stack):
        with pytest.raises(InvalidInput, match=r"\(2 faults\)\n  Minutes must be .*\n  Hours must be"):
            run_every(l1(stack, "Orders"), "cron(99 99 * * ? *)")

    def test_arguments_and_a_timeout_that_no_run_takes(self, stack):
        with pytest.raises(InvalidRun) as caught:
            run_every(l1(stack, "Orders"), NIGHTLY, arguments={"--mode": "x"}, timeout=cdk.Duration.days(8))
        assert caught.value.path == "Stack/Orders/Schedule"
        assert {f.property.split(".")[0] for f in caught.value.findings} == {"Arguments", "Timeout"}

    def test_a_job_of_another_region(self, stack):
        there = cdk.Stack(stack.node.root, "There", env=cdk.Environment(region="eu-west-1", account="123456789012"))
        here = cdk.Stack(stack.node.root, "Here", env=cdk.Environment(region="us-east-1", account="123456789012"))
        with pytest.raises(InvalidInput, match="got one in 'us-east-1' and job 'There/B' in 'eu-west-1'; let an"):
            run_every([l1(here, "A"), l1(there, "B")], NIGHTLY)

    def test_an_imported_job_of_another_account(self, stack):
        here = cdk.Stack(stack.node.root, "Here", env=cdk.Environment(region="eu-west-1", account="123456789012"))
        job = GlueJob.from_job_arn(here, "Orders", "arn:aws:glue:eu-west-1:210987654321:job/orders")
        with pytest.raises(InvalidInput, match="in one account, got one in '123456789012' and job 'Here/Orders'"):
            run_every(job, NIGHTLY)

    @pytest.mark.parametrize("jobs", [None, [], "orders"], ids=["none", "empty", "name"])
    def test_what_is_no_job(self, jobs):
        with pytest.raises(InvalidInput, match=r"must be (a Glue job|one Glue job or more)"):
            run_every(jobs, NIGHTLY)

    def test_a_long_description(self, stack):
        with pytest.raises(InvalidInput, match="description must have 2048 characters at most, got 2049"):
            run_every(l1(stack, "Orders"), NIGHTLY, description="x" * 2049)

    @pytest.mark.parametrize("enabled", ["yes", 1])
    def test_a_state_that_is_neither_on_nor_off(self, stack, enabled):
        with pytest.raises(InvalidInput, match="enabled must be True or False, got"):
            run_every(l1(stack, "Orders"), NIGHTLY, enabled=enabled)

    def test_a_trigger_on_demand_is_neither_on_nor_off(self, stack):
        with pytest.raises(InvalidInput, match="enabled must be left out of an on-demand trigger, got False"):
            run_on_demand(l1(stack, "Orders"), enabled=False)

    def test_a_number_where_a_duration_belongs(self, stack):
        with pytest.raises(InvalidInput, match=r"timeout must be an aws_cdk\.Duration .* got 60"):
            run_every(l1(stack, "Orders"), NIGHTLY, timeout=60)

    def test_an_option_that_no_trigger_has(self, stack):
        with pytest.raises(TypeError, match="unexpected keyword argument 'workflow'; it takes id, "):
            run_every(l1(stack, "Orders"), NIGHTLY, workflow="w")


def test_a_second_schedule_needs_an_id(stack):
    orders = l1(stack, "Orders")
    run_every(orders, NIGHTLY)
    with pytest.raises(InvalidInput, match=r"Stack/Orders must have one 'Schedule' only; .* id='\.\.\.'"):
        run_every(orders, "cron(0 3 * * ? *)")
    run_every(orders, "cron(0 3 * * ? *)", id="Later")
    assert len(properties(stack, KIND)) == 2
