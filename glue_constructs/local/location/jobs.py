"""All jobs: what StartJob stored, each at work in a thread of its own."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Protocol
from uuid import uuid4

from glue_constructs.local.location.errors import invalid, missing
from glue_constructs.local.location.job import Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.local.settings import Settings


class Work(Protocol):
    """What a job does between its first state and its last."""

    def perform(self, job: Job) -> None:
        """Do it, to the job's last state; soon, once the job is cancelled."""


class Jobs:
    """All jobs of an embedded AWS, the newest first.

    Args:
        settings: Of the embedded AWS.
        work: What every job does.
    """

    def __init__(self, settings: Settings, work: Work) -> None:
        self._arn = f"arn:aws:geo:{settings.region}:{settings.account_id}:job/"
        self._work = work
        self._jobs: dict[str, Job] = {}
        self._by_token: dict[str, tuple[dict[str, Any], Job]] = {}
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[Job]:
        return iter(list(self._jobs.values())[::-1])

    def start(self, definition: dict[str, Any], *, token: str | None) -> Job:
        """StartJob: a token that was there before stands for the job that it started.

        Raises:
            LocationError: ValidationException: the token was there with other parameters. The service does not document
                what it says then.
        """
        with self._lock:
            if token is not None and token in self._by_token:
                before, job = self._by_token[token]
                if before != definition:
                    raise invalid("ClientToken", "this token started a job with other parameters")
                return job
            job = self._add(definition)
            if token is not None:
                self._by_token[token] = definition, job
        return job

    def _add(self, definition: dict[str, Any]) -> Job:
        job_id = f"{definition.get('Name', 'job')}-{uuid4()}"
        job = self._jobs[job_id] = Job(job_id, self._arn + job_id, definition)
        thread = threading.Thread(target=self._work.perform, args=(job,), name=job_id, daemon=True)
        self._threads.append(thread)
        thread.start()
        return job

    def get(self, job_id: str) -> Job:
        """The job of an id.

        Raises:
            LocationError: ResourceNotFoundException: there is none.
        """
        try:
            return self._jobs[job_id]
        except KeyError:
            raise missing(job_id) from None

    def close(self) -> None:
        """Cancel every job and wait until all are at their end."""
        for job in self:
            job.cancel()
        for thread in self._threads:
            thread.join()
