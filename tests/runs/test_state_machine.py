"""The state machine's definition; tests/deploy executes it."""

from __future__ import annotations

import pytest

from glue_constructs.handlers.job_run.worker import CONSISTENCY_SECONDS, JobRunSteps
from glue_constructs.runs.provider import run_provider
from glue_constructs.runs.provider.state_machine import definition

ARN = "arn:aws:lambda:eu-west-1:123456789012:function:Worker"
STATES = definition(ARN, worker_seconds=50)["States"]
STEPS = {name: state for name, state in STATES.items() if state["Type"] == "Task"}


def test_every_step_is_one_of_the_worker():
    assert {state["Parameters"]["step"] for state in STEPS.values()} == {"begin", "poll", "stop", "answer"}
    assert all(callable(getattr(JobRunSteps, state["Parameters"]["step"])) for state in STEPS.values())


def test_every_step_that_the_worker_can_return_has_a_choice():
    choices = {choice["StringEquals"]: choice["Next"] for choice in STATES["Next"]["Choices"]}
    assert choices == {state["Parameters"]["step"]: name for name, state in STEPS.items()}


@pytest.mark.parametrize("name", STEPS)
def test_a_failed_step_is_retried_after_glue_lists_the_run_that_it_started(name):
    [retry] = STEPS[name]["Retry"]
    assert retry["ErrorEquals"] == ["States.ALL"]
    assert retry["IntervalSeconds"] >= 20


@pytest.mark.parametrize(("name", "then"), [("Begin", "Stop"), ("Poll", "Stop"), ("Stop", "Answer")])
def test_the_last_failure_of_a_step_leads_to_a_response(name, then):
    [caught] = STEPS[name]["Catch"]
    assert (caught["ErrorEquals"], caught["ResultPath"], caught["Next"]) == (["States.ALL"], "$.error", then)


def test_a_step_times_out_later_than_its_function():
    assert all(state["TimeoutSeconds"] > 50 for state in STEPS.values())


def test_a_superseded_execution_is_waited_for_longer_than_the_worker_can_run():
    assert run_provider._WORKER_SECONDS < CONSISTENCY_SECONDS
