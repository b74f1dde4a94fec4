"""`glue-constructs local`: an AWS on this machine, started and stopped by hand."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from glue_constructs.cli import output
from glue_constructs.cli.job_runs import times
from glue_constructs.errors import EmbeddedAwsError, GlueConstructsError
from glue_constructs.local.clock import fire_scheduled_triggers, require_aware_datetime
from glue_constructs.local.directory import ServerDirectory
from glue_constructs.local.environment import cli_variables, overriding_variables
from glue_constructs.local.java import find_java
from glue_constructs.local.launch import start_server_process, stop_process, stop_server, wait_until_ready
from glue_constructs.local.moto_patches import require_moto
from glue_constructs.model import run_states

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
        [bold]eval "$(glue-constructs local env --unset)"[/bold]
    """,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
)

Directory = Annotated[
    Path | None,
    typer.Option(
        "--directory",
        "-d",
        show_default=False,
        help="Where its state and logs are; there is one AWS a directory. Default: .glue-constructs in this folder, or "
        "in the nearest one above in which an AWS is up.",
    ),
]
Export = Annotated[
    bool, typer.Option("--export", help='Print nothing but the export lines, for eval "$(...)" in a shell.')
]

_DEFAULT_REGION = "us-east-1"


@app.command()
def up(
    *,
    port: Annotated[
        int | None,
        typer.Option(help="Where to listen. Default: a free port.", show_default=False, min=0, max=65535),
    ] = None,
    region: Annotated[
        str | None,
        typer.Option(help=f"The Region to serve. Default: {_DEFAULT_REGION}.", show_default=False),
    ] = None,
    directory: Directory = None,
    detach: Annotated[
        bool, typer.Option("--detach/--foreground", help="Leave it running, or stay until Ctrl-C.")
    ] = True,
    export: Export = False,
) -> None:
    """Start it, if it is not up. It is empty at first, and what is in it is gone when it stops."""
    home = _directory(directory)
    process = None
    try:
        require_moto()
        with home.start_lock():
            state = home.running_server()
            if state is None:
                process, state = _start(home, port=port or 0, region=region or _DEFAULT_REGION, attached=not detach)
    except EmbeddedAwsError as error:
        output.fail(str(error))
    if process is None:
        _require_as_asked(home, state, port=port, region=region, detach=detach)
        output.note("an embedded AWS is up already; to start a new one, first run: glue-constructs local down")
    else:
        _warn_without_java()
    if not export:
        _show(home, state)
    _export(home, state)
    if process is not None and not detach:
        with suppress(KeyboardInterrupt):
            output.note("Ctrl-C stops it.")
            process.wait()
        stop_process(process)


@app.command()
def down(*, directory: Directory = None) -> None:
    """Stop it, with every run and every function that is going on."""
    home = _directory(directory)
    try:
        ended = stop_server(home)
    except EmbeddedAwsError as error:
        output.fail(str(error))
    output.note("stopped; nothing is left running" if ended else f"there is none up in {home.path}")


@app.command()
def status(*, directory: Directory = None, export: Export = False) -> None:
    """Show it with its jobs and the runs that are going on. The exit code is 0 when it is up, 1 when it is not."""
    home, state = _require_up(directory)
    if export:
        _export(home, state)
    else:
        _show(home, state)
        output.table("jobs", ("job", "type", "runs", "going on"), _jobs(state))


@app.command()
def env(
    *,
    unset: Annotated[
        bool, typer.Option("--unset", help="Print the lines that take the variables out of the shell again.")
    ] = False,
    directory: Directory = None,
) -> None:
    """Print the export lines for a shell: [bold]eval "$(glue-constructs local env)"[/bold].

    Where none is up, or something else is wrong, the shell's eval fails, too.
    """
    if unset:
        # The names do not depend on what is up, or whether anything is.
        output.plain(output.unsets(cli_variables(endpoint_url="", region="", home=Path())))
    else:
        _export(*_require_up(directory))


