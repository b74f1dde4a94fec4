"""The commands, put together; each is imported when it is called, so that none waits for another's imports."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

# Each with the module beside this one whose `app` is the command or the group of commands.
_COMMANDS = {
    "check": "check",
    "cost": "cost",
    "rules": "rules",
    "explain": "explain",
    "runs": "runs",
    "import": "import_jobs",  # a module cannot be called import
    "local": "local",
}


class _Commands(TyperGroup):
    """The commands by name."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        # At a name that is none all are loaded, because typer then looks among them for what was meant.
        for name in (cmd_name,) if cmd_name in _COMMANDS else _COMMANDS:
            if name not in self.commands:
                command = typer.main.get_command(import_module(f"glue_constructs.cli.{_COMMANDS[name]}").app)
                command.name = name
                self.commands[name] = command
        return super().get_command(ctx, cmd_name)


app = typer.Typer(
    name="glue-constructs",
    cls=_Commands,
    help="AWS Glue jobs: checked before they are deployed, and tried on this machine.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    # What a template holds may be secret, and so may a local variable.
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _root() -> None:
    """Makes a group of it."""
