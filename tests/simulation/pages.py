"""GetJobRuns: the runs of a job in pages, newest first, with the runs that others start all the time.

The runs of others are not stored. A page has few runs instead of up to 200, and the setting `busy` is the time between
two pages instead of that between two runs, so that a list has as many pages as it would have at AWS.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .runs import Job

PAGE_SECONDS = 0.3
"""How long a page takes if the job is busy (measured: 0.2 to 0.5 s for 200 runs)."""
_PAGE = 2
_HISTORY_SECONDS = 90 * 24 * 3600.0


def page_of_runs(job: Job, parameters: dict[str, Any], then: float, settings: dict[str, Any]) -> dict[str, Any]:
    """Return a page of the runs of a job, as they were at a time."""
    size = min(parameters.get("MaxResults", _PAGE), _PAGE)
    before, last_id = _cursor(parameters.get("NextToken"), then)
    entries = _own_runs(job, before, last_id, settings, then)[: size + 1]
    if settings["busy"]:
        entries += _runs_of_others(job, before, settings["busy"], then, size)
        entries.sort(key=lambda entry: entry[0], reverse=True)
    page: dict[str, Any] = {"JobRuns": [shown for _when, shown in entries[:size]]}
    if len(entries) > size:
        when, shown = entries[size - 1]
        page["NextToken"] = f"{when!r} {shown['Id']}"
    return page


def _cursor(token: str | None, then: float) -> tuple[float, str]:
    """Return the start and the id of the last run of the page before."""
    if not token:
        return then, ""
    when, _, run_id = token.partition(" ")
    return float(when), run_id


def _own_runs(
    job: Job, before: float, last_id: str, settings: dict[str, Any], then: float
) -> list[tuple[float, dict[str, Any]]]:
    runs = [run for run in job.runs if run.started <= before]
    index = next((number for number, run in enumerate(runs) if run.id == last_id), -1)
    with_start = settings["waiting_has_start"]
    return [(run.started, run.shown(then, waiting_has_start=with_start)) for run in runs[index + 1 :][: _PAGE + 1]]


def _runs_of_others(
    job: Job, before: float, every: float, then: float, size: int
) -> list[tuple[float, dict[str, Any]]]:
    """Return the newest runs of others that started before a time, one more than fit into a page."""
    newest = int(before // every)
    numbers = [number for number in range(newest, newest - size - 2, -1) if number * every < before]
    oldest = then - _HISTORY_SECONDS
    return [(n * every, _run_of_others(job, n, n * every)) for n in numbers[: size + 1] if n * every > oldest]


def _run_of_others(job: Job, number: int, started: float) -> dict[str, Any]:
    when = datetime.fromtimestamp(started, timezone.utc)
    return {
        "Id": f"jr_others_{number}",
        "JobName": job.name,
        "JobRunState": "SUCCEEDED",
        "Attempt": 0,
        "Arguments": {},
        "StartedOn": when,
        "CompletedOn": when,
        "ExecutionTime": 1,
        "LogGroupName": "/aws-glue/jobs",
    }
