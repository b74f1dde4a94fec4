"""The Glue service, installed into moto."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moto.glue import urls

from glue_constructs.local.clients import Clients
from glue_constructs.local.glue.cloudformation import CloudFormationJob
from glue_constructs.local.glue.events import publish_state_change
from glue_constructs.local.glue.execution import RunExecution
from glue_constructs.local.glue.firing import Firing
from glue_constructs.local.glue.jobs import Jobs
from glue_constructs.local.glue.responses import JobResponse
from glue_constructs.local.glue.scheduler import Scheduler
from glue_constructs.local.glue.triggers import Triggers
from glue_constructs.local.moto_patches import MotoPatch, MotoPatches

if TYPE_CHECKING:
    from glue_constructs.local.glue.runs import EmbeddedJobRun
    from glue_constructs.local.settings import Settings


class Glue:
    """The jobs and triggers of Glue, installed into moto.

    Only one can be installed in a process at a time, because moto's state is global.

    Args:
        settings: The settings of the embedded AWS.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._clients = Clients.of(settings)
        self._jobs = Jobs(region=settings.region, account_id=settings.account_id)
        self._triggers = Triggers(self._jobs, region=settings.region, account_id=settings.account_id)
        self._scheduler = Scheduler(self._jobs, self._execution, self._on_run_end)
        self._firing = Firing(self._triggers, self._scheduler.start)
        self._patches = MotoPatches(
            MotoPatch(
                urls.url_paths,
                "{0}/$",
                self._dispatch,
                "moto drops fields of jobs, executes no runs, has no UpdateJob and no bookmarks, and never fires "
                "triggers; JobResponse derives from moto's response class, so all other operations remain moto's",
            ),
            MotoPatch(
                CloudFormationJob,
                "clients",
                self._clients,
                "moto creates resources by class, so the class needs the clients; moto finds the class itself, as a "
                "subclass of CloudFormationModel",
            ),
        )

    def install(self) -> None:
        """Install the service. Call it before the first request to Glue: moto reads the URLs of a service once."""
        self._patches.install()

    def close(self) -> None:
        """Kill the process of every run, wait until all have ended, and restore moto."""
        self._scheduler.close()
        self._patches.close()

    def _dispatch(self, request: Any, full_url: str | None = None, headers: Any = None) -> Any:
        response = JobResponse(self._jobs, self._scheduler, self._triggers, self._firing)
        return response._dispatch(request, full_url, headers)  # noqa: SLF001  moto's entry point for requests

    def _on_run_end(self, run: EmbeddedJobRun, state: str) -> None:
        self._firing.handle_run_end(run, state)
        publish_state_change(run, state, self._settings)

    def _execution(self, run: EmbeddedJobRun) -> RunExecution:
        return RunExecution(run, settings=self._settings, clients=self._clients)
