"""`glue-constructs runs logs`."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glue_constructs.cli import output
from glue_constructs.cli.aws.parallel import in_parallel
from glue_constructs.cli.aws.problems import friendly_errors
from glue_constructs.cli.formatting import escape_unprintable
from glue_constructs.cli.job_runs.deleted_jobs import UNKNOWN, hint_for_deleted_job, run_of_deleted_job
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
    from collections.abc import Iterable, Mapping

    from types_boto3_glue import GlueClient

    from glue_constructs.cli.job_runs.job_run import ApiJobRun
    from glue_constructs.cli.job_runs.options import AwsSession

Lines = Annotated[int, typer.Option("--lines", "-n", metavar="N", min=0, help="Show the last N events; 0 for all.")]
Since = Annotated[str, typer.Option(metavar="WHEN", help="Only events since: 10m, 2h, 2026-01-31T08:00.")]
Follow = Annotated[bool, typer.Option("--follow", help="Show new events until the run has ended.")]
ErrorsOnly = Annotated[bool, typer.Option("--errors-only", help="Only events of the error log group.")]
LogGroup = Annotated[
    str,
    typer.Option(
        "--log-group",
        metavar="PREFIX",
        help="Only the log groups PREFIX/error and PREFIX/output. With --run-id, also for a deleted job.",
    ),
]

_EARLIEST = datetime.fromtimestamp(0, timezone.utc)


def show_logs(
    jobs: Jobs = [],  # noqa: B006 - typer copies it
    *,
    stack: Stack = [],  # noqa: B006 - see above
    run_id: RunId = "",
    log_group: LogGroup = "",
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
    """Show the last log events of a run: of the newest run of the jobs, or of --run-id. Times are in UTC.

    [bold]glue-constructs runs logs --follow clean[/bold]

    The log groups are derived from the job's type, Glue version, arguments and
    security configuration. If the job was deleted, for instance by a failed
    deployment, its logs remain: give JOB, the complete --run-id, and --log-group.
    With --format json, each line is the JSON object of an event.

    Exit codes: 0 success, whether or not the run succeeded; 2 an AWS request
    failed, or there is no run; 130 after Ctrl-C.
    """
    with friendly_errors():
        when = parse_time(since, name="--since") if since else None
        with aws_session(profile, region, endpoint_url) as aws:
            deleted = run_of_deleted_job(aws.glue, jobs, stack, run_id, follow=follow) if log_group else None
            if deleted is None:
                hint = hint_for_deleted_job(jobs, stack, run_id) if run_id or log_group else ""
                run, job = _find_run(aws, require_jobs(aws, jobs, stack, hint=hint), run_id)
            else:
                run, job, when = deleted, {}, when or _EARLIEST
            client = aws.clients.client("logs")
        sources = log_sources(run, job, group_prefix=log_group)
        reader = LogReader(client, select_sources(sources, errors_only=errors_only))
        tail = LogTail(reader, run, lines=lines, since=when, as_json=format is Format.JSON)
        if follow:
            run = tail.follow(aws.glue, interval=interval)
        else:
            tail.show()
        _print_summary(run, tail, reader, lines)


def _find_run(aws: AwsSession, jobs: Mapping[str, dict[str, Any]], run_id: str) -> tuple[ApiJobRun, dict[str, Any]]:
    """Return the run with an id, by default the newest run of the jobs, and the definition of its job."""
    run = find_run(aws.glue, jobs, run_id) if run_id else _newest_run(aws.glue, jobs)
    return run, jobs[run.job]


def _newest_run(glue: GlueClient, jobs: Iterable[str]) -> ApiJobRun:
    """Return the run that was started last.

    Raises:
        InvalidInput: There are no runs.
    """
    names = list(jobs)
    runs = [run for found in in_parallel(lambda job: newest_runs(glue, job, limit=1), names) for run in found]
    if not runs:
        raise InvalidInput(f"no run of {', '.join(map(repr, names))} in the last 90 days: there are no logs")
    return max(runs, key=lambda run: (run.started_on is not None, run.started_on))


def _print_summary(run: ApiJobRun, tail: LogTail, reader: LogReader, lines: int) -> None:
    """Print notes on omitted events, and the state of the run, to standard error."""
    if tail.is_cut:
        output.note(f"showing only the last {lines:,} events; --lines 0 shows all")
    if not tail.shown:
        missing = f" (these log groups do not exist: {', '.join(sorted(reader.missing))})" if reader.missing else ""
        output.note(f"no log events found{missing}")
    if run.state == UNKNOWN:
        why = ": the job does not exist, so only the log events of the run are available"
    else:
        why = f": {escape_unprintable(run.error_message)}" if run.error_message else ""
    output.note(f"{escape_unprintable(run.job)} {run.id} {run.state}{why}")
