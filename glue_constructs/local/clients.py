"""boto3 clients of an embedded AWS."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any

import botocore.session
from boto3.session import Session
from botocore.config import Config

from glue_constructs.local.environment import ACCESS_KEY_ID, SECRET_ACCESS_KEY

if TYPE_CHECKING:
    from glue_constructs.local.settings import Settings

# No retries: the server is on this machine, so a failure is an answer. An invocation may take Lambda's 15 minutes.
_CONFIG = Config(
    retries={"total_max_attempts": 1},
    proxies={},
    read_timeout=960,
    max_pool_connections=64,
    parameter_validation=True,
    inject_host_prefix=False,  # see environment
)


class Clients:
    """One client a service, made when it is first asked for.

    boto3 makes a client in 50 to 300 ms and is not thread-safe meanwhile; the finished client is.
    """

    def __init__(self, *, endpoint_url: str, region: str) -> None:
        self._endpoint_url = endpoint_url
        # Whatever profile or configuration file the user has, it is for another AWS.
        variables: dict[str, Any] = {"profile": (None, [], None, None), "config_file": (None, [], os.devnull, None)}
        self._session = Session(
            botocore_session=botocore.session.Session(session_vars=variables),
            aws_access_key_id=ACCESS_KEY_ID,
            aws_secret_access_key=SECRET_ACCESS_KEY,
            region_name=region,
        )
        self._clients: dict[str, Any] = {}
        self._lock = threading.Lock()

    @classmethod
    def of(cls, settings: Settings) -> Clients:
        """The clients of the server that has these settings."""
        return cls(endpoint_url=settings.endpoint_url, region=settings.region)

    def client(self, service: str) -> Any:
        """The client of a service, by boto3's name."""
        with self._lock:
            if service not in self._clients:
                self._clients[service] = self._session.client(
                    service,  # type: ignore[call-overload]  # a name that is only known here
                    endpoint_url=self._endpoint_url,
                    config=_CONFIG,
                )
            return self._clients[service]
