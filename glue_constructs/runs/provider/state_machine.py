"""The state machine of the run provider in Amazon States Language: waits, retries and timeouts.

::

    Begin ──► Pause ──► Next ──► Begin | Poll | Stop | Answer ──► Done

    After the last retry:  Begin, Poll ──► Stop
                           Stop ──► Answer

Every step returns the state of the execution, with the name of the next step and the seconds to wait before it.
"""

from __future__ import annotations

from typing import Any

_STEPS = ("begin", "poll", "stop", "answer")

# The first retry is so late that Glue lists a run that a failed call has started.
_RETRY = {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 20, "BackoffRate": 1.5, "MaxDelaySeconds": 60}
_MAX_ATTEMPTS = 4
_MAX_ANSWER_ATTEMPTS = 10

_TIMEOUT_SECONDS = 2 * 60 * 60
"""Twice as long as CloudFormation waits; only a defect of the provider would take longer."""


def definition(worker_arn: str, *, worker_seconds: int) -> dict[str, Any]:
    """Return the definition of the state machine.

    Args:
        worker_arn: The ARN of the worker function.
        worker_seconds: The timeout of the function. The timeout of a step is longer, so that two calls of the function
            for the same step never run at the same time.
    """

    def step(name: str, *, retries: int, after: str, on_error: str | None) -> dict[str, Any]:
        task: dict[str, Any] = {
            "Type": "Task",
            "Resource": worker_arn,
            "Parameters": {"step": name, "state.$": "$"},
            "TimeoutSeconds": worker_seconds + 10,
            "Retry": [{**_RETRY, "MaxAttempts": retries}],
            "Next": after,
        }
        if on_error:
            task["Catch"] = [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": on_error}]
        return task

    return {
        "Comment": "One request of CloudFormation to run a Glue job (glue_constructs)",
        "StartAt": "Begin",
        "TimeoutSeconds": _TIMEOUT_SECONDS,
        "States": {
            "Begin": step("begin", retries=_MAX_ATTEMPTS, after="Pause", on_error="Stop"),
            "Poll": step("poll", retries=_MAX_ATTEMPTS, after="Pause", on_error="Stop"),
            "Stop": step("stop", retries=_MAX_ATTEMPTS, after="Pause", on_error="Answer"),
            "Answer": step("answer", retries=_MAX_ANSWER_ATTEMPTS, after="Done", on_error=None),
            "Pause": {"Type": "Wait", "SecondsPath": "$.seconds", "Next": "Next"},
            "Next": {
                "Type": "Choice",
                "Choices": [{"Variable": "$.next", "StringEquals": s, "Next": s.capitalize()} for s in _STEPS],
            },
            "Done": {"Type": "Succeed"},
        },
    }
