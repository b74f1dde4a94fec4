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


def test_two_schedules_and_an_on_demand_trigger(stack, snapshot_json):
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
    run_on_demand(customers, description="started manually")
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


def test_enabling_a_trigger_replaces_it_because_aws_reads_the_state_only_at_creation():
    ids = []
    for enabled in (False, True):
        stack = cdk.Stack(cdk.App(), "Stack")
        run_every(l1(stack, "Orders"), NIGHTLY, enabled=enabled)
        [(name, trigger)] = resources(stack, "OrdersSchedule").items()
        assert trigger["Properties"]["StartOnCreation"] is enabled
        ids.append(name)
    assert ids[0] != ids[1]


def test_the_trigger_is_in_the_stack_of_the_first_job(stack):
    other = cdk.Stack(stack.node.root, "Other")
    run_every([l1(stack, "Orders"), l1(other, "Customers")], NIGHTLY)
    [trigger] = properties(stack, KIND)
    assert trigger["Actions"][1]["JobName"]["Fn::ImportValue"].startswith("Other:")
    assert list(of_kind(other, KIND)) == []


def test_a_schedule_from_a_parameter(stack):
    parameter = cdk.CfnParameter(stack, "When")
    run_every(l1(stack, "Orders"), parameter.value_as_string)
    [trigger] = properties(stack, KIND)
    assert trigger["Schedule"] == {"Ref": "When"}


def test_more_jobs_than_the_default_quota_are_a_warning(stack):
    trigger = run_every([l1(stack, f"Job{n}") for n in range(51)], NIGHTLY)
    [warning] = [entry.data for entry in trigger.node.metadata if entry.type == "aws:cdk:warning"]
    assert "a trigger starts 50 jobs by default, got 51" in warning


class TestBadInput:
    """Each invalid argument raises an error before any construct is created."""

    @pytest.fixture(autouse=True)
    def nothing_is_created(self, stack):
        yield
        assert of_kind(stack, KIND) == {}

    def test_an_invalid_expression(self, stack):
        with pytest.raises(InvalidInput, match=r"\(2 faults\)\n  Minutes must be .*\n  Hours must be"):
            run_every(l1(stack, "Orders"), "cron(99 99 * * ? *)")

    def test_invalid_arguments_and_an_invalid_timeout(self, stack):
        with pytest.raises(InvalidRun) as caught:
            run_every(l1(stack, "Orders"), NIGHTLY, arguments={"--mode": "x"}, timeout=cdk.Duration.days(8))
        assert caught.value.path == "Stack/Orders/Schedule"
        assert {f.property.split(".")[0] for f in caught.value.findings} == {"Arguments", "Timeout"}

    def test_a_job_of_another_region(self, stack):
        there = cdk.Stack(stack.node.root, "There", env=cdk.Environment(region="eu-west-1", account="123456789012"))
        here = cdk.Stack(stack.node.root, "Here", env=cdk.Environment(region="us-east-1", account="123456789012"))
        with pytest.raises(
            InvalidInput, match="got a trigger in 'us-east-1' and job 'There/B' in 'eu-west-1'; forward"
        ):
            run_every([l1(here, "A"), l1(there, "B")], NIGHTLY)

    def test_an_imported_job_of_another_account(self, stack):
        here = cdk.Stack(stack.node.root, "Here", env=cdk.Environment(region="eu-west-1", account="123456789012"))
        job = GlueJob.from_job_arn(here, "Orders", "arn:aws:glue:eu-west-1:210987654321:job/orders")
        with pytest.raises(InvalidInput, match="same account, got a trigger in '123456789012' and job 'Here/Orders'"):
            run_every(job, NIGHTLY)

    @pytest.mark.parametrize("jobs", [None, [], "orders"], ids=["none", "empty", "name"])
    def test_a_value_that_is_not_a_job(self, jobs):
        with pytest.raises(InvalidInput, match=r"must be (a Glue job|one Glue job or more)"):
            run_every(jobs, NIGHTLY)

    def test_a_long_description(self, stack):
        with pytest.raises(InvalidInput, match="description must have 2048 characters at most, got 2049"):
            run_every(l1(stack, "Orders"), NIGHTLY, description="x" * 2049)

    @pytest.mark.parametrize("enabled", ["yes", 1])
    def test_a_state_that_is_not_a_boolean(self, stack, enabled):
        with pytest.raises(InvalidInput, match="enabled must be True or False, got"):
            run_every(l1(stack, "Orders"), NIGHTLY, enabled=enabled)

    def test_an_on_demand_trigger_cannot_be_disabled(self, stack):
        with pytest.raises(InvalidInput, match="enabled must not be set on an on-demand trigger, got False"):
            run_on_demand(l1(stack, "Orders"), enabled=False)

    def test_a_number_instead_of_a_duration(self, stack):
        with pytest.raises(InvalidInput, match=r"timeout must be an aws_cdk\.Duration .* got 60"):
            run_every(l1(stack, "Orders"), NIGHTLY, timeout=60)

    def test_an_unknown_option(self, stack):
        with pytest.raises(TypeError, match=r"^run_every\(\) got an unexpected keyword argument 'workflow'$"):
            run_every(l1(stack, "Orders"), NIGHTLY, workflow="w")

    @pytest.mark.parametrize(
        ("option", "instead"),
        [
            ("name", "use 'trigger_name'"),
            ("StartOnCreation", "use 'enabled'"),
            ("timezone", "Glue triggers have no time zone; their schedules are in UTC"),
        ],
    )
    def test_an_option_of_another_name(self, stack, option, instead):
        with pytest.raises(TypeError) as refused:
            run_every(l1(stack, "Orders"), NIGHTLY, **{option: "x"})
        assert str(refused.value) == f"run_every() got an unexpected keyword argument {option!r}; {instead}"

    def test_an_option_by_position(self, stack):
        with pytest.raises(TypeError) as refused:
            run_every(l1(stack, "Orders"), NIGHTLY, "Nightly")
        assert str(refused.value) == (
            "run_every() takes only 'jobs' and 'schedule' by position, got 3 arguments; pass the rest by keyword"
        )


def test_a_second_schedule_needs_an_id(stack):
    orders = l1(stack, "Orders")
    run_every(orders, NIGHTLY)
    with pytest.raises(InvalidInput, match=r"Stack/Orders already has a construct 'Schedule'; .* id='\.\.\.'"):
        run_every(orders, "cron(0 3 * * ? *)")
    run_every(orders, "cron(0 3 * * ? *)", id="Later")
    assert len(properties(stack, KIND)) == 2
