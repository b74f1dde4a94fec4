"""All jobs, each processed in a separate thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Protocol
from uuid import uuid4

from glue_constructs.local.location.errors import invalid, missing
from glue_constructs.local.location.job import Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.local.settings import Settings


class JobProcessor(Protocol):
    """Processes jobs."""

    def process(self, job: Job) -> None:
        """Process a job until its final state; end soon after the job is cancelled."""


class Jobs:
    """All jobs of an embedded AWS. Iterates from the newest to the oldest.

    Args:
        settings: The settings of the embedded AWS.
        processor: Processes each job.
    """

    def __init__(self, settings: Settings, processor: JobProcessor) -> None:
        self._arn = f"arn:aws:geo:{settings.region}:{settings.account_id}:job/"
        self._processor = processor
        self._jobs: dict[str, Job] = {}
        self._by_token: dict[str, tuple[dict[str, Any], Job]] = {}
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[Job]:
        return iter(list(self._jobs.values())[::-1])

    def start(self, definition: dict[str, Any], *, token: str | None) -> Job:
        """Start a job, or return the job that was started with the same client token.

        Raises:
            LocationError: ValidationException: a job was started with the same token and other parameters. The service
                does not document its error for this.
        """
        with self._lock:
            if token is not None and token in self._by_token:
                earlier, job = self._by_token[token]
                if earlier != definition:
                    raise invalid("ClientToken", "this token started a job with other parameters")
                return job
            job = self._add(definition)
            if token is not None:
                self._by_token[token] = definition, job
        return job

    def _add(self, definition: dict[str, Any]) -> Job:
        job_id = f"{definition.get('Name', 'job')}-{uuid4()}"
        job = self._jobs[job_id] = Job(job_id, self._arn + job_id, definition)
        thread = threading.Thread(target=self._processor.process, args=(job,), name=job_id, daemon=True)
        self._threads.append(thread)
        thread.start()
        return job

    def get(self, job_id: str) -> Job:
        """Return the job with an id.

        Raises:
            LocationError: ResourceNotFoundException: there is no such job.
        """
        try:
            return self._jobs[job_id]
        except KeyError:
            raise missing(job_id) from None

    def close(self) -> None:
        """Cancel every job, and wait until all have ended."""
        for job in self:
            job.cancel()
        for thread in self._threads:
            thread.join()
