"""AWS clients, configured by the options --profile, --region and --endpoint-url."""

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
    """The options that configure access to AWS. Empty options are resolved like in the AWS CLI.

    Attributes:
        profile: The name of a profile.
        region: A Region.
        endpoint_url: The endpoint of every service.

    Raises:
        InvalidInput: The endpoint is not a URL.
    """

    profile: str = ""
    region: str = ""
    endpoint_url: str = ""

    def __post_init__(self) -> None:
        url = urlsplit(self.endpoint_url)
        if self.endpoint_url and not (url.scheme in ("http", "https") and url.hostname):
            raise InvalidInput(f"--endpoint-url needs a URL such as http://127.0.0.1:5000, got {self.endpoint_url!r}")

    @property
    def is_local(self) -> bool:
        """Whether the endpoint is on this machine."""
        return urlsplit(self.endpoint_url or os.environ.get("AWS_ENDPOINT_URL", "")).hostname in _LOCAL_HOSTS


class Clients:
    """boto3 clients, one per service, created on first use. Thread-safe.

    Args:
        access: The options.
        notify: Called with a message before each retry of a throttled request.

    Attributes:
        throttle_retry: The retries of throttled requests.

    Raises:
        NoBoto3: boto3 is not installed.
    """

    def __init__(self, access: Access, *, notify: Callable[[str], None]) -> None:
        try:
            from glue_constructs.cli.aws.session import Session  # noqa: PLC0415  # boto3: slow, may be missing
        except ModuleNotFoundError as error:
            raise NoBoto3 from error
        self.throttle_retry = ThrottleRetry(notify)
        self._access = access
        self._clients: dict[str, Any] = {}
        self._lock = threading.Lock()
        # The AWS CLI (version 2) reads AWS_REGION; boto3 reads only AWS_DEFAULT_REGION.
        region = access.region or os.environ.get("AWS_REGION")
        self._session = Session(profile=access.profile, region=region or "")

    def client(self, service: str) -> Any:
        """Return the client of a service, given by boto3's name for it."""
        with self._lock:
            if service not in self._clients:
                self._clients[service] = self._create_client(service)
            return self._clients[service]

    def _create_client(self, service: str) -> Any:
        # A proxy cannot reach an endpoint on this machine.
        client = self._session.client(
            service, endpoint_url=self._access.endpoint_url, has_proxies=not self._access.is_local
        )
        self.throttle_retry.attach(client)
        return client
