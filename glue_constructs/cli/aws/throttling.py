"""What to do when AWS throttles: wait, say so, and try again."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

# What botocore's standard mode takes for throttling, of the services that are asked here.
_THROTTLED = (
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "TooManyRequestsException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "SlowDown",
)
_ATTEMPTS = 10
_LONGEST = 20.0


class ThrottleRetry:
    """Waits longer each time, up to 20 seconds, and gives up after ten attempts (about two minutes).

    botocore would wait as well, but without a word. This stands before its own handler of "needs-retry", the event by
    which it asks how many seconds to wait before it sends a request again
    (https://docs.aws.amazon.com/boto3/latest/guide/events.html).

    Args:
        say: Told before each wait.
        base: The longest first wait, in seconds.

    Attributes:
        say: As given; another may take over.
    """

    def __init__(self, notify: Callable[[str], None], *, base: float = 1.0) -> None:
        self.notify = notify
        self._base = base

    def attach(self, client: Any) -> None:
        """Take over the waiting of a client."""
        service = client.meta.service_model.service_id.hyphenize()
        client.meta.events.register_first(f"needs-retry.{service}", self._seconds)

    def _seconds(self, *, response: Any, operation: Any, attempts: int, **_: Any) -> float | Literal[False] | None:
        code = response[1].get("Error", {}).get("Code") if response else None
        if code not in _THROTTLED:
            return None  # botocore's own handlers are asked
        if attempts >= _ATTEMPTS:
            return False
        # Half of it by chance, so that those who were refused together do not come back together.
        longest = min(_LONGEST, self._base * 2 ** (attempts - 1))
        seconds: float = longest * random.uniform(0.5, 1)  # noqa: S311 - no secret
        self.notify(
            f"AWS throttles {operation.name} ({code}): waiting {seconds:.1f} s, attempt {attempts + 1} of {_ATTEMPTS}"
        )
        return seconds
