from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk.cx_api import SynthesisMessageLevel
from operations.glue_jobs import ANY_JOB, NEEDS_L2, l1, of_kind
from synth import properties

from glue_constructs import GlueJob, InvalidInput, InvalidRun, SparkEtlJob
from glue_constructs.model.run_states import JobRunState
from glue_constructs.operations.chains import chain, run_after, run_after_all, run_after_any
from glue_constructs.operations.schedules import run_every, run_on_demand

KIND = "AWS::Glue::Trigger"
NIGHTLY = "cron(0 2 * * ? *)"


def jobs(stack: cdk.Stack, *names: str) -> list[glue.CfnJob]:
    return [l1(stack, name) for name in names]


def edges(stack: cdk.Stack) -> list[tuple[str, str, str]]:
    """Return every step as logical ids: the earlier job, its final state, the later job."""
    found = []
    for trigger in properties(stack, KIND):
        [action] = trigger["Actions"] if "Predicate" in trigger else [None]
        for condition in trigger.get("Predicate", {}).get("Conditions", []):
            assert condition["LogicalOperator"] == "EQUALS"
            found.append((condition["JobName"]["Ref"], condition["State"], action["JobName"]["Ref"]))
    return sorted(found)


def warnings(stack: cdk.Stack) -> list[str]:
    assembly = stack.node.root.synth(force=True)
    return [
        m.entry.data
        for m in assembly.get_stack_by_name(stack.stack_name).messages
        if m.level is SynthesisMessageLevel.WARNING
    ]


def test_two_chains(stack, snapshot_json):
    extract, orders, customers, publish = jobs(stack, "Extract", "Orders", "Customers", "Publish")
    chain(extract, [orders, customers], publish, schedule=NIGHTLY)
    load, report = jobs(stack, "Load", "Report")
    chain(load, report)
    assert of_kind(stack, KIND) == snapshot_json
    assert edges(stack) == [
        ("Customers", "SUCCEEDED", "Publish"),
        ("Extract", "SUCCEEDED", "Customers"),
        ("Extract", "SUCCEEDED", "Orders"),
        ("Load", "SUCCEEDED", "Report"),
        ("Orders", "SUCCEEDED", "Publish"),
    ]


def test_parallel_first_jobs_are_started_by_one_trigger_because_glue_requires_that(stack):
    a, b, last = jobs(stack, "A", "B", "Last")
    chain([a, b], last, schedule=NIGHTLY)
    [scheduled] = [t for t in properties(stack, KIND) if t["Type"] == "SCHEDULED"]
    assert [action["JobName"]["Ref"] for action in scheduled["Actions"]] == ["A", "B"]
    assert warnings(stack) == []


@pytest.mark.parametrize("state", ["SUCCEEDED", "FAILED", "STOPPED", "TIMEOUT"])
def test_a_job_after_each_final_state_of_another(stack, state):
    orders, after = jobs(stack, "Orders", "After")
    run_after(after, orders, on=state)
    assert edges(stack) == [("Orders", state, "After")]


def test_a_job_after_all_and_a_job_after_any_of_others(stack):
    a, b, both, either, repair = jobs(stack, "A", "B", "Both", "Either", "Repair")
    run_after_all(both, [a, b])
    run_after_any(either, [a, b], on=JobRunState.STOPPED)
    run_after(repair, a, on=["FAILED", "TIMEOUT"])
    predicates = [t["Predicate"] for t in properties(stack, KIND)]
    assert [p["Logical"] for p in predicates] == ["AND", "ANY", "ANY"]
    assert [[c["State"] for c in p["Conditions"]] for p in predicates] == [
        ["SUCCEEDED", "SUCCEEDED"],
        ["STOPPED", "STOPPED"],
        ["FAILED", "TIMEOUT"],
    ]


def test_a_job_can_follow_one_other_in_several_ways(stack):
    orders, after = jobs(stack, "Orders", "After")
    run_after(after, orders, arguments={"--how": "full"})
    run_after(after, orders, on="FAILED", arguments={"--how": "repair"})
    assert [t["Actions"][0]["Arguments"]["--how"] for t in properties(stack, KIND)] == ["full", "repair"]


@pytest.mark.parametrize("make", ANY_JOB)
def test_any_job_can_follow_any_job(stack, make):
    first, second = make(stack, "First"), make(stack, "Second")
    run_after(second, first)
    [trigger] = properties(stack, KIND)
    [condition] = trigger["Predicate"]["Conditions"]
    assert condition["JobName"] == stack.resolve(first.job_ref.job_name)
    assert trigger["Actions"] == [{"JobName": stack.resolve(second.job_ref.job_name)}]


