"""The command line: `glue-constructs`. One file a command, or a group of them."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path

# The distribution's extra that brings a package; all others come with the command line itself.
_CLI_PACKAGES = ("typer", "rich", "click", "yaml")

# The extra of a command that needs more than that, so that nobody is sent to install twice.
_EXTRAS = {"runs": "aws", "import": "aws", "local": "local"}


def main() -> None:
    """Run the command line; the entry point of the distribution."""
    if sys.stdout is None:
        # A shell's >&- closed it.
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name out of a template or a folder may hold what the terminal's encoding has not.
            stream.reconfigure(errors="backslashreplace")
    try:
        _run()
    except BaseException as end:
        if _is_for_shell_eval(sys.argv[1:]) and not (isinstance(end, SystemExit) and end.code in (0, None)):
            # `eval ""` succeeds, whatever the command in $(...) did: the next command would go to the real account.
            with suppress(OSError):
                sys.stdout.write("false\n")
                sys.stdout.flush()
        raise


def _is_for_shell_eval(arguments: list[str]) -> bool:
    """Whether a shell takes what is printed for commands: ``eval "$(glue-constructs local up --export)"``."""
    return arguments[:1] == ["local"] and ("--export" in arguments or arguments[1:2] == ["env"])


def _run() -> None:
    try:
        from glue_constructs.cli.app import app  # noqa: PLC0415  # typer and rich are an extra, and may be missing

        app()
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.split(".")[0] in _CLI_PACKAGES:
            extra = _EXTRAS.get("".join(sys.argv[1:2]), "cli")
            missing = f"glue-constructs needs {error.name}, which is not installed"
            sys.stderr.write(f"{missing}; run: pip install 'glue-constructs[{extra}]'\n")
            sys.exit(2)
        raise
