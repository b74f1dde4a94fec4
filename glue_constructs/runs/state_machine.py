"""The state machine of the run provider, as Amazon States Language: it owns waiting, repeating and giving up.

::

    Begin ──► Pause ──► Next ──► Begin | Poll | Stop | Answer ──► Done
      │ fails to the end: ► Stop        Poll likewise
                                        Stop ► Answer

Every step answers the whole state with the name of the next step and the seconds to wait before it.
"""

from __future__ import annotations

from typing import Any

_STEPS = ("begin", "poll", "stop", "answer")

# The first repetition comes late enough for Glue's reads to show what a call that died had started.
_RETRY = {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 20, "BackoffRate": 1.5, "MaxDelaySeconds": 60}
_MAX_ATTEMPTS = 4
_MAX_ANSWER_ATTEMPTS = 10

_TIMEOUT_SECONDS = 2 * 60 * 60
"""Twice what CloudFormation waits; only a fault of the provider lasts longer."""


def definition(worker_arn: str, *, worker_seconds: int) -> dict[str, Any]:
    """The definition.

    Args:
        worker_arn: The worker function.
        worker_seconds: The function's timeout. A step is given up only when its call has surely ended, so that it is
            never called twice at the same time.
    """

    def step(name: str, *, repeats: int, after: str, on_error: str | None) -> dict[str, Any]:
        task: dict[str, Any] = {
            "Type": "Task",
            "Resource": worker_arn,
            "Parameters": {"step": name, "state.$": "$"},
            "TimeoutSeconds": worker_seconds + 10,
            "Retry": [{**_RETRY, "MaxAttempts": repeats}],
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
            "Begin": step("begin", repeats=_MAX_ATTEMPTS, after="Pause", on_error="Stop"),
            "Poll": step("poll", repeats=_MAX_ATTEMPTS, after="Pause", on_error="Stop"),
            "Stop": step("stop", repeats=_MAX_ATTEMPTS, after="Pause", on_error="Answer"),
            "Answer": step("answer", repeats=_MAX_ANSWER_ATTEMPTS, after="Done", on_error=None),
            "Pause": {"Type": "Wait", "SecondsPath": "$.seconds", "Next": "Next"},
            "Next": {
                "Type": "Choice",
                "Choices": [{"Variable": "$.next", "StringEquals": s, "Next": s.capitalize()} for s in _STEPS],
            },
            "Done": {"Type": "Succeed"},
        },
    }
