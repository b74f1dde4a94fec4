"""The first page, followed as a reader does: its files written and its commands typed in one shell, in order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from guide.page import blocks, write

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "start.md"
_END = "\x1e"  # between what one command writes and what the next one does


@pytest.mark.long
@pytest.mark.cdk_cli
def test_the_page_is_followed_from_the_first_file_to_the_last_command(tmp_path):
    # What `npm install` makes.
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    program, wanted = [], []
    for block in blocks(PAGE):
        if block.title:
            write(block, tmp_path)
        elif block.language == "console":
            for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE):
                program.append(f"{command}\nprintf '{_END}'")
                wanted.append((command, shown))
    done = typed("\n".join(program), tmp_path)
    written = done.split(_END)[:-1]
    assert len(written) == len(wanted)
    for (command, shown), text in zip(wanted, written, strict=True):
        pattern = re.escape(shown).replace(re.escape("...\n"), r"(?:.*\n)*?").replace(re.escape("..."), ".*?")
        assert re.fullmatch(pattern, text), f"$ {command}\n{text}"


def typed(program, folder):
    """What a shell writes to a terminal."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    environment |= {"PATH": path, "CDK_VALIDATION": "false", "COLUMNS": "120"}
    # However it goes, nothing is left running.
    program = f"trap 'glue-constructs local down >&2' EXIT\n{program}\ntrap - EXIT\n"
    done = subprocess.run(
        ["bash", "-c", program],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.mark.process
def test_what_is_installed_is_there_to_be_installed():
    [install] = [block.text for block in blocks(PAGE) if block.language == "sh"]
    [extra] = re.findall(r"pip install 'glue-constructs\[(\w+)\]'", install)
    assert f"\n{extra} = [\n" in (ROOT / "pyproject.toml").read_text()
    [major] = re.findall(r"npm install aws-cdk@(\d+)", install)
    assert f"aws-cdk@{major}." in (ROOT / ".ci" / "locked" / "npm.txt").read_text()
