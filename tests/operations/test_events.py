from __future__ import annotations

import pytest
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_sqs as sqs
from operations.glue_jobs import ANY_JOB, l1, of_kind
from synth import properties

from glue_constructs import InvalidInput
from glue_constructs.operations.events import (
    on_failure,
    on_long_run,
    on_state_change,
    on_stopped,
    on_success,
    on_timeout,
)

KIND = "AWS::Events::Rule"
STATES = {on_success: "SUCCEEDED", on_failure: "FAILED", on_timeout: "TIMEOUT", on_stopped: "STOPPED"}


def test_rules_for_two_jobs(stack, snapshot_json):
    queue = sqs.Queue(stack, "Queue")
    for name in ("Orders", "Customers"):
        job = l1(stack, name)
        for on in (*STATES, on_state_change, on_long_run):
            on(job, targets.SqsQueue(queue))
    assert of_kind(stack, KIND) == snapshot_json


@pytest.mark.parametrize("on", STATES, ids=lambda on: on.__name__)
def test_each_final_state_has_its_rule(stack, on):
    on(l1(stack, "Orders"), description="a rule")
    [rule] = properties(stack, KIND)
    assert rule["Description"] == "a rule"
    assert rule["EventPattern"] == {
        "source": ["aws.glue"],
        "detail-type": ["Glue Job State Change"],
        "detail": {"jobName": [{"Ref": "Orders"}], "state": [STATES[on]]},
    }


def test_a_long_run_has_another_event(stack):
    on_long_run(l1(stack, "Orders"))
    [rule] = properties(stack, KIND)
    assert rule["EventPattern"]["detail-type"] == ["Glue Job Run Status"]
    assert rule["EventPattern"]["detail"]["state"] == ["STARTING", "RUNNING", "STOPPING"]


@pytest.mark.parametrize("make", ANY_JOB)
def test_any_job_has_events(stack, make):
    job = make(stack, "Orders")
    on_failure(job)
    [rule] = properties(stack, KIND)
    assert rule["EventPattern"]["detail"]["jobName"] == [stack.resolve(job.job_ref.job_name)]


def test_targets_can_be_added_later(stack):
    rule = on_success(l1(stack, "Orders"))
    assert isinstance(rule, events.Rule)
    rule.add_target(targets.SqsQueue(sqs.Queue(stack, "Queue")))
    [made] = properties(stack, KIND)
    assert len(made["Targets"]) == 1


@pytest.mark.parametrize("states", ["RUNNING", ["FAILED", "ERROR"], []], ids=str)
def test_a_state_without_an_event_is_refused(stack, states):
    with pytest.raises(InvalidInput, match="states must be one or more of 'SUCCEEDED', 'FAILED', 'TIMEOUT', 'STOPPED'"):
        on_state_change(l1(stack, "Orders"), states=states)
    assert of_kind(stack, KIND) == {}


def test_a_second_rule_needs_an_id(stack):
    job = l1(stack, "Orders")
    on_failure(job)
    with pytest.raises(InvalidInput, match="already has a construct 'OnFailure'; set another id for the second one"):
        on_failure(job)
    on_failure(job, id="Again")
    assert len(properties(stack, KIND)) == 2


def test_a_value_that_is_not_a_job():
    with pytest.raises(InvalidInput, match=r"job must be a Glue job \(an IJobRef\), got 'orders'"):
        on_failure("orders")
