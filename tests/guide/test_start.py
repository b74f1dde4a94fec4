"""The page start.md: its files are written and its commands run in one shell, in order."""

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
_END = "\x1e"  # separates the outputs of two commands


@pytest.mark.long
@pytest.mark.cdk_cli
def test_all_commands_of_the_page_work_as_shown(tmp_path):
    # As `npm install` would create it.
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    program, wanted = [], []
    for block in blocks(PAGE):
        if block.title:
            write(block, tmp_path)
        elif block.language == "console":
            for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE):
                program.append(f"{command}\nprintf '{_END}'")
                wanted.append((command, shown))
    done = run_shell("\n".join(program), tmp_path)
    written = done.split(_END)[:-1]
    assert len(written) == len(wanted)
    for (command, shown), text in zip(wanted, written, strict=True):
        pattern = re.escape(shown).replace(re.escape("...\n"), r"(?:.*\n)*?").replace(re.escape("..."), ".*?")
        assert re.fullmatch(pattern, text), f"$ {command}\n{text}"


def run_shell(program, folder):
    """Return the output of a shell."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    environment |= {"PATH": path, "CDK_VALIDATION": "false", "COLUMNS": "120"}
    # Stop the server, also after a failure.
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
def test_the_install_commands_are_valid():
    [install] = [block.text for block in blocks(PAGE) if block.language == "sh"]
    [extra] = re.findall(r"pip install 'glue-constructs\[(\w+)\]'", install)
    assert f"\n{extra} = [\n" in (ROOT / "pyproject.toml").read_text()
    [major] = re.findall(r"npm install aws-cdk@(\d+)", install)
    assert f"aws-cdk@{major}." in (ROOT / ".ci" / "locked" / "npm.txt").read_text()
