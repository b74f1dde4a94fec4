"""Sessions of boto3."""

from __future__ import annotations

from typing import Any

import boto3.session
from botocore.config import Config


class Session:
    """A boto3 session. Empty arguments are resolved by boto3.

    Args:
        profile: The name of a profile.
        region: A Region.
    """

    def __init__(self, *, profile: str, region: str) -> None:
        self._session = boto3.session.Session(profile_name=profile or None, region_name=region or None)

    def client(self, service: str, *, endpoint_url: str, has_proxies: bool) -> Any:
        """Create the client of a service, given by boto3's name for it."""
        # "standard" retries connection errors and the like; throttled requests are retried by `ThrottleRetry`.
        config = Config(retries={"mode": "standard"}, proxies=None if has_proxies else {})
        return self._session.client(
            service,  # type: ignore[call-overload]  # the stubs need a literal name
            endpoint_url=endpoint_url or None,
            config=config,
        )
