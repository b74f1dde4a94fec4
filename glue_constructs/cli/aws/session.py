"""The AWS SDK."""

from __future__ import annotations

from typing import Any

import boto3.session
from botocore.config import Config


class Session:
    """A session of boto3; what is empty is found where the AWS CLI finds it.

    Args:
        profile: A profile's name.
        region: A Region.
    """

    def __init__(self, *, profile: str, region: str) -> None:
        self._session = boto3.session.Session(profile_name=profile or None, region_name=region or None)

    def client(self, service: str, *, endpoint_url: str, has_proxies: bool) -> Any:
        """A client of a service, by boto3's name."""
        # "standard" tries again what failed on the way; what AWS throttles is our patience's.
        config = Config(retries={"mode": "standard"}, proxies=None if has_proxies else {})
        return self._session.client(
            service,  # type: ignore[call-overload]  # a name that is only known here
            endpoint_url=endpoint_url or None,
            config=config,
        )
