"""Call the operations that the embedded Glue adds for this library. They are not in boto3's service model."""

from __future__ import annotations

import json
from typing import Any

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.httpsession import URLLib3Session

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.environment import ACCESS_KEY_ID, SECRET_ACCESS_KEY

_OK = 200


def call_private_operation(
    operation: str, parameters: dict[str, Any], *, endpoint_url: str, region: str
) -> dict[str, Any]:
    """Call a private operation, and return its response.

    Raises:
        EmbeddedAwsError: The operation fails.
    """
    request = AWSRequest(
        "POST",
        endpoint_url,
        headers={"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"AWSGlue.{operation}"},
        data=json.dumps(parameters),
    )
    # The signature is not checked, but its scope names the service.
    SigV4Auth(Credentials(ACCESS_KEY_ID, SECRET_ACCESS_KEY), "glue", region).add_auth(request)
    response = URLLib3Session(proxies={}).send(request.prepare())
    if response.status_code != _OK:
        raise EmbeddedAwsError(f"{operation} failed in the embedded AWS: {response.text}")
    answer: dict[str, Any] = json.loads(response.content)
    return answer
