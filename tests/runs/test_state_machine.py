"""The state machine's definition; tests/deploy executes it."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.handlers.deadlines import CONSISTENCY_SECONDS
from glue_constructs.handlers.run_steps import RunSteps
from glue_constructs.runs.provider import run_provider
from glue_constructs.runs.provider.state_machine import definition

ARN = "arn:aws:lambda:eu-west-1:123456789012:function:Worker"
STATES = definition(ARN, worker_seconds=50)["States"]
STEPS = {name: state for name, state in STATES.items() if state["Type"] == "Task"}


def test_every_step_is_one_of_the_worker():
    assert {state["Parameters"]["step"] for state in STEPS.values()} == {"begin", "poll", "stop", "answer"}
    assert all(callable(getattr(RunSteps, state["Parameters"]["step"])) for state in STEPS.values())


def test_every_step_that_the_worker_can_return_has_a_choice():
    choices = {choice["StringEquals"]: choice["Next"] for choice in STATES["ChooseStep"]["Choices"]}
    assert choices == {state["Parameters"]["step"]: name for name, state in STEPS.items()}


def test_no_state_has_the_name_of_a_field():
    assert set(STATES) & {"Next", "End", "Type", "Resource"} == set()


def waits(retry: dict[str, Any]) -> list[float]:
    """Return the seconds before each attempt of a retrier."""
    longest = retry.get("MaxDelaySeconds", float("inf"))
    return [
        min(retry["IntervalSeconds"] * retry["BackoffRate"] ** number, longest)
        for number in range(retry["MaxAttempts"])
    ]


def retriers(name: str) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return the retriers of a step: of calls that did not start, that may have started, and of any error."""
    first, second, last = STEPS[name]["Retry"]
    return first, second, last


@pytest.mark.parametrize("name", STEPS)
def test_a_failed_step_is_retried_after_glue_lists_the_run_that_it_started(name):
    assert retriers(name)[-1]["ErrorEquals"] == ["States.ALL"]
    assert all(min(waits(retry)) >= 20 for retry in STEPS[name]["Retry"])


@pytest.mark.parametrize("name", STEPS)
def test_a_step_that_may_be_running_is_retried_after_it_ended(name):
    assert "Lambda.ClientExecutionTimeoutException" in retriers(name)[1]["ErrorEquals"]
    assert min(waits(retriers(name)[1])) > run_provider.WORKER_SECONDS


@pytest.mark.parametrize("name", STEPS)
def test_errors_of_the_lambda_service_are_retried_until_cloudformation_no_longer_waits(name):
    *of_service, _ = retriers(name)
    assert {error.partition(".")[0] for retry in of_service for error in retry["ErrorEquals"]} == {"Lambda"}
    assert all(sum(waits(retry)) >= 3600 and max(waits(retry)) <= 60 for retry in of_service)


@pytest.mark.parametrize("name", ["Begin", "Poll", "Stop"])
def test_other_errors_are_retried_eight_times(name):
    assert waits(retriers(name)[-1]) == [20, 30, 45, 60, 60, 60, 60, 60]


def test_the_answer_is_tried_until_cloudformation_no_longer_waits():
    assert sum(waits(retriers("Answer")[-1])) >= 3600


@pytest.mark.parametrize(("name", "then"), [("Begin", "Stop"), ("Poll", "Stop"), ("Stop", "Answer")])
def test_the_last_failure_of_a_step_leads_to_a_response(name, then):
    [caught] = STEPS[name]["Catch"]
    assert (caught["ErrorEquals"], caught["ResultPath"], caught["Next"]) == (["States.ALL"], "$.error", then)


def test_a_step_times_out_later_than_its_function():
    assert all(state["TimeoutSeconds"] > 50 for state in STEPS.values())


def test_a_superseded_execution_is_waited_for_longer_than_the_worker_can_run():
    assert run_provider.WORKER_SECONDS < CONSISTENCY_SECONDS
