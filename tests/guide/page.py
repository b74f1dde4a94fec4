"""Execute a page of the guide in order: write its files, and run its programs and commands.

* A block with a title is a file: ``title="jobs/clean.py"``.
* Other Python blocks are run one after another, as one program.
* A Python block after ``<!-- refused -->`` raises the error in the following text block.
* A text block after ``<!-- warned -->`` is a warning of the synthesis of ``app`` at that point.
* A Python block after ``<!-- before: name -->`` is skipped; the block after ``<!-- after: name -->`` replaces it (see
  `changes`).
* In a console block, lines that start with "$ " are run, and the following lines are their output ("..." matches any
  lines).

In an error, "..." matches any text, and /app is the folder.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs import GlueConstructsError

if TYPE_CHECKING:
    import aws_cdk as cdk

_BLOCK = re.compile(
    r'(?:<!-- (refused|warned|before: .+?|after: .+?) -->\n+)?^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$',
    re.MULTILINE | re.DOTALL,
)
_BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Block:
    language: str
    title: str | None
    text: str
    mark: str | None


def blocks(page: Path) -> list[Block]:
    found = _BLOCK.findall(page.read_text())
    return [Block(language, title or None, text, mark or None) for mark, language, title, text in found]


def follow(page: Path, folder: Path) -> dict[str, Any]:
    """Execute the page in the folder, which is the current one, and return the names of the program."""
    names: dict[str, Any] = {"__name__": "guide"}
    error = None
    for block in blocks(page):
        if block.title:
            write(block, folder)
        elif block.mark == "refused":
            with pytest.raises(GlueConstructsError) as caught:
                _run(block, names)
            error = f"{caught.value}\n".replace(str(folder), "/app")
        elif block.language == "python":
            if not (block.mark or "").startswith("before"):
                _run(block, names)
        elif block.mark == "warned":
            # Some versions of the CDK append how to acknowledge it.
            assert any(warning.startswith(block.text.rstrip("\n")) for warning in _warnings(names["app"]))
        elif block.language == "text" and error is not None:
            assert re.fullmatch(re.escape(block.text).replace(re.escape("..."), ".*"), error), error
            error = None
        elif block.language == "console":
            _run_commands(block, folder)
    return names


def write(block: Block, folder: Path) -> None:
    """Write the file of a block with a title."""
    written = folder / str(block.title)
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text(block.text)


def _run(block: Block, names: dict[str, Any]) -> None:
    exec(compile(block.text, "the page", "exec"), names)  # noqa: S102  # our own documentation


def _warnings(app: cdk.App) -> list[str]:
    messages = [message for stack in app.synth(force=True).stacks_recursively for message in stack.messages]
    return [str(message.entry.data) for message in messages]


def _run_commands(block: Block, folder: Path) -> None:
    environment = {**os.environ, "PATH": f"{_BIN}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE):
        done = subprocess.run(
            shlex.split(command), cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        wanted = re.escape(shown).replace(re.escape("...\n"), r"(?:.*\n)*?")
        assert re.fullmatch(wanted, done.stdout), f"$ {command}\n{done.stdout}{done.stderr}"
