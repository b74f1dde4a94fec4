"""The jobs of Amazon Location. No address is validated.

A job goes through its six states as described in the developer guide, checks that its input exists, and writes an
unchanged copy of every input file to its output location, marked in the object's metadata. This tests how a deployment
behaves when a job completes, fails or is cancelled. It does not test addresses, nor the columns that the service adds.

::

    api          the REST API with the four operations, mounted next to moto, which has no Amazon Location
      jobs         the jobs, one per client token
        job          one job and its states
        processing   the processing of a job
          checks       checks of its S3 locations and its role
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.clients import Clients
from glue_constructs.local.location.api import LocationApi
from glue_constructs.local.location.jobs import Jobs
from glue_constructs.local.location.processing import CopyProcessor

if TYPE_CHECKING:
    from glue_constructs.local.settings import Settings

PATH = "/metadata/v0/jobs"
"""The path of the service's job operations."""


class Location:
    """The Amazon Location service of the embedded AWS.

    Args:
        settings: The settings of the embedded AWS.
        step_seconds: How long a job is pending, and how long each file of its input takes.

    Attributes:
        api: The WSGI application that the server mounts at `PATH`.
    """

    def __init__(self, settings: Settings, *, step_seconds: float = 0.5) -> None:
        clients = Clients.of(settings)
        self._jobs = Jobs(settings, CopyProcessor(clients, step_seconds=step_seconds))
        self.api = LocationApi(self._jobs)

    def install(self) -> None:
        """Do nothing: moto has no Amazon Location, so nothing is patched."""

    def close(self) -> None:
        """Cancel every job, and wait until all have ended."""
        self._jobs.close()
