"""`glue-constructs runs logs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.aws.parallel import in_parallel
from glue_constructs.cli.aws.problems import friendly_errors
from glue_constructs.cli.formatting import escape_unprintable
from glue_constructs.cli.job_runs.history import find_run, newest_runs
from glue_constructs.cli.job_runs.log_events import LogReader
from glue_constructs.cli.job_runs.log_sources import log_sources, select_sources
from glue_constructs.cli.job_runs.options import (
    Endpoint,
    Format,
    FormatOption,
    Interval,
    Jobs,
    Profile,
    Region,
    RunId,
    Stack,
    aws_session,
    require_jobs,
)
from glue_constructs.cli.job_runs.tailing import LogTail
from glue_constructs.cli.job_runs.times import parse_time
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from types_boto3_glue import GlueClient

    from glue_constructs.cli.job_runs.job_run import ApiJobRun

Lines = Annotated[int, typer.Option("--lines", "-n", metavar="N", min=0, help="The last N events; 0: all.")]
Since = Annotated[str, typer.Option(metavar="WHEN", help="Nothing older: 10m, 2h, 2026-01-31T08:00.")]
Follow = Annotated[bool, typer.Option("--follow", help="Go on until the run has ended.")]
ErrorsOnly = Annotated[bool, typer.Option("--errors-only", help="Only what is in the log group for errors.")]


def show_logs(
    jobs: Jobs = [],  # noqa: B006 - typer copies it
    *,
    stack: Stack = [],  # noqa: B006 - the same
    run_id: RunId = "",
    lines: Lines = 100,
    since: Since = "",
    follow: Follow = False,
    errors_only: ErrorsOnly = False,
    interval: Interval = 2.0,
    format: FormatOption = Format.TEXT,
    profile: Profile = "",
    region: Region = "",
    endpoint_url: Endpoint = "",
) -> None:
    """Show the end of the logs of a run: of the newest of the jobs, or of --run-id. Times are in UTC.

    [bold]glue-constructs runs logs --follow clean[/bold]

    Where they are follows from the kind of the job, its Glue version, its
    arguments and its security configuration. With --format json each event is
    an object, on a line of its own.

    Exit code: 0 shown, however the run ended; 2 AWS could not be asked, or
    there is no run; 130 after Ctrl-C.
    """
    with friendly_errors():
        when = parse_time(since, name="--since") if since else None
        with aws_session(profile, region, endpoint_url) as aws:
            named = require_jobs(aws, jobs, stack)
            run = find_run(aws.glue, named, run_id) if run_id else _newest(aws.glue, named)
            client = aws.clients.client("logs")
        reader = LogReader(client, select_sources(log_sources(run, named[run.job]), errors_only=errors_only))
        tail = LogTail(reader, run, lines=lines, since=when, as_json=format is Format.JSON)
        if follow:
            run = tail.follow(aws.glue, interval=interval)
        else:
            tail.show()
        _print_summary(run, tail, reader, lines)


def _newest(glue: GlueClient, jobs: Iterable[str]) -> ApiJobRun:
    """The run that was started last.

    Raises:
        InvalidInput: There is none.
    """
    names = list(jobs)
    runs = [run for found in in_parallel(lambda job: newest_runs(glue, job, limit=1), names) for run in found]
    if not runs:
        raise InvalidInput(f"no run of {', '.join(map(repr, names))} in the last 90 days: there are no logs")
    return max(runs, key=lambda run: (run.started_on is not None, run.started_on))


def _print_summary(run: ApiJobRun, tail: LogTail, reader: LogReader, lines: int) -> None:
    """Say, beside the result, what it is a part of."""
    if tail.is_cut:
        output.note(f"only the last {lines:,} events; --lines 0 shows all")
    if not tail.shown:
        gone = f" (there is no {', '.join(sorted(reader.missing))})" if reader.missing else ""
        output.note(f"nothing is logged{gone}")
    why = f": {escape_unprintable(run.error_message)}" if run.error_message else ""
    output.note(f"{escape_unprintable(run.job)} {run.id} {run.state}{why}")
