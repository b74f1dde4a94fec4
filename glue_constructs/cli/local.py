"""`glue-constructs local`: start, stop and inspect the embedded AWS."""

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
    help="""Run an embedded AWS on this machine: Glue, CloudFormation, Lambda and Step Functions; jobs really run.

    Start it, configure the shell for it, and use the CDK CLI as usual:

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
        help="Directory for state and logs; one embedded AWS per directory. Default: .glue-constructs in this folder, "
        "or in the nearest parent folder where an embedded AWS is running.",
    ),
]
Export = Annotated[bool, typer.Option("--export", help='Print only the export lines, for eval "$(...)" in a shell.')]

_DEFAULT_REGION = "us-east-1"


@app.command()
def up(
    *,
    port: Annotated[
        int | None,
        typer.Option(help="Port to listen on. Default: a free port.", show_default=False, min=0, max=65535),
    ] = None,
    region: Annotated[
        str | None,
        typer.Option(help=f"Region of the embedded AWS. Default: {_DEFAULT_REGION}.", show_default=False),
    ] = None,
    directory: Directory = None,
    detach: Annotated[
        bool,
        typer.Option(
            "--detach/--foreground", help="Keep it running in the background, or in the foreground until Ctrl-C."
        ),
    ] = True,
    export: Export = False,
) -> None:
    """Start the embedded AWS, if it is not running. It starts empty, and its contents are lost when it stops."""
    home = _find_directory(directory)
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
        _require_same_options(home, state, port=port, region=region, detach=detach)
        output.note("an embedded AWS is already running; to start a new one, first run: glue-constructs local down")
    else:
        _warn_without_java()
    if not export:
        _print_state(home, state)
    _print_exports(home, state)
    if process is not None and not detach:
        with suppress(KeyboardInterrupt):
            output.note("Press Ctrl-C to stop.")
            process.wait()
        stop_process(process)


@app.command()
def down(*, directory: Directory = None) -> None:
    """Stop the embedded AWS, with all runs and functions in progress."""
    home = _find_directory(directory)
    try:
        ended = stop_server(home)
    except EmbeddedAwsError as error:
        output.fail(str(error))
    output.note("stopped; nothing is left running" if ended else f"no embedded AWS is running in {home.path}")


@app.command()
def status(*, directory: Directory = None, export: Export = False) -> None:
    """Show the embedded AWS, its jobs and the runs in progress. Exit codes: 0 it is running; 1 it is not."""
    home, state = _require_running(directory)
    if export:
        _print_exports(home, state)
    else:
        _print_state(home, state)
        output.print_table("jobs", ("job", "type", "runs", "running"), _job_rows(state))


@app.command()
def env(
    *,
    unset: Annotated[
        bool, typer.Option("--unset", help="Print the line that removes the variables from the shell.")
    ] = False,
    directory: Directory = None,
) -> None:
    """Print the export lines for a shell: [bold]eval "$(glue-constructs local env)"[/bold].

    If no embedded AWS is running, or another error occurs, the shell's eval fails as well.
    """
    if unset:
        # The names are the same for every embedded AWS, running or not.
        output.print_lines(output.unset_lines(cli_variables(endpoint_url="", region="", home=Path())))
    else:
        _print_exports(*_require_running(directory))


@app.command()
def at(
    moment: Annotated[str, typer.Argument(help="A time in ISO 8601, in UTC unless it has an offset: 2026-01-31T02:00")],
    *,
    directory: Directory = None,
) -> None:
    """Fire the scheduled triggers that are due in the given minute. Schedules do not fire by themselves."""
    _, state = _require_running(directory)
    try:
        when = require_aware_datetime(times.parse_time(moment, name="MOMENT"))
        fired = fire_scheduled_triggers(when, endpoint_url=state.endpoint_url, region=state.region)
    except GlueConstructsError as error:
        output.fail(str(error))
    output.note(
        f"at {when:%Y-%m-%d %H:%M} UTC: {', '.join(fired)}" if fired else f"at {when:%Y-%m-%d %H:%M} UTC nothing is due"
    )


def _find_directory(given: Path | None) -> ServerDirectory:
    return ServerDirectory.find(Path.cwd()) if given is None else ServerDirectory(given)


def _require_running(directory: Path | None) -> tuple[ServerDirectory, ServerState]:
    home = _find_directory(directory)
    if (state := home.running_server()) is None:
        output.fail(f"no embedded AWS is running in {home.path}; start one with: glue-constructs local up")
    return home, state


def _require_same_options(
    home: ServerDirectory, state: ServerState, *, port: int | None, region: str | None, detach: bool
) -> None:
    """End the command if the running server does not match the options."""
    listens_at = urlsplit(state.endpoint_url).port
    differs = [
        *([f"it listens on port {listens_at}, not {port}"] if port not in (None, 0, listens_at) else []),
        *([f"its Region is {state.region}, not {region}"] if region not in (None, state.region) else []),
        *([] if detach else ["--foreground needs a new one"]),
    ]
    if differs:
        output.fail(
            f"an embedded AWS is already running in {home.path}, at {state.endpoint_url}: {'; '.join(differs)}; "
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
        # Also on Ctrl-C: no process that failed to start is left behind.
        stop_process(process)
        raise


def _warn_without_java() -> None:
    """Warn early about a missing Java: otherwise Spark jobs fail only late in a deployment."""
    try:
        find_java(os.environ)
    except EmbeddedAwsError as error:
        output.warn(f"Spark jobs will fail on this machine: {error}")


def _print_state(home: ServerDirectory, state: ServerState) -> None:
    output.print_pairs(
        {
            "endpoint": state.endpoint_url,
            "region": state.region,
            "pid": state.pid,
            "directory": home.path,
            "log": home.log,
        }
    )


def _print_exports(home: ServerDirectory, state: ServerState) -> None:
    variables = cli_variables(endpoint_url=state.endpoint_url, region=state.region, home=home.home)
    output.print_exports(variables, unset=overriding_variables())


def _job_rows(state: ServerState) -> list[tuple[str, str, int, str]]:
    from glue_constructs.local.clients import Clients  # noqa: PLC0415  # boto3: 0.1 s to import

    glue = Clients(endpoint_url=state.endpoint_url, region=state.region).client("glue")
    rows = []
    for page in glue.get_paginator("get_jobs").paginate():
        for job in page["Jobs"]:
            pages = glue.get_paginator("get_job_runs").paginate(JobName=job["Name"])
            runs = [run for found in pages for run in found["JobRuns"]]
            running = [run["Id"] for run in runs if run["JobRunState"] in run_states.IN_PROGRESS]
            rows.append((job["Name"], job["Command"]["Name"], len(runs), " ".join(running)))
    return rows
