"""The jobs of Amazon Location: no address is validated here.

A job goes through its six states as the developer guide describes them, reads that its input is there, and puts a plain
copy of every input file below its output, marked as such. That is enough to see what a deployment does with a job that
completes, fails or is cancelled; it says nothing about addresses, nor about the columns that the service would add.

::

    api          the four operations as REST, mounted beside moto, which has no Amazon Location
      jobs         what StartJob stored, once a client token
        job          one job and its states
        processing   what it does meanwhile
          places       its S3 locations and its role, and what the service asks of them
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.clients import Clients
from glue_constructs.local.location.api import LocationApi
from glue_constructs.local.location.jobs import Jobs
from glue_constructs.local.location.processing import Processing

if TYPE_CHECKING:
    from glue_constructs.local.settings import Settings

PATH = "/metadata/v0/jobs"
"""Where the service has its job operations."""


class Location:
    """The room.

    Args:
        settings: Of the embedded AWS.
        pace: Seconds that a job is pending, and again seconds for every file of its input.

    Attributes:
        api: Answers requests below `PATH`; the server mounts it.
    """

    def __init__(self, settings: Settings, *, pace: float = 0.5) -> None:
        clients = Clients.of(settings)
        self._jobs = Jobs(settings, Processing(clients, pace=pace))
        self.api = LocationApi(self._jobs)

    def install(self) -> None:
        """Nothing of moto is replaced: it has no Amazon Location."""

    def close(self) -> None:
        """End every job."""
        self._jobs.close()
