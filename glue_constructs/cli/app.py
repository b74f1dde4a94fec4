"""The typer application. Each command's module is imported only when the command is called."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from glue_constructs.cli.version import installed_version

# Command name -> module of this package whose `app` is the command or the group of commands.
_COMMANDS = {
    "check": "check",
    "cost": "cost",
    "rules": "rules",
    "explain": "explain",
    "runs": "runs",
    "import": "import_jobs",  # `import` is a keyword
    "local": "local",
}


class _Commands(TyperGroup):
    """Imports commands by name."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        # For an unknown name all commands are loaded, because typer then suggests similar ones.
        for name in (cmd_name,) if cmd_name in _COMMANDS else _COMMANDS:
            if name not in self.commands:
                command = typer.main.get_command(import_module(f"glue_constructs.cli.{_COMMANDS[name]}").app)
                command.name = name
                self.commands[name] = command
        return super().get_command(ctx, cmd_name)


app = typer.Typer(
    name="glue-constructs",
    cls=_Commands,
    help="Check AWS Glue jobs before they are deployed, estimate their cost, run them locally, and operate their runs.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    # Local variables may contain secrets from a template.
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(is_requested: bool) -> None:  # noqa: FBT001 - typer passes the option's value by position
    if is_requested:
        typer.echo(f"glue-constructs {installed_version() or 'unknown'}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[  # read by the callback
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turn the application into a group of commands, with its own options."""
