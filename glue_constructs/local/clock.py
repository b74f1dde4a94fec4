"""The clock of the schedules: it stands still but for what it is told."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.httpsession import URLLib3Session

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.environment import ACCESS_KEY_ID, SECRET_ACCESS_KEY

_OK = 200


def require_moment(moment: object) -> datetime:
    """The moment, in UTC.

    Raises:
        EmbeddedAwsError: It is no moment: no datetime, or one without time zone, which could be any of 24.
    """
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise EmbeddedAwsError(
            "the moment must be a datetime with a time zone, such as datetime(2026, 1, 31, 2, 0, tzinfo=timezone.utc),"
            f" got {moment!r}"
        )
    return moment.astimezone(timezone.utc)


def fire_scheduled_triggers(moment: datetime, *, endpoint_url: str, region: str) -> list[str]:
    """Fire the scheduled triggers of an embedded AWS that are due in the minute of a moment.

    Returns:
        Their names.

    Raises:
        EmbeddedAwsError: It does not do it.
    """
    answer = _call("FireScheduledTriggers", {"Moment": moment.isoformat()}, endpoint_url=endpoint_url, region=region)
    names: list[str] = answer["TriggerNames"]
    return names


def _call(operation: str, parameters: dict[str, Any], *, endpoint_url: str, region: str) -> dict[str, Any]:
    """Call an operation that the embedded Glue has for this library alone: no client of boto3 knows it."""
    request = AWSRequest(
        "POST",
        endpoint_url,
        headers={"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"AWSGlue.{operation}"},
        data=json.dumps(parameters),
    )
    # Nothing checks the signature, but it names the service.
    SigV4Auth(Credentials(ACCESS_KEY_ID, SECRET_ACCESS_KEY), "glue", region).add_auth(request)
    response = URLLib3Session(proxies={}).send(request.prepare())
    if response.status_code != _OK:
        raise EmbeddedAwsError(f"the embedded AWS cannot do {operation}: {response.text}")
    answer: dict[str, Any] = json.loads(response.content)
    return answer
