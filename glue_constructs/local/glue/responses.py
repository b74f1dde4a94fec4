"""The job operations of Glue's API, which override moto's. moto handles all other operations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from moto.core.responses import ActionResult
from moto.glue.exceptions import EntityNotFoundException

from glue_constructs.local.glue.paging import paginate
from glue_constructs.local.glue.trigger_responses import TriggerResponse

if TYPE_CHECKING:
    from glue_constructs.local.glue.firing import Firing
    from glue_constructs.local.glue.jobs import Job, Jobs
    from glue_constructs.local.glue.scheduler import Scheduler
    from glue_constructs.local.glue.triggers import Triggers


class JobResponse(TriggerResponse):
    """One request. moto calls the method named after the operation, in snake case.

    Args:
        jobs: All jobs.
        scheduler: The scheduler of their runs.
        triggers: All triggers.
        firing: Fires the triggers.
    """

    def __init__(self, jobs: Jobs, scheduler: Scheduler, triggers: Triggers, firing: Firing) -> None:
        super().__init__(triggers, firing)
        self._jobs = jobs
        self._scheduler = scheduler

    def create_job(self) -> ActionResult:
        """CreateJob."""
        definition = self.parameters
        name, tags = definition.pop("Name"), definition.pop("Tags", {})
        job = self._jobs.create(name, definition)
        self.glue_backend.tag_resource(job.arn, tags)
        return ActionResult({"Name": name})

    def update_job(self) -> ActionResult:
        """UpdateJob."""
        job = self._job()
        job.update(self.parameters["JobUpdate"])
        return ActionResult({"JobName": job.name})

    def get_job(self) -> ActionResult:
        """GetJob."""
        return ActionResult({"Job": self._job().describe()})

    def get_jobs(self) -> ActionResult:
        """GetJobs."""
        jobs, token = paginate(self.parameters, list(self._jobs), key=lambda job: job.name)
        return ActionResult({"Jobs": [job.describe() for job in jobs], "NextToken": token})

    def list_jobs(self) -> ActionResult:
        """ListJobs: the jobs that have all the given tags."""
        wanted = self.parameters.get("Tags", {}).items()
        tagged = [job.name for job in self._jobs if wanted <= self.glue_backend.get_tags(job.arn).items()]
        names, token = paginate(self.parameters, tagged, key=str)
        return ActionResult({"JobNames": names, "NextToken": token})

    def batch_get_jobs(self) -> ActionResult:
        """BatchGetJobs."""
        names = self.parameters["JobNames"]
        found = [self._jobs.get(name).describe() for name in names if name in self._jobs]
        return ActionResult({"Jobs": found, "JobsNotFound": [name for name in names if name not in self._jobs]})

    def delete_job(self) -> ActionResult:
        """DeleteJob. Current runs continue: the documentation does not say otherwise."""
        name = self.parameters["JobName"]
        job = self._jobs.delete(name)
        if job is not None:
            self.glue_backend.tagger.delete_all_tags_for_resource(job.arn)
        return ActionResult({"JobName": name})

    def start_job_run(self) -> ActionResult:
        """StartJobRun."""
        parameters = self.parameters
        name, previous = parameters.pop("JobName"), parameters.pop("JobRunId", None)
        run = self._scheduler.start(name, parameters, previous_run_id=previous)
        return ActionResult({"JobRunId": run.id})

    def get_job_run(self) -> ActionResult:
        """GetJobRun."""
        return ActionResult({"JobRun": self._job().run(self.parameters["RunId"]).describe()})

    def get_job_runs(self) -> ActionResult:
        """GetJobRuns, newest first."""
        runs, token = paginate(self.parameters, list(self._job().runs), key=lambda run: run.id)
        return ActionResult({"JobRuns": [run.describe() for run in runs], "NextToken": token})

    def batch_stop_job_run(self) -> ActionResult:
        """BatchStopJobRun. It always succeeds; Errors contains the runs that could not be stopped."""
        name = self.parameters["JobName"]
        stopped, errors = [], []
        for run_id in self.parameters["JobRunIds"]:
            submission = {"JobName": name, "JobRunId": run_id}
            error = self._stop(name, run_id)
            if error is None:
                stopped.append(submission)
            else:
                errors.append({**submission, "ErrorDetail": error})
        return ActionResult({"SuccessfulSubmissions": stopped, "Errors": errors})

    def get_job_bookmark(self) -> ActionResult:
        """GetJobBookmark."""
        bookmark = self._job().bookmark
        entry = bookmark.get(self.parameters.get("RunId"))
        return ActionResult({"JobBookmarkEntry": bookmark.describe(entry)})

    def reset_job_bookmark(self) -> ActionResult:
        """ResetJobBookmark."""
        bookmark = self._job().bookmark
        entry = bookmark.reset(self.parameters.get("RunId"))
        return ActionResult({"JobBookmarkEntry": bookmark.describe(entry)})

    def begin_job_bookmark(self) -> str:
        """BeginJobBookmark, an internal operation (see `bookmarks`) that returns JSON: botocore has no model of it."""
        job, run_id = self._job(), self.parameters["RunId"]
        entry = job.bookmark.begin(attempt=job.run(run_id).attempt)
        return json.dumps(job.bookmark.describe(entry))

    def look_up_job_bookmark(self) -> str:
        """LookUpJobBookmark, an internal operation like BeginJobBookmark."""
        job, run_id = self._job(), self.parameters["RunId"]
        up_to = job.runs[job.runs.index(job.run(run_id)) :]
        return json.dumps(job.bookmark.describe(job.bookmark.last_committed(run.id for run in reversed(up_to))))

    def commit_job_bookmark(self) -> str:
        """CommitJobBookmark, an internal operation like BeginJobBookmark."""
        bookmark, parameters = self._job().bookmark, self.parameters
        entry = bookmark.commit(
            run_id=parameters["RunId"], version=parameters["Version"], state=parameters["JobBookmark"]
        )
        return json.dumps(bookmark.describe(entry))

    def update_connection(self) -> ActionResult:
        """UpdateConnection, which moto lacks."""
        parameters = self.parameters
        connection = self._connection(parameters["Name"])
        tags = self.glue_backend.get_tags(connection.arn)
        created = type(connection)(
            self.glue_backend, parameters.get("CatalogId", connection.catalog_id), parameters["ConnectionInput"], tags
        )
        created.created_time = connection.created_time
        del self.glue_backend.connections[connection.name]
        self.glue_backend.connections[created.name] = created
        return ActionResult({})

    def delete_connection(self) -> ActionResult:
        """DeleteConnection, which moto lacks."""
        connection = self._connection(self.parameters["ConnectionName"])
        del self.glue_backend.connections[connection.name]
        self.glue_backend.tagger.delete_all_tags_for_resource(connection.arn)
        return ActionResult({})

    def _connection(self, name: str) -> Any:
        return self.glue_backend.get_connection("", name, "")

    def _job(self) -> Job:
        return self._jobs.get(self.parameters["JobName"])

    def _stop(self, job_name: str, run_id: str) -> dict[str, str] | None:
        """Stop a run. Return an ErrorDetail if it cannot be stopped."""
        try:
            code = self._scheduler.stop(self._jobs.get(job_name).run(run_id))
        except EntityNotFoundException as error:
            return {"ErrorCode": "EntityNotFoundException", "ErrorMessage": str(error.message)}
        if code is None:
            return None
        return {"ErrorCode": code, "ErrorMessage": f"Job run {run_id} cannot be stopped in its current state."}
