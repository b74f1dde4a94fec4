"""The groups of commands, put together."""

from __future__ import annotations

import typer

from glue_constructs.cli import local

app = typer.Typer(
    name="glue-constructs",
    help="AWS Glue jobs: checked before they are deployed, and tried on this machine.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(local.app, name="local")


@app.callback()
def _root() -> None:
    """Makes a group of it even while it has one command only."""
