"""What the construct and the steps of an address validation job agree on: the service's model, and our tag.

The tag's value is ``<stack>/<resource>.<work>.<request>``. A job's ClientToken keeps StartJob from starting it twice,
but no operation shows it. A delete must find the jobs of requests before it, so each bears the token as a tag too.
The stack's name stands in front for the worker's policy: it may cancel what its own stack has started, nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .token import Token

if TYPE_CHECKING:
    from collections.abc import Mapping

RESOURCE_TYPE = "Custom::LocationJob"

MODEL = Path(__file__).parent / "models" / "location" / "2020-11-19" / "service-2.json"
"""The service's own model of its job operations, see `location_client`."""

TAG = "glue-constructs"
_PARTS = 3


def tag_value(event: Mapping[str, Any], token: Token) -> str:
    """The tag's value for a request."""
    stack = event["StackId"].split("/")[1]
    return f"{stack}/{token}"


def read_token(job: Mapping[str, Any]) -> Token | None:
    """The token of a job as GetJob shows it, None when it carries none."""
    parts = job.get("Tags", {}).get(TAG, "").rpartition("/")[2].split(".")
    return Token(*parts) if len(parts) == _PARTS else None
