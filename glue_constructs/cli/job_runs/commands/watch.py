"""`glue-constructs runs watch`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.aws.problems import friendly_errors
from glue_constructs.cli.formatting import pluralize
from glue_constructs.cli.job_runs import watching
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
from glue_constructs.cli.job_runs.times import parse_duration
from glue_constructs.cli.job_runs.view import LineView

if TYPE_CHECKING:
    from glue_constructs.cli.job_runs.view import View


def watch_runs(
    jobs: Jobs = [],  # noqa: B006 - typer copies it
    *,
    stack: Stack = [],  # noqa: B006 - see above
    run_id: RunId = "",
    timeout: Annotated[str, typer.Option(metavar="TIME", help="Stop watching after this time: 90s, 30m, 2h.")] = "",
    interval: Interval = 5.0,
    format: FormatOption = Format.TEXT,
    profile: Profile = "",
    region: Region = "",
    endpoint_url: Endpoint = "",
) -> None:
    """Watch runs until all have ended: per job the runs in progress, or else the newest run.

    Retries by Glue are included. Progress is shown relative to the median
    duration of past successful runs. Ctrl-C stops watching; it does not stop a
    run.

    Start a run, and fail if it fails:
    [bold]aws glue start-job-run --job-name clean && glue-constructs runs watch clean[/bold]

    In a pipe, each change is printed as a line; with --format json, as a JSON
    object.

    Exit codes: 0 all runs succeeded; 1 a run did not succeed; 2 --timeout has
    passed, or an AWS request failed; 130 after Ctrl-C.
    """
    with friendly_errors():
        limit = parse_duration(timeout, name="--timeout") if timeout else None
        with aws_session(profile, region, endpoint_url) as aws:
            named = require_jobs(aws, jobs, stack)
            watched = watching.runs_to_watch(aws.glue, named, run_id, aws.progress)
        view = _create_view(format)
        aws.clients.throttle_retry.notify = view.note
        try:
            with view:
                has_succeeded = watching.watch(aws.glue, watched, view, interval=interval, timeout=limit)
        except KeyboardInterrupt:
            left = sum(not item.is_over for item in watched)
            output.note(f"stopped watching {pluralize(left, 'run')}; no run was stopped")
            raise
        raise typer.Exit(0 if has_succeeded else 1)


def _create_view(format: Format) -> View:
    if format is Format.TEXT and output.is_terminal():
        from glue_constructs.cli.job_runs.live_view import LiveView  # noqa: PLC0415  # rich, for a terminal only

        return LiveView()
    return LineView(as_json=format is Format.JSON)
