"""Where Glue is built into moto."""

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
    from glue_constructs.local.glue.runs import JobRun
    from glue_constructs.local.settings import Settings


class Glue:
    """The jobs and triggers of Glue, built into moto while it is open.

    One process can have one open at a time: moto's own state is global.

    Args:
        settings: Of the embedded AWS.
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
                "moto's jobs drop fields, its runs execute nothing and can neither fail nor be stopped, and it has no "
                "UpdateJob and no bookmarks; its triggers never fire; JobResponse derives from moto's response, so all "
                "other operations stay",
            ),
            MotoPatch(
                CloudFormationJob,
                "clients",
                self._clients,
                "resources are made by class, so the class must know the server; that there is such a class is found "
                "out by itself, as it is a subclass of CloudFormationModel",
            ),
        )

    def install(self) -> None:
        """Build it in. To be called before the first request for Glue: moto looks up the paths of a service once."""
        self._patches.install()

    def close(self) -> None:
        """Kill the process of every run, wait until all are gone, and give moto its own back."""
        self._scheduler.close()
        self._patches.close()

    def _dispatch(self, request: Any, full_url: str | None = None, headers: Any = None) -> Any:
        response = JobResponse(self._jobs, self._scheduler, self._triggers, self._firing)
        return response._dispatch(request, full_url, headers)  # noqa: SLF001  as moto does

    def _on_run_end(self, run: JobRun, state: str) -> None:
        self._firing.handle_run_end(run, state)
        publish_state_change(run, state, self._settings)

    def _execution(self, run: JobRun) -> RunExecution:
        return RunExecution(run, settings=self._settings, clients=self._clients)
