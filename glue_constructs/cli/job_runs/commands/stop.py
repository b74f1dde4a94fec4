"""`glue-constructs runs stop`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.aws.problems import friendly_errors
from glue_constructs.cli.formatting import escape_unprintable, pluralize
from glue_constructs.cli.job_runs import stopping
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
from glue_constructs.cli.progress import Progress
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glue_constructs.cli.job_runs.job_run import ApiJobRun

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Stop several runs without confirmation.")]
Wait = Annotated[bool, typer.Option("--wait/--no-wait", help="Wait until the runs have ended.")]


def stop_runs(
    jobs: Jobs = [],  # noqa: B006 - typer copies it
    *,
    stack: Stack = [],  # noqa: B006 - see above
    run_id: RunId = "",
    yes: Yes = False,
    wait: Wait = True,
    interval: Interval = 2.0,
    format: FormatOption = Format.TEXT,
    profile: Profile = "",
    region: Region = "",
    endpoint_url: Endpoint = "",
) -> None:
    """Stop the run of --run-id, or all runs of the jobs that are in progress, after listing them.

    [bold]glue-constructs runs stop clean[/bold]

    A single run is stopped without confirmation. Several runs require
    confirmation, or --yes if there is no terminal.

    Exit codes: 0 all runs have ended, or with --no-wait are stopping; 1 Glue
    does not stop a run; 2 an AWS request failed, or the confirmation is missing;
    130 after Ctrl-C.
    """
    with friendly_errors():
        with aws_session(profile, region, endpoint_url) as aws:
            named = require_jobs(aws, jobs, stack)
            runs = stopping.runs_to_stop(aws.glue, named, run_id)
        live = [run for run in runs if run.is_live]
        _announce(runs, jobs=len(named))
        if len(live) > 1 and not yes:
            _confirm(len(live))
        stopped = stopping.stop(aws.glue, live)
        with Progress() as progress:
            ended = stopping.wait_until_ended(aws.glue, stopped, progress, interval=interval) if wait else stopped
            for item in ended:
                if format is Format.TEXT and not item.error:
                    output.print_lines([_result_line(item.run, is_ended=wait)])
        if format is Format.JSON:
            output.print_lines([json.dumps([item.to_dict() for item in stopped], indent=2)])
        failed = [item for item in stopped if item.error]
        for item in failed:
            output.report_error(
                f"{escape_unprintable(item.run.job)} {item.run.id} is not stopped: {escape_unprintable(item.error)}"
            )
        raise typer.Exit(1 if failed else 0)


def _announce(runs: Sequence[ApiJobRun], *, jobs: int) -> None:
    for run in runs:
        output.note(
            f"{'to be stopped' if run.is_live else 'already ended'}: {escape_unprintable(run.job)} {run.id} {run.state}"
        )
    if not runs:
        output.note(f"no run of {pluralize(jobs, 'job')} is in progress: nothing to stop")


def _confirm(count: int) -> None:
    if not is_interactive():
        raise InvalidInput(
            f"stopping {count} runs needs confirmation, and there is no terminal: give --yes, or --run-id for one run"
        )
    if not typer.confirm(f"Stop these {count} runs?", err=True):
        raise InvalidInput("nothing was stopped")


def is_interactive() -> bool:
    """Whether the user can answer a prompt."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _result_line(run: ApiJobRun, *, is_ended: bool) -> str:
    return f"{escape_unprintable(run.job)}  {run.id}  {run.state if is_ended else 'stopping'}"