@app.command()
def at(
    moment: Annotated[
        str, typer.Argument(help="A time in ISO 8601, in UTC unless it says otherwise: 2026-01-31T02:00")
    ],
    *,
    directory: Directory = None,
) -> None:
    """Fire the scheduled triggers that are due in this minute. They have no other clock."""
    _, state = _require_up(directory)
    try:
        when = require_aware_datetime(times.moment(moment, name="MOMENT"))
        fired = fire_scheduled_triggers(when, endpoint_url=state.endpoint_url, region=state.region)
    except GlueConstructsError as error:
        output.fail(str(error))
    output.note(
        f"at {when:%Y-%m-%d %H:%M} UTC: {', '.join(fired)}" if fired else f"at {when:%Y-%m-%d %H:%M} UTC nothing is due"
    )


def _directory(given: Path | None) -> ServerDirectory:
    return ServerDirectory.find(Path.cwd()) if given is None else ServerDirectory(given)


def _require_up(directory: Path | None) -> tuple[ServerDirectory, ServerState]:
    home = _directory(directory)
    if (state := home.running_server()) is None:
        output.fail(f"there is none up in {home.path}; start one with: glue-constructs local up")
    return home, state


def _require_as_asked(
    home: ServerDirectory, state: ServerState, *, port: int | None, region: str | None, detach: bool
) -> None:
    """End the command where the server that is up differs from the options."""
    listens_at = urlsplit(state.endpoint_url).port
    differs = [
        *([f"--port needs {port}, it listens at {listens_at}"] if port not in (None, 0, listens_at) else []),
        *([f"--region needs {region}, it serves {state.region}"] if region not in (None, state.region) else []),
        *([] if detach else ["--foreground needs a new one"]),
    ]
    if differs:
        output.fail(
            f"an embedded AWS is up in {home.path} already, at {state.endpoint_url}: {'; '.join(differs)}; "
            "stop it with: glue-constructs local down"
        )


def _start(
    home: ServerDirectory, *, port: int, region: str, attached: bool
) -> tuple[subprocess.Popen[bytes], ServerState]:
    home.prepare()
    process = start_server_process(home, port=port, region=region, attached=attached)
    try:
        return process, wait_until_ready(home, process)
    except BaseException:
        # Also when somebody loses patience: nothing that did not come up is left behind.
        stop_process(process)
        raise


def _warn_without_java() -> None:
    """Say now what a deployment would only find out at the end: its jobs are the last to be made, and would fail."""
    try:
        find_java(os.environ)
    except EmbeddedAwsError as error:
        output.warn(f"Spark jobs will fail here: {error}")


def _show(home: ServerDirectory, state: ServerState) -> None:
    output.pairs(
        {
            "endpoint": state.endpoint_url,
            "region": state.region,
            "pid": state.pid,
            "directory": home.path,
            "log": home.log,
        }
    )


def _export(home: ServerDirectory, state: ServerState) -> None:
    variables = cli_variables(endpoint_url=state.endpoint_url, region=state.region, home=home.home)
    output.exports(variables, unset=overriding_variables())


def _jobs(state: ServerState) -> list[tuple[str, str, int, str]]:
    from glue_constructs.local.clients import Clients  # noqa: PLC0415  # boto3: 0.1 s

    glue = Clients(endpoint_url=state.endpoint_url, region=state.region).client("glue")
    rows = []
    for page in glue.get_paginator("get_jobs").paginate():
        for job in page["Jobs"]:
            pages = glue.get_paginator("get_job_runs").paginate(JobName=job["Name"])
            runs = [run for found in pages for run in found["JobRuns"]]
            going_on = [run["Id"] for run in runs if run["JobRunState"] in run_states.IN_PROGRESS]
            rows.append((job["Name"], job["Command"]["Name"], len(runs), " ".join(going_on)))
    return rows
