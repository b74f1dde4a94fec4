"""A page of the guide as a reader would follow it: its files written, its programs and commands run, in order.

* A block with a title is a file: ``title="jobs/clean.py"``.
* Other Python blocks are run, one after another, as one program.
* A Python block under ``<!-- refused -->`` is refused, in the words of the text block that follows.
* A text block under ``<!-- warned -->`` is a warning that synthesizing ``app`` gives at that point.
* A Python block under ``<!-- before: name -->`` is passed over: what it becomes stands under ``<!-- after: name -->``
  (see `changes`).
* In a console block, lines that begin with "$ " are run, and what follows is what they print ("..." stands for lines).

In a refusal "..." stands for any text, and /app for the folder.
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
    """Do what the page shows, in the folder, which is the current one; the program's names."""
    names: dict[str, Any] = {"__name__": "guide"}
    refusal = None
    for block in blocks(page):
        if block.title:
            write(block, folder)
        elif block.mark == "refused":
            with pytest.raises(GlueConstructsError) as caught:
                _run(block, names)
            refusal = f"{caught.value}\n".replace(str(folder), "/app")
        elif block.language == "python":
            if not (block.mark or "").startswith("before"):
                _run(block, names)
        elif block.mark == "warned":
            # The CDK puts the way to acknowledge it behind, in some versions.
            assert any(warning.startswith(block.text.rstrip("\n")) for warning in _warnings(names["app"]))
        elif block.language == "text" and refusal is not None:
            assert re.fullmatch(re.escape(block.text).replace(re.escape("..."), ".*"), refusal), refusal
            refusal = None
        elif block.language == "console":
            _type(block, folder)
    return names


def write(block: Block, folder: Path) -> None:
    """Write a block that is a file."""
    written = folder / str(block.title)
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text(block.text)


def _run(block: Block, names: dict[str, Any]) -> None:
    exec(compile(block.text, "the page", "exec"), names)  # noqa: S102  # our own documentation


def _warnings(app: cdk.App) -> list[str]:
    messages = [message for stack in app.synth(force=True).stacks_recursively for message in stack.messages]
    return [str(message.entry.data) for message in messages]


def _type(block: Block, folder: Path) -> None:
    environment = {**os.environ, "PATH": f"{_BIN}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE):
        done = subprocess.run(
            shlex.split(command), cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        wanted = re.escape(shown).replace(re.escape("...\n"), r"(?:.*\n)*?")
        assert re.fullmatch(wanted, done.stdout), f"$ {command}\n{done.stdout}{done.stderr}"
