"""`glue-constructs runs`: list, watch and stop job runs in AWS or in the embedded AWS."""

from __future__ import annotations

import typer

from glue_constructs.cli.job_runs.commands.list import list_runs
from glue_constructs.cli.job_runs.commands.logs import show_logs
from glue_constructs.cli.job_runs.commands.reset_bookmark import reset_bookmarks
from glue_constructs.cli.job_runs.commands.stop import stop_runs
from glue_constructs.cli.job_runs.commands.watch import watch_runs

app = typer.Typer(
    help="""List, watch and stop job runs, show their logs, and reset job bookmarks.

    JOB is the name of a job. With --stack, it may also be a logical id or a
    construct's id in the stack; without JOB, all jobs of the stack and of its
    nested stacks are used.

    Credentials and Region are resolved as by the AWS CLI. For the embedded AWS:
    [bold]eval "$(glue-constructs local status --export)"[/bold]
    """,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
)

app.command("list")(list_runs)
app.command("watch")(watch_runs)
app.command("stop")(stop_runs)
app.command("logs")(show_logs)
app.command("reset-bookmark")(reset_bookmarks)