def test_a_job_of_another_stack_is_imported_from_it(stack):
    other = cdk.Stack(stack.node.root, "Other")
    run_after(l1(stack, "After"), l1(other, "Before"))
    [trigger] = properties(stack, KIND)
    assert trigger["Predicate"]["Conditions"][0]["JobName"]["Fn::ImportValue"].startswith("Other:")


def test_every_trigger_of_a_chain_can_be_disabled(stack):
    chain(*jobs(stack, "A", "B", "C"), schedule=NIGHTLY, enabled=False)
    assert [t["StartOnCreation"] for t in properties(stack, KIND)] == [False, False, False]


@NEEDS_L2
def test_jobs_of_this_library_work_in_a_workflow_of_the_stable_l2(stack):
    extract, clean = (
        SparkEtlJob(stack, name, script="s3://scripts/orders.py", glue_version="5.1") for name in ("Extract", "Clean")
    )
    workflow = glue.Workflow(stack, "Nightly")
    schedule = glue.TriggerSchedule.expression(NIGHTLY)
    workflow.add_scheduled_trigger("Start", schedule=schedule, actions=[glue.Action.job(extract)])
    succeeded = glue.Condition.job(extract, glue.JobState.SUCCEEDED)
    predicate = glue.Predicate(conditions=[succeeded])
    workflow.add_conditional_trigger("Then", predicate=predicate, actions=[glue.Action.job(clean)])
    names = [stack.resolve(job.job_name) for job in (extract, clean)]
    assert [t["Actions"][0]["JobName"] for t in properties(stack, KIND)] == names
    assert properties(stack, KIND)[1]["Predicate"]["Conditions"][0]["JobName"] == names[0]


class TestCycles:
    def test_the_message_has_the_path_also_across_calls(self, stack):
        extract, clean, publish = jobs(stack, "Extract", "Clean", "Publish")
        chain(extract, clean, publish)
        with pytest.raises(InvalidInput) as caught:
            run_after(extract, publish, on="FAILED")
        path = "Stack/Publish -> Stack/Extract -> Stack/Clean -> Stack/Publish"
        assert f"jobs must not run after themselves, got the cycle {path};" in str(caught.value)
        assert len(properties(stack, KIND)) == 2

    def test_within_one_chain_no_trigger_is_created(self, stack):
        a, b = jobs(stack, "A", "B")
        with pytest.raises(InvalidInput, match="the cycle Stack/A -> Stack/B -> Stack/A"):
            chain(a, b, a, schedule=NIGHTLY)
        assert of_kind(stack, KIND) == {}

    def test_a_job_after_itself_is_refused_by_glue_too(self, stack):
        [orders] = jobs(stack, "Orders")
        with pytest.raises(InvalidInput, match=r"the cycle Stack/Orders -> Stack/Orders; .* set its max_retries"):
            run_after(orders, orders, on="FAILED")

    def test_across_stacks(self, stack):
        other = cdk.Stack(stack.node.root, "Other")
        a, b = l1(stack, "A"), l1(other, "B")
        run_after(b, a)
        with pytest.raises(InvalidInput, match="Other/B -> Stack/A -> Other/B"):
            run_after(a, b)

    def test_a_job_is_the_same_by_its_resource_and_by_its_construct(self, stack):
        orders = SparkEtlJob(stack, "Orders", script="s3://scripts/orders.py", glue_version="5.1")
        [after] = jobs(stack, "After")
        run_after(after, orders)
        with pytest.raises(InvalidInput, match="the cycle"):
            run_after(orders.node.default_child, after)

    def test_a_job_is_the_same_by_its_name_and_by_its_construct(self, stack):
        orders = l1(stack, "Orders", name="orders")
        [after] = jobs(stack, "After")
        run_after(after, orders)
        with pytest.raises(InvalidInput, match="the cycle"):
            run_after(GlueJob.from_job_name(stack, "Imported", "orders"), after)

    def test_jobs_of_one_name_in_two_places_are_two_jobs(self, stack):
        for region in ("eu-west-1", "us-east-1"):
            env = cdk.Environment(region=region, account="123456789012")
            there = cdk.Stack(stack.node.root, region, env=env)
            pair = [l1(there, name, name=name.lower()) for name in ("A", "B")]
            chain(*(pair if region == "eu-west-1" else pair[::-1]), schedule=NIGHTLY)
        assert edges(there) == [("B", "SUCCEEDED", "A")]

    def test_another_app_has_its_own_graph(self, stack):
        chain(*jobs(stack, "A", "B"))
        another = cdk.Stack(cdk.App(), "Stack")
        chain(*jobs(another, "B", "A"))
        assert edges(another) == [("B", "SUCCEEDED", "A")]


