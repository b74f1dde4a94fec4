"""`glue-constructs runs`: the runs of jobs, in AWS or in the embedded one."""

from __future__ import annotations

import typer

from glue_constructs.cli.job_runs.commands.list import list_runs
from glue_constructs.cli.job_runs.commands.logs import show_logs
from glue_constructs.cli.job_runs.commands.reset_bookmark import reset_bookmarks
from glue_constructs.cli.job_runs.commands.stop import stop_runs
from glue_constructs.cli.job_runs.commands.watch import watch_runs

app = typer.Typer(
    help="""The runs of jobs: what runs, what failed and why, what it took; and how to stop it.

    JOB is a job's name. With --stack it is a logical id or a construct's name
    in the stack, and without JOB all jobs of the stack are meant, those of
    nested stacks included.

    Credentials and the Region are found as the AWS CLI finds them. For the embedded AWS:
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
