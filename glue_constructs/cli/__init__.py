"""The command line: `glue-constructs`. One file a group of commands."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; the entry point of the distribution."""
    try:
        from glue_constructs.cli.app import app  # noqa: PLC0415 - typer and rich are an extra, and may be missing
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.split(".")[0] in ("typer", "rich", "click"):
            sys.stderr.write(f"glue-constructs needs {error.name}; run: pip install 'glue-constructs[local]'\n")
            sys.exit(2)
        raise
    app()
