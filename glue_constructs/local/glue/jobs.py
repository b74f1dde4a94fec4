"""Jobs, as CreateJob, UpdateJob and GetJob handle them."""

from __future__ import annotations

import threading
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from moto.glue.exceptions import (
    GlueClientError,
    GSRAlreadyExistsException,
    GSRInvalidInputException,
    JobNotFoundException,
    JobRunNotFoundException,
)

from glue_constructs.local.glue.bookmarks import Bookmark
from glue_constructs.local.glue.capacity import capacity_conflict, max_capacity
from glue_constructs.model import versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.local.glue.runs import EmbeddedJobRun


class Job:
    """A job with its runs and its bookmark.

    Every field of CreateJob is stored (moto's model drops some).

    Attributes:
        name: The job's name.
        arn: Its ARN.
        definition: The fields of CreateJob without Name and Tags.
        runs: The runs, newest first, as GetJobRuns lists them.
        bookmark: The job bookmark.
    """

    def __init__(self, name: str, arn: str, definition: dict[str, Any]) -> None:
        self.name = name
        self.arn = arn
        self.definition = definition
        self.created_on = self.last_modified_on = datetime.now(timezone.utc)
        self.runs: list[EmbeddedJobRun] = []
        self.bookmark = Bookmark(name)

    def update(self, update: dict[str, Any]) -> None:
        """Overwrite the definition. Omitted fields are removed, except for GlueVersion, as UpdateJob documents.

        Raises:
            GSRInvalidInputException: As for `Jobs.create`.
        """
        validate(update, is_definition=True)
        kept = {"GlueVersion": self.definition["GlueVersion"]} if "GlueVersion" in self.definition else {}
        self.definition = {**kept, **update}
        self.last_modified_on = datetime.now(timezone.utc)

    def run(self, run_id: str) -> EmbeddedJobRun:
        """Return a run by its id.

        Raises:
            JobRunNotFoundException: The job has no such run.
        """
        for run in self.runs:
            if run.id == run_id:
                return run
        raise JobRunNotFoundException(run_id)

    def describe(self) -> dict[str, Any]:
        """Return the job for GetJob: its definition, and the defaults that the service is known to add."""
        capacity = max_capacity(self.definition)
        return {
            "JobMode": "SCRIPT",
            "ExecutionProperty": {"MaxConcurrentRuns": 1},
            "MaxRetries": 0,
            "MaxCapacity": capacity,
            "AllocatedCapacity": int(capacity),
            **default_timeout(self.definition),
            **self.definition,
            "Name": self.name,
            "CreatedOn": self.created_on,
            "LastModifiedOn": self.last_modified_on,
        }


class Jobs:
    """All jobs of an embedded AWS."""

    def __init__(self, *, region: str, account_id: str) -> None:
        self._arn = f"arn:aws:glue:{region}:{account_id}:job/"
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[Job]:
        return iter(list(self._jobs.values()))

    def __contains__(self, name: str) -> bool:
        return name in self._jobs

    def create(self, name: str, definition: dict[str, Any]) -> Job:
        """Add a job.

        Raises:
            GSRAlreadyExistsException: An identical job of that name exists.
            GlueClientError: IdempotentParameterMismatchException: a different job of that name exists.
            GSRInvalidInputException: It has no command, or conflicting capacity settings.
        """
        validate(definition, is_definition=True)
        with self._lock:
            existing = self._jobs.get(name)
            if existing is not None and existing.definition == definition:
                raise GSRAlreadyExistsException(f"Job with name {name} already exists.")
            if existing is not None:
                raise GlueClientError(
                    "IdempotentParameterMismatchException",
                    f"Job with name {name} already submitted with different configuration",
                )
            job = self._jobs[name] = Job(name, self._arn + name, definition)
        return job

    def get(self, name: str) -> Job:
        """Return a job by its name.

        Raises:
            JobNotFoundException: There is no such job.
        """
        try:
            return self._jobs[name]
        except KeyError:
            raise JobNotFoundException(name) from None

    def is_current(self, job: Job) -> bool:
        """Return whether a job exists and was not deleted and created again."""
        return self._jobs.get(job.name) is job

    def delete(self, name: str) -> Job | None:
        """Delete a job with its runs and bookmark, and return it; None if there is no such job."""
        return self._jobs.pop(name, None)


def validate(parameters: dict[str, Any], *, is_definition: bool = False) -> None:
    """Validate parameters beyond botocore's validation.

    Args:
        parameters: The parameters of CreateJob, UpdateJob or StartJobRun.
        is_definition: Whether they are a complete job definition.

    Raises:
        GSRInvalidInputException: A definition has no command, or capacity settings conflict. (Its error code is
            InvalidInputException; moto named the class after Glue Schema Registry.)
    """
    if is_definition and not parameters.get("Command", {}).get("Name"):
        raise GSRInvalidInputException("Command.Name is required")
    reason = capacity_conflict(parameters)
    if reason is not None:
        raise GSRInvalidInputException(reason)


def default_timeout(definition: dict[str, Any]) -> dict[str, int]:
    """Return the default Timeout of a job, in minutes. Streaming jobs have none."""
    minutes = versions.default_timeout(definition["Command"]["Name"], definition.get("GlueVersion"))
    return {} if minutes is None else {"Timeout": minutes}
