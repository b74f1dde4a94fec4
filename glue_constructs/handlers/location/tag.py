"""What the construct and the steps of an address validation job share: the service model, and the tag of our jobs.

The tag's value is ``<stack>/<resource>.<work>.<request>``. The ClientToken of StartJob prevents a second job for the
same request, but no operation returns it. A Delete must find the jobs of earlier requests, so each job has the token as
a tag, too. The value begins with the stack's name for the worker's policy, which allows it to cancel only jobs of its
stack.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from glue_constructs.handlers.token import Token

if TYPE_CHECKING:
    from collections.abc import Mapping

RESOURCE_TYPE = "Custom::LocationJob"

MODEL = Path(__file__).parent / "models" / "location" / "2020-11-19" / "service-2.json"
"""botocore's model of the job operations, see `client`."""

TAG = "glue-constructs"


def tag_value(event: Mapping[str, Any], token: Token) -> str:
    """Return the value of the tag for a request's token."""
    stack = event["StackId"].split("/")[1]
    return f"{stack}/{token}"


def read_token(job: Mapping[str, Any]) -> Token | None:
    """Return the token of a job as GetJob returns it; None if the job has none."""
    return Token.parse(job.get("Tags", {}).get(TAG, "").rpartition("/")[2])
