"""Recording of a command at a terminal as an SVG: the command really runs, with the colors of a terminal.

Supports the control codes with which rich rewrites lines: up, erase, return.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WIDTH = 100
ROOT = Path(__file__).parents[2]

_CONTROL = re.compile(r"(\n|\r|\x1b\[1A|\x1b\[2K|\x1b\[\?25[lh])")
_UP, _ERASE, _RETURN = "\x1b[1A", "\x1b[2K", "\r"
# A font of the reader's system; rich's own template loads one from another host.
_FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">\n'
    "<title>__TITLE__</title>\n"
    "<style>\n"
    ".{unique_id}-matrix {{ font-family: __FONT__; font-size: {char_height}px; line-height: {line_height}px; }}\n"
    ".{unique_id}-title {{ font-family: __FONT__; font-size: 18px; }}\n"
    "{styles}\n"
    "</style>\n"
    "<defs>\n{lines}\n</defs>\n"
    "{chrome}\n"
    '<g transform="translate({terminal_x}, {terminal_y})">\n'
    '{backgrounds}\n<g class="{unique_id}-matrix">\n{matrix}\n</g>\n</g>\n</svg>\n'
)
# Dark in light and in dark mode, like most terminals; with a frame.
_THEME = TerminalTheme(
    (27, 31, 38),
    (215, 220, 226),
    [
        *((92, 99, 112), (255, 123, 114), (126, 211, 133), (236, 190, 99)),
        *((121, 184, 255), (210, 168, 255), (118, 214, 224), (215, 220, 226)),
    ],
)


def run(command: str, folder: Path, environment: Mapping[str, str] | None = None) -> str:
    """Run a shell command; return its output to a terminal, including control codes."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PYTHON_COLORS")}
    paths = [str(Path(sys.executable).parent), str(ROOT / "node_modules" / ".bin"), kept["PATH"]]
    terminal = {
        "PATH": os.pathsep.join(paths),
        "FORCE_COLOR": "1",
        "TERM": "xterm-256color",
        "COLUMNS": str(WIDTH),
        "LINES": "40",
        # Python 3.13 colors tracebacks, older versions do not: keep the picture the same.
        "PYTHON_COLORS": "0",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**kept, **terminal, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    # Not in text mode: Python would convert carriage returns to line breaks.
    return done.stdout.decode()


def screens(written: str) -> Iterator[list[str]]:
    """Yield the lines of the screen each time before lines are rewritten, and at the end."""
    lines, row = [""], 0
    for piece in _CONTROL.split(written):
        if piece == "\n":
            row += 1
            lines += [""] * (row - len(lines) + 1)
        elif piece == _UP:
            row -= 1
        elif piece == _ERASE:
            lines[row] = ""
        elif piece == _RETURN:
            yield _trimmed(lines)
        elif not _CONTROL.fullmatch(piece):
            lines[row] += piece
    yield _trimmed(lines)


def picture(name: str, command: str, lines: Sequence[str]) -> str:
    """Draw a terminal with a command and its output.

    Args:
        name: A prefix for the picture's styles, unique within a page.
        command: The command.
        lines: The output, with ANSI codes. Longer lines are wrapped.
    """
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    typed = Text.assemble(("$ ", "bold green"), (command, "bold"))
    for text in [typed, *(Text.from_ansi(line) for line in lines)]:
        for part in text.divide(range(WIDTH, len(text), WIDTH)) if len(text) > WIDTH else [text]:
            console.print(part, no_wrap=True, crop=True)
    svg = console.export_svg(title="", theme=_THEME, code_format=_SVG.replace("__FONT__", _FONT), unique_id=name)
    svg = svg.replace("__TITLE__", escape(f"A terminal: {command}"))
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _trimmed(lines: Sequence[str]) -> list[str]:
    shown = [line.rstrip() for line in lines]
    while shown and not Text.from_ansi(shown[-1]).plain.strip():
        shown.pop()
    return shown
