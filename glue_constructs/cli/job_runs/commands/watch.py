"""`glue-constructs runs watch`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.aws.problems import told_plainly
from glue_constructs.cli.job_runs import watching
from glue_constructs.cli.job_runs.options import (
    Endpoint,
    Format,
    How,
    Interval,
    Jobs,
    Profile,
    Region,
    RunId,
    Stack,
    asking,
    required_jobs,
)
from glue_constructs.cli.job_runs.times import duration
from glue_constructs.cli.job_runs.view import LineView
from glue_constructs.cli.wording import counted

if TYPE_CHECKING:
    from glue_constructs.cli.job_runs.view import View


def watch_runs(
    jobs: Jobs = [],  # noqa: B006 - typer copies it
    *,
    stack: Stack = [],  # noqa: B006 - the same
    run_id: RunId = "",
    timeout: Annotated[str, typer.Option(metavar="TIME", help="Watch no longer than 90s, 30m, 2h.")] = "",
    interval: Interval = 5.0,
    format: How = Format.TEXT,
    profile: Profile = "",
    region: Region = "",
    endpoint_url: Endpoint = "",
) -> None:
    """Watch runs until all have ended: of each job those that go on, or else its newest.

    A run that Glue retries is followed to its last attempt. Progress is
    measured against the median of past runs that succeeded. Ctrl-C ends the
    watching, and no run.

    Start a run, and fail where it fails:
    [bold]aws glue start-job-run --job-name clean && glue-constructs runs watch clean[/bold]

    In a pipe there is a line a change; with --format json, an object.

    Exit code: 0 all succeeded; 1 one did not; 2 --timeout is over, or AWS
    could not be asked; 130 after Ctrl-C.
    """
    with told_plainly():
        limit = duration(timeout, name="--timeout") if timeout else None
        with asking(profile, region, endpoint_url) as aws:
            named = required_jobs(aws, jobs, stack)
            watched = watching.to_watch(aws.glue, named, run_id, aws.progress)
        view = _view(format)
        aws.clients.patience.say = view.say
        try:
            with view:
                has_succeeded = watching.watch(aws.glue, watched, view, interval=interval, timeout=limit)
        except KeyboardInterrupt:
            left = sum(not item.is_over for item in watched)
            output.note(f"{counted(left, 'run')} no longer watched; nothing was stopped")
            raise
        raise typer.Exit(0 if has_succeeded else 1)


def _view(format: Format) -> View:
    if format is Format.TEXT and output.is_terminal():
        from glue_constructs.cli.job_runs.live_view import LiveView  # noqa: PLC0415  # rich, for a terminal only

        return LiveView()
    return LineView(for_program=format is Format.JSON)
