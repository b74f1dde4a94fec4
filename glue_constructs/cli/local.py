"""`glue-constructs local`: an AWS on this machine, started and stopped by hand."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.job_runs import times
from glue_constructs.errors import EmbeddedAwsError, GlueConstructsError
from glue_constructs.local.directory import ServerDirectory
from glue_constructs.local.environment import cli_variables
from glue_constructs.local.launch import await_server, end, end_server, launch
from glue_constructs.local.seams import require_moto

if TYPE_CHECKING:
    import subprocess

    from glue_constructs.local.directory import ServerState

app = typer.Typer(
    help="""An AWS on this machine: Glue, CloudFormation, Lambda and Step Functions, with jobs that really run.

    Start it, point a shell at it, and use the CDK CLI as always:

        [bold]eval "$(glue-constructs local up --export)"[/bold]
        [bold]npx cdk bootstrap && npx cdk deploy[/bold]
        [bold]glue-constructs local status[/bold]
        [bold]glue-constructs local down[/bold]
    """,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
)

Directory = Annotated[
    Path, typer.Option("--directory", "-d", help="Where its state and logs are; there is one AWS a directory.")
]
Export = Annotated[
    bool, typer.Option("--export", help='Print nothing but the export lines, for eval "$(...)" in a shell.')
]

_DEFAULT_DIRECTORY = Path(".glue-constructs")

# Runs in these states are going on.
_GOING_ON = ("STARTING", "RUNNING", "STOPPING", "WAITING")


@app.command()
def up(
    *,
    port: Annotated[int, typer.Option(help="Where to listen; 0 takes a free port.", min=0, max=65535)] = 0,
    region: Annotated[str, typer.Option(help="The Region to serve.")] = "us-east-1",
    directory: Directory = _DEFAULT_DIRECTORY,
    detach: Annotated[
        bool, typer.Option("--detach/--foreground", help="Leave it running, or stay until Ctrl-C.")
    ] = True,
    export: Export = False,
) -> None:
    """Start it. It is empty at first, and what is in it is gone when it stops."""
    home = ServerDirectory(directory)
    if (there := home.read()) is not None:
        output.fail(
            f"one is up in {home.path} already, at {there.endpoint_url} (pid {there.pid}); "
            "stop it with: glue-constructs local down"
        )
    try:
        process, state = _start(home, port=port, region=region, attached=not detach)
    except EmbeddedAwsError as error:
        output.fail(str(error))
    _warn_without_java()
    _show(home, state, export=export)
    if not export:
        output.exports(_variables(home, state))
    if not detach:
        with suppress(KeyboardInterrupt):
            output.note("Ctrl-C stops it.")
            process.wait()
        end(process)


@app.command()
def down(*, directory: Directory = _DEFAULT_DIRECTORY) -> None:
    """Stop it, with every run and every function that is going on."""
    home = ServerDirectory(directory)
    try:
        ended = end_server(home)
    except EmbeddedAwsError as error:
        output.fail(str(error))
    output.note("stopped; nothing is left running" if ended else f"there is none up in {home.path}")


@app.command()
def status(*, directory: Directory = _DEFAULT_DIRECTORY, export: Export = False) -> None:
    """Show it with its jobs and the runs that are going on. The exit code is 0 when it is up, 1 when it is not."""
    home = ServerDirectory(directory)
    state = home.read()
    if state is None:
        output.fail(f"there is none up in {home.path}; start one with: glue-constructs local up")
    _show(home, state, export=export)
    if not export:
        output.table("jobs", ("job", "type", "runs", "going on"), _jobs(state))


@app.command()
def at(
    moment: Annotated[
        str, typer.Argument(help="A time in ISO 8601, in UTC unless it says otherwise: 2026-01-31T02:00")
    ],
    *,
    directory: Directory = _DEFAULT_DIRECTORY,
) -> None:
    """Fire the scheduled triggers that are due in this minute. They have no other clock."""
    from glue_constructs.local.clock import fire_scheduled_triggers, require_moment  # noqa: PLC0415 - botocore takes a moment to import

    home = ServerDirectory(directory)
    if (state := home.read()) is None:
        output.fail(f"there is none up in {home.path}; start one with: glue-constructs local up")
    try:
        when = require_moment(times.moment(moment, name="MOMENT"))
        fired = fire_scheduled_triggers(when, endpoint_url=state.endpoint_url, region=state.region)
    except GlueConstructsError as error:
        output.fail(str(error))
    output.note(
        f"at {when:%Y-%m-%d %H:%M} UTC: {', '.join(fired)}" if fired else f"at {when:%Y-%m-%d %H:%M} UTC nothing is due"
    )


def _start(
    home: ServerDirectory, *, port: int, region: str, attached: bool
) -> tuple[subprocess.Popen[bytes], ServerState]:
    require_moto()
    home.prepare()
    process = launch(home, port=port, region=region, attached=attached)
    try:
        return process, await_server(home, process)
    except BaseException:
        # Also when somebody loses patience: nothing that did not come up is left behind.
        end(process)
        raise


def _warn_without_java() -> None:
    """Say now what a deployment would only find out at the end: its jobs are the last to be made, and would fail."""
    from glue_constructs.local.glue.java import find_java  # noqa: PLC0415 - brings moto, and the server has started

    try:
        find_java(os.environ)
    except EmbeddedAwsError as error:
        output.warn(f"Spark jobs will fail here: {error}")


def _show(home: ServerDirectory, state: ServerState, *, export: bool) -> None:
    if export:
        output.exports(_variables(home, state))
        return
    output.pairs(
        {
            "endpoint": state.endpoint_url,
            "region": state.region,
            "pid": state.pid,
            "directory": home.path,
            "log": home.log,
        }
    )


def _variables(home: ServerDirectory, state: ServerState) -> dict[str, str]:
    return cli_variables(endpoint_url=state.endpoint_url, region=state.region, home=home.home)


def _jobs(state: ServerState) -> list[tuple[str, str, int, str]]:
    from glue_constructs.local.clients import Clients  # noqa: PLC0415 - boto3 takes a moment to import

    glue = Clients(endpoint_url=state.endpoint_url, region=state.region).client("glue")
    rows = []
    for page in glue.get_paginator("get_jobs").paginate():
        for job in page["Jobs"]:
            pages = glue.get_paginator("get_job_runs").paginate(JobName=job["Name"])
            runs = [run for found in pages for run in found["JobRuns"]]
            going_on = [run["Id"] for run in runs if run["JobRunState"] in _GOING_ON]
            rows.append((job["Name"], job["Command"]["Name"], len(runs), " ".join(going_on)))
    return rows
