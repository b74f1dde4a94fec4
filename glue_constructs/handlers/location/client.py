"""A client of Amazon Location with the job operations, independent of the boto3 of the Lambda runtime.

botocore has StartJob since the spring of 2026 (1.42.50 lacks it, 1.42.97 has it), and the boto3 of Lambda's Python
runtimes is months older than the newest. So the folder `models` has botocore's model of the four operations, without
its documentation. A test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import boto3
import botocore.session

from glue_constructs.handlers.location.tag import MODEL

if TYPE_CHECKING:
    from botocore.config import Config


class LocationClient(Protocol):
    """The methods of the client that the steps use."""

    def start_job(self, **parameters: Any) -> dict[str, Any]: ...  # noqa: D102  # the operation of that name

    def get_job(self, **parameters: Any) -> dict[str, Any]: ...  # noqa: D102  # see above

    def cancel_job(self, **parameters: Any) -> dict[str, Any]: ...  # noqa: D102  # see above

    def list_jobs(self, **parameters: Any) -> dict[str, Any]: ...  # noqa: D102  # see above


def location_client(config: Config, **session: str) -> LocationClient:
    """Create the client.

    Args:
        config: The client's configuration.
        **session: Arguments of boto3's Session, such as credentials and region. Default: those of the environment.
    """
    core = botocore.session.Session()
    core.get_component("data_loader").search_paths.insert(0, str(MODEL.parents[2]))
    client: LocationClient = boto3.Session(botocore_session=core, **session).client("location", config=config)
    return client
