"""`glue-constructs runs stop`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.aws.problems import told_plainly
from glue_constructs.cli.job_runs import stopping
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
from glue_constructs.cli.progress import Progress
from glue_constructs.cli.wording import counted, printable
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glue_constructs.cli.job_runs.job_run import JobRun

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before more than one run is stopped.")]
Wait = Annotated[bool, typer.Option("--wait/--no-wait", help="Wait until they have ended.")]


def stop_runs(
    jobs: Jobs = [],  # noqa: B006 - typer copies it
    *,
    stack: Stack = [],  # noqa: B006 - the same
    run_id: RunId = "",
    yes: Yes = False,
    wait: Wait = True,
    interval: Interval = 2.0,
    format: How = Format.TEXT,
    profile: Profile = "",
    region: Region = "",
    endpoint_url: Endpoint = "",
) -> None:
    """Stop runs: the one of --run-id, or all of the jobs that go on, once they were named and you said yes.

    [bold]glue-constructs runs stop clean[/bold]

    One run is stopped without a question. Where nobody can be asked, more
    than one needs --yes.

    Exit code: 0 none of them goes on, or with --no-wait each is being
    stopped; 1 Glue does not stop one; 2 AWS could not be asked, or nobody
    said yes; 130 after Ctrl-C.
    """
    with told_plainly():
        with asking(profile, region, endpoint_url) as aws:
            named = required_jobs(aws, jobs, stack)
            runs = stopping.to_stop(aws.glue, named, run_id)
        live = [run for run in runs if run.is_live]
        _name(runs, jobs=len(named))
        if len(live) > 1 and not yes:
            _ask(len(live))
        stopped = stopping.stop(aws.glue, live)
        with Progress() as progress:
            ended = stopping.await_end(aws.glue, stopped, progress, interval=interval) if wait else stopped
            for item in ended:
                if format is Format.TEXT and not item.error:
                    output.plain([_told(item.run, is_ended=wait)])
        if format is Format.JSON:
            output.plain([json.dumps([item.described() for item in stopped], indent=2)])
        failed = [item for item in stopped if item.error]
        for item in failed:
            output.complain(f"{printable(item.run.job)} {item.run.id} is not stopped: {printable(item.error)}")
        raise typer.Exit(1 if failed else 0)


def _name(runs: Sequence[JobRun], *, jobs: int) -> None:
    for run in runs:
        output.note(f"{'to be stopped' if run.is_live else 'ended already'}: {printable(run.job)} {run.id} {run.state}")
    if not runs:
        output.note(f"no run of {counted(jobs, 'job')} goes on: there is nothing to stop")


def _ask(count: int) -> None:
    if not is_somebody_there():
        raise InvalidInput(f"{count} runs are to be stopped, and nobody can be asked: give --yes, or --run-id for one")
    if not typer.confirm(f"Stop these {count} runs?", err=True):
        raise InvalidInput("nothing was stopped")


def is_somebody_there() -> bool:
    """Whether a question would be heard, and answered."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _told(run: JobRun, *, is_ended: bool) -> str:
    return f"{printable(run.job)}  {run.id}  {run.state if is_ended else 'is being stopped'}"
