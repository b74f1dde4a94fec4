"""The command line interface, `glue-constructs`: one module per command or group of commands."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path

# Packages that the extra `cli` installs.
_CLI_PACKAGES = ("typer", "rich", "click", "yaml")

# Commands that need another extra, which includes `cli`: one pip install is enough.
_EXTRAS = {"runs": "aws", "import": "aws", "local": "local"}


def main() -> None:
    """Run the command line; the console script's entry point."""
    if sys.stdout is None:
        # Closed by the shell: >&-
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - open until the process ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Names of resources or files may contain characters that the terminal's encoding cannot represent.
            stream.reconfigure(errors="backslashreplace")
    try:
        _run()
    except BaseException as end:
        if _is_for_shell_eval(sys.argv[1:]) and not (isinstance(end, SystemExit) and end.code in (0, None)):
            # Without output `eval ""` would succeed even if this command failed, and the next command would run against
            # the real account.
            with suppress(OSError):
                sys.stdout.write("false\n")
                sys.stdout.flush()
        raise


def _is_for_shell_eval(arguments: list[str]) -> bool:
    """Whether a shell evaluates the output: ``eval "$(glue-constructs local up --export)"``."""
    return arguments[:1] == ["local"] and ("--export" in arguments or arguments[1:2] == ["env"])


def _run() -> None:
    try:
        from glue_constructs.cli.app import app  # noqa: PLC0415  # typer and rich come with an extra: may be missing

        app()
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.split(".")[0] in _CLI_PACKAGES:
            extra = _EXTRAS.get("".join(sys.argv[1:2]), "cli")
            missing = f"glue-constructs needs {error.name}, which is not installed"
            sys.stderr.write(f"{missing}; run: pip install 'glue-constructs[{extra}]'\n")
            sys.exit(2)
        raise
