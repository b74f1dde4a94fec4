"""Retries of requests that AWS throttles."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

# The error codes that botocore's standard retry mode treats as throttling, for the services used here.
_THROTTLING_CODES = (
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "TooManyRequestsException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "SlowDown",
)
_MAX_ATTEMPTS = 10
_MAX_SECONDS = 20.0


class ThrottleRetry:
    """Exponential backoff with jitter, up to 20 seconds, for at most ten attempts (about two minutes).

    botocore retries as well, but shows nothing. This handler runs before botocore's own handler of the event
    "needs-retry", which returns how many seconds to wait before a request is sent again
    (https://docs.aws.amazon.com/boto3/latest/guide/events.html).

    Args:
        notify: Called with a message before each wait.
        base: The maximum of the first wait, in seconds.

    Attributes:
        notify: See above; may be replaced.
    """

    def __init__(self, notify: Callable[[str], None], *, base: float = 1.0) -> None:
        self.notify = notify
        self._base = base

    def attach(self, client: Any) -> None:
        """Handle the throttling of a client's requests."""
        service = client.meta.service_model.service_id.hyphenize()
        client.meta.events.register_first(f"needs-retry.{service}", self._retry_delay)

    def _retry_delay(self, *, response: Any, operation: Any, attempts: int, **_: Any) -> float | Literal[False] | None:
        code = response[1].get("Error", {}).get("Code") if response else None
        if code not in _THROTTLING_CODES:
            return None  # left to botocore's own handlers
        if attempts >= _MAX_ATTEMPTS:
            return False
        # Jitter: requests that were throttled together are not retried together.
        longest = min(_MAX_SECONDS, self._base * 2 ** (attempts - 1))
        seconds: float = longest * random.uniform(0.5, 1)  # noqa: S311 - not used for security
        self.notify(
            f"AWS throttles {operation.name} ({code}):"
            f" retrying in {seconds:.1f} s, attempt {attempts + 1} of {_MAX_ATTEMPTS}"
        )
        return seconds
