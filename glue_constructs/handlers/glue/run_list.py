"""Lists of the runs of Glue jobs: newest first, page by page, over several calls of the worker if they are long.

GetJobRuns has no filter, and a busy job has thousands of runs. So a list is read only as far as it is needed, and one
that takes too long for a call is continued by the next. That call first reads the newest runs again: the step may have
started a run in a call whose result was lost, and is then repeated with an older list.
"""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from glue_constructs.handlers.glue.job_run import describe_run, first_attempt, read_run
from glue_constructs.handlers.service import ListUnfinished

if TYPE_CHECKING:
    from collections.abc import Callable

    from types_boto3_glue import GlueClient

    from glue_constructs.handlers.service import Run

_PAGE_SIZE = 200  # the largest that GetJobRuns allows
_SECONDS = 20
"""How long one call of the worker reads lists: about 50 pages. A last page of 20 s is within the worker's timeout."""


@dataclass
class _Progress:
    """What was read of a job's runs.

    Attributes:
        own: The runs of the resource, as `describe_run` returns them.
        next_token: The token of the next page; None before the first.
        newest: The id of the newest run that was read; None if none was.
        oldest: When the oldest run that was read started, in seconds since 1970; None if none has started.
        is_complete: Whether there are no further pages.
    """

    own: list[dict[str, Any]] = field(default_factory=list)
    next_token: str | None = None
    newest: str | None = None
    oldest: float | None = None
    is_complete: bool = False


class RunLists:
    """The runs that one resource started, by job.

    Args:
        glue: A client.
        resource: The resource's key.
        saved: The unfinished lists of the previous call.
    """

    def __init__(self, glue: GlueClient, resource: str, saved: dict[str, Any]) -> None:
        self._glue = glue
        self._resource = resource
        self._lists = {job: _Progress(**progress) for job, progress in saved.items()}
        self._to_refresh = set(saved)
        self._begun = time.time()
        self._is_reading = False

    @property
    def unfinished(self) -> dict[str, Any]:
        """The lists for the next call, if one was being read; {} if all that were needed are finished.

        A finished list is not kept: it would not show what happened since.
        """
        return {job: asdict(progress) for job, progress in self._lists.items()} if self._is_reading else {}

    def read_since(self, job: str, since: float) -> list[Run]:
        """Return the resource's runs that started since a time; older ones may be among them.

        Raises:
            ListUnfinished: The list is too long for one call.
        """
        return self._read(job, lambda _own, oldest: oldest is not None and oldest < since)

    def read_until_found(self, job: str, is_wanted: Callable[[Run], bool], *, seconds: float) -> Run | None:
        """Return the resource's newest wanted run, of any age.

        Args:
            job: The job's name.
            is_wanted: Whether a run is wanted.
            seconds: After how many seconds of this call the search ends.

        Raises:
            ListUnfinished: The list is too long for one call.
        """

        def is_enough(own: list[Run], _oldest: float | None) -> bool:
            return any(map(is_wanted, own)) or self._elapsed() >= seconds

        return next((run for run in self._read(job, is_enough) if is_wanted(run)), None)

    def _read(self, job: str, is_enough: Callable[[list[Run], float | None], bool]) -> list[Run]:
        progress = self._lists.setdefault(job, _Progress())
        self._is_reading = True
        if job in self._to_refresh:
            progress = self._lists[job] = self._refresh(job, progress)
            self._to_refresh.remove(job)
        while True:
            own = self._own_runs(progress)
            if progress.is_complete or (progress.next_token and is_enough(own, progress.oldest)):
                self._is_reading = False
                return own
            self._read_page_in_time(job, progress)

    def _refresh(self, job: str, read: _Progress) -> _Progress:
        """Return a list of a previous call with the runs before it, which have started since."""
        newer = _Progress()
        if read.newest is None:
            return newer
        ids: set[str] = set()
        while read.newest not in ids:
            if newer.is_complete:  # the job was replaced
                return newer
            ids |= self._read_page_in_time(job, newer)
        own = [*newer.own, *(run for run in read.own if run["Id"] not in ids)]
        return replace(read, own=own, newest=newer.newest)

    def _read_page_in_time(self, job: str, progress: _Progress) -> set[str]:
        if self._elapsed() >= _SECONDS:
            raise ListUnfinished
        return self._read_page(job, progress)

    def _elapsed(self) -> float:
        return time.time() - self._begun

    def _own_runs(self, progress: _Progress) -> list[Run]:
        """Return the runs with a token of the resource, and Glue's retries of these, which need not have one."""
        runs = [read_run(each) for each in progress.own]
        tokens = {run.id: run.token for run in runs}
        adopted = (run if run.token else replace(run, token=tokens.get(first_attempt(run.id))) for run in runs)
        return [run for run in adopted if run.token]

    def _read_page(self, job: str, progress: _Progress) -> set[str]:
        """Read the next page; return the ids of its runs."""
        continued = {"NextToken": progress.next_token} if progress.next_token else {}
        try:
            page = self._glue.get_job_runs(JobName=job, MaxResults=_PAGE_SIZE, **continued)
        except self._glue.exceptions.EntityNotFoundException:
            progress.is_complete = True  # the job does not exist
            return set()
        described = [describe_run(run) for run in page["JobRuns"]]
        progress.own += filter(self._may_be_own, described)
        starts = [progress.oldest, *(run["Started"] for run in described)]
        progress.oldest = min((start for start in starts if start is not None), default=None)
        progress.newest = progress.newest or next((run["Id"] for run in described), None)
        progress.next_token = page.get("NextToken")
        progress.is_complete = progress.next_token is None
        return {run["Id"] for run in described}

    def _may_be_own(self, described: dict[str, Any]) -> bool:
        run = read_run(described)
        return run.token.resource == self._resource if run.token else first_attempt(run.id) != run.id
