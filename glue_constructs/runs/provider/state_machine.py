"""The state machine of the run provider in Amazon States Language: waits, retries and timeouts.

::

    Begin ──► Pause ──► ChooseStep ──► Begin | Poll | Stop | Answer ──► Done

    After the last retry:  Begin, Poll ──► Stop
                           Stop ──► Answer

Every step returns the state of the execution, with the name of the next step and the seconds to wait before it.
"""

from __future__ import annotations

from typing import Any

_STEPS = ("begin", "poll", "stop", "answer")

# Errors of the Lambda service, also before IAM applies a permission, are retried as long as CloudFormation waits for
# the response. Source of the names, and of AWSLambdaException for a call that is not allowed:
# https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html,
# https://github.com/awslabs/aws-deployment-framework/issues/460
_NOT_STARTED = ["Lambda.TooManyRequestsException", "Lambda.AccessDeniedException"]
_POSSIBLY_STARTED = [
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.ClientExecutionTimeoutException",
]
_HOUR = 60 * 60
"""The longest that CloudFormation waits for a response."""
_BACKOFF_RATE, _MAX_INTERVAL = 1.5, 60
# So late that Glue lists a run that a failed call has started.
_FIRST_INTERVAL = 20
_MAX_ATTEMPTS = 8
_ATTEMPTS_IN_AN_HOUR = 62
"""Retries after 20, 30, 45 seconds and then every minute."""

_TIMEOUT_SECONDS = 2 * 60 * 60
"""Twice as long as CloudFormation waits; only a defect of the provider would take longer."""


def definition(worker_arn: str, *, worker_seconds: int) -> dict[str, Any]:
    """Return the definition of the state machine.

    Args:
        worker_arn: The ARN of the worker function.
        worker_seconds: The timeout of the function. The timeout of a step is longer, so that two calls of the function
            for the same step never run at the same time.
    """

    def step(name: str, *, attempts: int, after: str, on_error: str | None) -> dict[str, Any]:
        task: dict[str, Any] = {
            "Type": "Task",
            "Resource": worker_arn,
            "Parameters": {"step": name, "state.$": "$"},
            "TimeoutSeconds": worker_seconds + 10,
            "Retry": [
                _retry(_NOT_STARTED, _ATTEMPTS_IN_AN_HOUR),
                # When the earlier call has certainly ended.
                _retry(_POSSIBLY_STARTED, _HOUR // _MAX_INTERVAL, first=max(worker_seconds + 10, _MAX_INTERVAL)),
                _retry(["States.ALL"], attempts),
            ],
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
            "Begin": step("begin", attempts=_MAX_ATTEMPTS, after="Pause", on_error="Stop"),
            "Poll": step("poll", attempts=_MAX_ATTEMPTS, after="Pause", on_error="Stop"),
            "Stop": step("stop", attempts=_MAX_ATTEMPTS, after="Pause", on_error="Answer"),
            "Answer": step("answer", attempts=_ATTEMPTS_IN_AN_HOUR, after="Done", on_error=None),
            "Pause": {"Type": "Wait", "SecondsPath": "$.seconds", "Next": "ChooseStep"},
            "ChooseStep": {
                "Type": "Choice",
                "Choices": [{"Variable": "$.next", "StringEquals": s, "Next": s.capitalize()} for s in _STEPS],
            },
            "Done": {"Type": "Succeed"},
        },
    }


def _retry(errors: list[str], attempts: int, *, first: int = _FIRST_INTERVAL) -> dict[str, Any]:
    growing = {"BackoffRate": _BACKOFF_RATE, "MaxDelaySeconds": _MAX_INTERVAL}
    more = growing if first < _MAX_INTERVAL else {"BackoffRate": 1.0}
    return {"ErrorEquals": errors, "IntervalSeconds": first, **more, "MaxAttempts": attempts}
