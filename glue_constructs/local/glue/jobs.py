"""Jobs: what CreateJob and UpdateJob put, and what GetJob gives back."""

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

    from glue_constructs.local.glue.runs import JobRun


class Job:
    """One job, with its runs and its bookmark.

    Every field of CreateJob is kept as it was put (moto's own model drops some).

    Attributes:
        name: The job's name.
        arn: Its ARN.
        definition: The fields of CreateJob without Name and Tags.
        runs: The newest first, as GetJobRuns lists them.
        bookmark: What its runs have read.
    """

    def __init__(self, name: str, arn: str, definition: dict[str, Any]) -> None:
        self.name = name
        self.arn = arn
        self.definition = definition
        self.created_on = self.last_modified_on = datetime.now(timezone.utc)
        self.runs: list[JobRun] = []
        self.bookmark = Bookmark(name)

    def update(self, update: dict[str, Any]) -> None:
        """Overwrite the definition. What is not given is gone, but for GlueVersion, as UpdateJob documents.

        Raises:
            GSRInvalidInputException: As of `Jobs.create`.
        """
        validate(update, is_definition=True)
        kept = {"GlueVersion": self.definition["GlueVersion"]} if "GlueVersion" in self.definition else {}
        self.definition = {**kept, **update}
        self.last_modified_on = datetime.now(timezone.utc)

    def run(self, run_id: str) -> JobRun:
        """One of its runs, by id.

        Raises:
            JobRunNotFoundException: It has no such run.
        """
        for run in self.runs:
            if run.id == run_id:
                return run
        raise JobRunNotFoundException(run_id)

    def describe(self) -> dict[str, Any]:
        """The job as GetJob shows it: what was put, and what the service certainly fills in."""
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
            GSRAlreadyExistsException: There is one of that name, just like it.
            GlueClientError: IdempotentParameterMismatchException: there is one of that name, and it is different.
            GSRInvalidInputException: It has no command, or its capacity settings exclude each other.
        """
        validate(definition, is_definition=True)
        with self._lock:
            there = self._jobs.get(name)
            if there is not None and there.definition == definition:
                raise GSRAlreadyExistsException(f"Job with name {name} already exists.")
            if there is not None:
                raise GlueClientError(
                    "IdempotentParameterMismatchException",
                    f"Job with name {name} already submitted with different configuration",
                )
            job = self._jobs[name] = Job(name, self._arn + name, definition)
        return job

    def get(self, name: str) -> Job:
        """The job of a name.

        Raises:
            JobNotFoundException: There is none.
        """
        try:
            return self._jobs[name]
        except KeyError:
            raise JobNotFoundException(name) from None

    def is_current(self, job: Job) -> bool:
        """Whether it is this very job that has the name."""
        return self._jobs.get(job.name) is job

    def delete(self, name: str) -> Job | None:
        """Take a job away, with its runs and its bookmark. A missing one is not an error."""
        return self._jobs.pop(name, None)


def validate(parameters: dict[str, Any], *, is_definition: bool = False) -> None:
    """Refuse what botocore lets pass and nothing could be done with.

    Args:
        parameters: Of CreateJob, UpdateJob or StartJobRun.
        is_definition: Whether they define a whole job.

    Raises:
        GSRInvalidInputException: A definition has no command, or capacity settings exclude each other. (It is the error
            of moto's that takes its text alone; the name tells of Glue's schema registry.)
    """
    if is_definition and not parameters.get("Command", {}).get("Name"):
        raise GSRInvalidInputException("Command.Name is required")
    reason = capacity_conflict(parameters)
    if reason is not None:
        raise GSRInvalidInputException(reason)


def default_timeout(definition: dict[str, Any]) -> dict[str, int]:
    """The Timeout that a job without one gets, in minutes. A stream has none."""
    minutes = versions.default_timeout(definition["Command"]["Name"], definition.get("GlueVersion"))
    return {} if minutes is None else {"Timeout": minutes}