class TestTriggersThatNeverFire:
    """Glue fires conditional triggers only after runs that a trigger started. A warning: it may be in another app."""

    def test_nothing_starts_the_first_job(self, stack):
        chain(*jobs(stack, "Extract", "Clean", "Publish"))
        [warning] = warnings(stack)
        assert "no trigger of this app starts Stack/Extract" in warning
        assert "add run_every or run_on_demand" in warning

    @pytest.mark.parametrize("start", [lambda job: run_every(job, NIGHTLY), run_on_demand], ids=["clock", "demand"])
    def test_a_trigger_that_is_created_later_counts(self, stack, start):
        first, second = jobs(stack, "First", "Second")
        run_after(second, first)
        start(first)
        assert warnings(stack) == []

    def test_jobs_of_two_schedules(self, stack):
        a, b, last = jobs(stack, "A", "B", "Last")
        run_every(a, NIGHTLY)
        run_every(b, NIGHTLY)
        run_after_all(last, [a, b])
        [warning] = warnings(stack)
        assert "Stack/A, Stack/B have no scheduled or on-demand trigger in common" in warning

    def test_branches_of_one_trigger(self, stack):
        first, left, right, last = jobs(stack, "First", "Left", "Right", "Last")
        run_every(first, NIGHTLY)
        run_after(left, first)
        run_after_any(right, [first, left])
        run_after_all(last, [left, right])
        assert warnings(stack) == []

    def test_an_imported_job_gets_no_warning(self, stack):
        [after] = jobs(stack, "After")
        run_after(after, GlueJob.from_job_name(stack, "Imported", "orders"))
        assert warnings(stack) == []


class TestBadInput:
    def test_jobs_of_two_regions(self, stack):
        regions = ("eu-west-1", "us-east-1")
        stacks = [
            cdk.Stack(stack.node.root, region, env=cdk.Environment(region=region, account="123456789012"))
            for region in regions
        ]
        a, b = (l1(there, "Job") for there in stacks)
        with pytest.raises(
            InvalidInput, match="in the same Region, got a trigger in 'us-east-1' and job 'eu-west-1/Job'"
        ):
            run_after(b, a)
        assert [of_kind(there, KIND) for there in stacks] == [{}, {}]

    @pytest.mark.parametrize("on", ["SUCCESS", "RUNNING", "ERROR", [], None, JobRunState.WAITING], ids=str)
    def test_a_state_that_no_trigger_has(self, stack, on):
        first, second = jobs(stack, "First", "Second")
        with pytest.raises(InvalidInput, match="on must be one or more of 'SUCCEEDED', 'FAILED', 'TIMEOUT', 'STOPPED'"):
            run_after(second, first, on=on)

    def test_several_jobs_where_one_is_awaited(self, stack):
        a, b, last = jobs(stack, "A", "B", "Last")
        with pytest.raises(InvalidInput, match=r"other must be one job, got 2; use run_after_all or run_after_any"):
            run_after(last, [a, b])

    def test_several_states_of_all_jobs(self, stack):
        a, b, last = jobs(stack, "A", "B", "Last")
        with pytest.raises(InvalidInput, match="on must be a single state with all jobs"):
            run_after_all(last, [a, b], on=["FAILED", "TIMEOUT"])

    @pytest.mark.parametrize("count", [0, 1])
    def test_a_chain_of_fewer_than_two_steps(self, stack, count):
        with pytest.raises(InvalidInput, match=f"a chain must have two steps or more, got {count}"):
            chain(*jobs(stack, "A")[:count])

    def test_an_empty_step(self, stack):
        with pytest.raises(InvalidInput, match="jobs must be one Glue job or more"):
            chain(*jobs(stack, "A"), [])

    def test_a_job_twice_in_one_step(self, stack):
        a, b = jobs(stack, "A", "B")
        with pytest.raises(InvalidInput, match="jobs must not contain a job twice, got 'Stack/A' more than once"):
            run_after_all(b, [a, a])

    def test_more_conditions_than_a_trigger_has(self, stack):
        others = [GlueJob.from_job_name(stack, f"Job{n}", f"job-{n}") for n in range(251)]
        with pytest.raises(InvalidInput, match="500 conditions at most, got 502"):
            run_after_any(jobs(stack, "Last")[0], others, on=["FAILED", "TIMEOUT"])

    def test_a_run_that_glue_would_refuse(self, stack):
        first, second = jobs(stack, "First", "Second")
        with pytest.raises(InvalidRun, match="Stack/Second/AfterFirst: Glue would refuse this job run"):
            run_after(second, first, timeout=cdk.Duration.days(8))

    def test_a_chain_with_an_invalid_schedule_creates_nothing(self, stack):
        with pytest.raises(InvalidInput, match="schedule must be a cron expression"):
            chain(*jobs(stack, "A", "B"), schedule="rate(1 day)")
        assert of_kind(stack, KIND) == {}
