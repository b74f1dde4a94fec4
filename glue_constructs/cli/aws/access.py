"""Which AWS, and as whom: the options, and the clients that they lead to."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from glue_constructs.cli.aws.throttling import ThrottleRetry
from glue_constructs.errors import GlueConstructsError, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

_LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")


class NoBoto3(GlueConstructsError):
    """The AWS SDK is not installed."""

    def __init__(self) -> None:
        super().__init__("this command needs boto3, which is not installed; run: pip install 'glue-constructs[aws]'")


@dataclass(frozen=True)
class Access:
    """Which AWS, and as whom. What is left out is found where the AWS CLI finds it.

    Attributes:
        profile: A profile's name.
        region: A Region.
        endpoint_url: The address of every service.

    Raises:
        InvalidInput: The address is none.
    """

    profile: str = ""
    region: str = ""
    endpoint_url: str = ""

    def __post_init__(self) -> None:
        url = urlsplit(self.endpoint_url)
        if self.endpoint_url and not (url.scheme in ("http", "https") and url.hostname):
            raise InvalidInput(
                f"--endpoint-url needs an address such as http://127.0.0.1:5000, got {self.endpoint_url!r}"
            )

    @property
    def is_local(self) -> bool:
        """Whether that AWS is on this machine."""
        return urlsplit(self.endpoint_url or os.environ.get("AWS_ENDPOINT_URL", "")).hostname in _LOCAL_HOSTS


class Clients:
    """One boto3 client a service, made when it is first asked for; safe to be used by threads.

    Args:
        access: Which AWS.
        say: Told when AWS asks for patience.

    Attributes:
        patience: How that is met.

    Raises:
        NoBoto3: It is not installed.
    """

    def __init__(self, access: Access, *, notify: Callable[[str], None]) -> None:
        try:
            from glue_constructs.cli.aws.session import Session  # noqa: PLC0415  # boto3: slow, and may be missing
        except ModuleNotFoundError as error:
            raise NoBoto3 from error
        self.throttle_retry = ThrottleRetry(notify)
        self._access = access
        self._clients: dict[str, Any] = {}
        self._lock = threading.Lock()
        # AWS_REGION as the AWS CLI (version 2) has it: boto3 reads AWS_DEFAULT_REGION alone.
        region = access.region or os.environ.get("AWS_REGION")
        self._session = Session(profile=access.profile, region=region or "")

    def client(self, service: str) -> Any:
        """The client of a service, by boto3's name."""
        with self._lock:
            if service not in self._clients:
                self._clients[service] = self._create_client(service)
            return self._clients[service]

    def _create_client(self, service: str) -> Any:
        # A proxy has no way to what is on this machine.
        client = self._session.client(
            service, endpoint_url=self._access.endpoint_url, has_proxies=not self._access.is_local
        )
        self.throttle_retry.attach(client)
        return client
