"""Destinations of asynchronous invocations: a function receives a record of an event that succeeded or failed.

https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html. Destinations of other services are
not supported.
"""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glue_constructs.local.functions.function import Function
    from glue_constructs.local.functions.invocation import Result


def destination_of(function: Function, results: Sequence[Result]) -> str:
    """Return the ARN of the destination of an event, or "" if there is none."""
    return function.on_success if _has_succeeded(results) else function.on_failure


def is_function(destination: str) -> bool:
    """Return whether a destination is a function."""
    return destination.split(":")[2:3] == ["lambda"]


def invocation_record(
    function: Function, event: Any, results: Sequence[Result], *, request_id: str, attempts: int
) -> dict[str, Any]:
    """Return the record for the destination.

    Args:
        function: The function that was invoked.
        event: The event.
        results: The results of the attempts that have one.
        request_id: The request id of the attempts.
        attempts: The number of attempts.
    """
    record: dict[str, Any] = {
        "version": "1.0",
        "timestamp": datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "requestContext": {
            "requestId": request_id,
            "functionArn": f"{function.arn.removesuffix(f':{function.version}')}:{function.version}",
            "condition": "Success" if _has_succeeded(results) else "RetriesExhausted",
            "approximateInvokeCount": attempts,
        },
        "requestPayload": event,
    }
    if results:
        error = {"functionError": "Unhandled"} if results[-1].failed else {}
        record["responseContext"] = {"statusCode": 200, "executedVersion": function.version, **error}
        record["responsePayload"] = json.loads(results[-1].payload)
    return record


def _has_succeeded(results: Sequence[Result]) -> bool:
    return bool(results) and not results[-1].failed
