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

# No retries: the server is on this machine, so an error is not transient. An invocation may take Lambda's 15 minutes.
_CONFIG = Config(
    retries={"total_max_attempts": 1},
    proxies={},
    read_timeout=960,
    max_pool_connections=64,
    parameter_validation=True,
    inject_host_prefix=False,  # see `environment.sdk_variables`
)


class Clients:
    """boto3 clients, one per service, created at first use.

    boto3 creates a client in 50 to 300 ms. Creating clients is not thread-safe; using them is.
    """

    def __init__(self, *, endpoint_url: str, region: str) -> None:
        self._endpoint_url = endpoint_url
        # The profile and the configuration file of the user are for a real AWS.
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
        """Return the clients for the server with these settings."""
        return cls(endpoint_url=settings.endpoint_url, region=settings.region)

    def client(self, service: str) -> Any:
        """Return the client of a service, by its boto3 name."""
        with self._lock:
            if service not in self._clients:
                self._clients[service] = self._session.client(
                    service,  # type: ignore[call-overload]  # the service is not a literal
                    endpoint_url=self._endpoint_url,
                    config=_CONFIG,
                )
            return self._clients[service]
