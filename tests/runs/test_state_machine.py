"""The state machine's definition; that it executes is shown by the deployments in tests/deploy."""

from __future__ import annotations

import pytest

from glue_constructs.handlers.job_run.worker import CONSISTENCY_SECONDS, JobRunSteps
from glue_constructs.runs import provider
from glue_constructs.runs.state_machine import definition

ARN = "arn:aws:lambda:eu-west-1:123456789012:function:Worker"
STATES = definition(ARN, worker_seconds=50)["States"]
STEPS = {name: state for name, state in STATES.items() if state["Type"] == "Task"}


def test_every_step_is_one_of_the_worker():
    assert {state["Parameters"]["step"] for state in STEPS.values()} == {"begin", "poll", "stop", "answer"}
    assert all(callable(getattr(JobRunSteps, state["Parameters"]["step"])) for state in STEPS.values())


def test_every_step_that_the_worker_may_name_is_gone_to():
    gone_to = {choice["StringEquals"]: choice["Next"] for choice in STATES["Next"]["Choices"]}
    assert gone_to == {state["Parameters"]["step"]: name for name, state in STEPS.items()}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_that_fails_is_repeated_late_enough_for_glue_to_show_what_it_started(name):
    [retry] = STEPS[name]["Retry"]
    assert retry["ErrorEquals"] == ["States.ALL"]
    assert retry["IntervalSeconds"] >= 20


@pytest.mark.parametrize(("name", "then"), [("Begin", "Stop"), ("Poll", "Stop"), ("Stop", "Answer")])
def test_a_step_that_fails_to_the_end_leads_to_an_answer(name, then):
    [caught] = STEPS[name]["Catch"]
    assert (caught["ErrorEquals"], caught["ResultPath"], caught["Next"]) == (["States.ALL"], "$.error", then)


def test_a_step_is_given_up_only_when_its_call_has_surely_ended():
    assert all(state["TimeoutSeconds"] > 50 for state in STEPS.values())


def test_a_superseded_execution_is_waited_for_longer_than_the_worker_can_run():
    assert provider._WORKER_SECONDS < CONSISTENCY_SECONDS
