"""A client of Amazon Location that knows jobs, whatever boto3 the Lambda runtime brings.

botocore has StartJob since the spring of 2026 (1.42.50 lacks it, 1.42.97 has it), and the boto3 of Lambda's Python
runtimes is months older than the newest. So the model of the four operations lies beside this file: botocore's own,
without its documentation. A test holds the two equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import boto3
import botocore.session

from .location import MODEL

if TYPE_CHECKING:
    from botocore.config import Config


class LocationClient(Protocol):
    """What is used of the client."""

    def start_job(self, **parameters: Any) -> dict[str, Any]: ...  # noqa: D102  # the operation of that name

    def get_job(self, **parameters: Any) -> dict[str, Any]: ...  # noqa: D102  # the same

    def cancel_job(self, **parameters: Any) -> dict[str, Any]: ...  # noqa: D102  # the same

    def list_jobs(self, **parameters: Any) -> dict[str, Any]: ...  # noqa: D102  # the same


def location_client(config: Config, **session: str) -> LocationClient:
    """The client.

    Args:
        config: Of the client.
        **session: Credentials and region where they are not the environment's, as of boto3's Session.
    """
    core = botocore.session.Session()
    core.get_component("data_loader").search_paths.insert(0, str(MODEL.parents[2]))
    client: LocationClient = boto3.Session(botocore_session=core, **session).client("location", config=config)
    return client
