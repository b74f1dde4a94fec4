"""Tables of runs, for `runs list`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glue_constructs.cli import output
from glue_constructs.cli.aws.parallel import in_parallel
from glue_constructs.cli.aws.problems import error_code
from glue_constructs.cli.formatting import pluralize
from glue_constructs.cli.job_runs import table
from glue_constructs.cli.job_runs.history import newest_runs
from glue_constructs.cli.job_runs.times import format_duration, format_time

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from types_boto3_glue import GlueClient

    from glue_constructs.cli.job_runs.job_run import ApiJobRun
    from glue_constructs.cli.job_runs.jobs import FoundJobs
    from glue_constructs.cli.progress import Progress

_COLUMNS = ("job", "run", "state", "started (UTC)", "duration", "DPU-hours", "attempt", "error")
_NUMBERS = ("duration", "DPU-hours", "attempt")
_LONGEST_ERROR = 80


def collect_runs(
    glue: GlueClient,
    found: FoundJobs,
    progress: Progress,
    *,
    limit: int,
    states: Collection[str],
    since: datetime | None,
) -> list[ApiJobRun]:
    """Return the newest runs of each job. A job that is deleted in the meantime is added to the problems."""
    names = list(found.jobs)

    def read(name: str) -> list[ApiJobRun] | Exception:
        try:
            return newest_runs(glue, name, limit=limit, states=states, since=since)
        except glue.exceptions.EntityNotFoundException as error:
            return error

    runs: list[ApiJobRun] = []
    for number, result in enumerate(in_parallel(read, names)):
        progress.update(f"reading the runs of {len(names):,} jobs: {number:,} so far")
        if isinstance(result, Exception):
            found.problems.append(f"the job {names[number]!r} was deleted in the meantime ({error_code(result)})")
        else:
            runs += result
    return runs


def print_table(runs: Sequence[ApiJobRun], jobs: int) -> None:
    """Print runs as a table."""
    if runs:
        table.print_table(table.Table(_COLUMNS, _NUMBERS, [_row(run) for run in runs]))
        output.print_lines(["", f"{pluralize(len(runs), 'run')} of {pluralize(jobs, 'job')}: {_totals(runs)}."])
    else:
        output.print_lines([f"No run of {pluralize(jobs, 'job')}."])


def print_json(runs: Sequence[ApiJobRun]) -> None:
    """Print runs as a JSON array of objects."""
    output.print_lines([json.dumps([run.to_dict() for run in runs], indent=2)])


def _row(run: ApiJobRun) -> list[str]:
    # At a terminal the width is limited; in a pipe the next command may need the full id.
    is_short = output.is_terminal()
    return [
        run.job,
        run.short_id if is_short else run.id,
        run.state,
        format_time(run.started_on, is_short=is_short),
        format_duration(run.seconds),
        billed_hours(run),
        str(run.attempt),
        shorten(run.error_message),
    ]


def _totals(runs: Sequence[ApiJobRun]) -> str:
    sums: dict[str, float] = {}
    for run in runs:
        if run.unit_hours is not None and run.units is not None:
            sums[run.units[1]] = sums.get(run.units[1], 0) + run.unit_hours
    unknown = sum(run.unit_hours is None for run in runs)
    parts = [f"{hours:,.4f} {unit}-hours" for unit, hours in sorted(sums.items())]
    return ", ".join([*parts, *([f"{unknown:,} of unknown size"] if unknown else [])])


def billed_hours(run: ApiJobRun) -> str:
    """Return the billed hours of a run as text."""
    if run.unit_hours is None or run.units is None:
        return "unknown"
    return f"{run.unit_hours:,.4f}" + ("" if run.units[1] == "DPU" else f" {run.units[1]}")


def shorten(message: str) -> str:
    """Return the beginning of a message, on one line."""
    line = " ".join(message.split())
    return line if len(line) <= _LONGEST_ERROR else f"{line[: _LONGEST_ERROR - 1]}…"
