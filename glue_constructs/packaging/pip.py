"""pip, asked for the wheels that another Python on another platform needs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.packaging.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROGRAM = Path(__file__).with_name("pip_program.py")
# No page says which patch release of Python Glue runs. Ten is past the early ones that packages exclude.
_PATCH = 10
# What decides what pip finds, beside the requirements; the rest is how it looks and how long it waits.
_SETTINGS = (
    "CONFIG_FILE", "CONSTRAINT", "EXTRA_INDEX_URL", "FIND_LINKS", "INDEX_URL", "NO_DEPS", "NO_INDEX", "PRE",
    "PREFER_BINARY", "REQUIRE_HASHES",
)  # fmt: skip

_REASON_LINES = 6
_REASON_WIDTH = 300
_NOISE = ("ERROR: Ignored the following versions", "WARNING:", "[notice]", "DEPRECATION:")
_PASSWORD = re.compile(r"//[^/@\s]+@")


class PipFailed(Exception):
    """pip found no set of wheels; the text is its reason, shortened."""


def resolver_settings() -> list[str | None]:
    """The user's settings in the environment that decide what pip finds. They may hold passwords: digest them."""
    return [os.environ.get(f"PIP_{name}") for name in _SETTINGS]


def download(
    requirements: Path, into: Path, *, python: str, platforms: Sequence[str], require_hashes: bool, title: str
) -> None:
    """Resolve requirements for a Python and platform and fetch their wheels, with the indexes that the user's pip has.

    Args:
        requirements: A requirements file.
        into: The folder for the wheels.
        python: ``"3.11"``.
        platforms: The platforms that fit, the best first, as pip names them.
        require_hashes: Whether every requirement must be pinned by a hash.
        title: What to say while it takes its time.

    Raises:
        PipFailed: There is no such set, or no pip.
    """
    if find_spec("pip") is None:
        raise PipFailed(
            f"there is no pip in {sys.executable!r}: run its -m ensurepip, or install pip beside this library"
        )
    command = [sys.executable, str(_PROGRAM), json.dumps(_markers(python)), "download"]
    options = ["--only-binary=:all:", "--no-input", "--progress-bar=off", "--disable-pip-version-check"]
    target = [f"--python-version={python}.{_PATCH}", "--implementation=cp", f"--abi={_abi(python)}"]
    target += [f"--platform={platform}" for platform in platforms]
    hashes = ["--require-hashes"] if require_hashes else []
    files = [f"--dest={into}", f"--requirement={requirements}"]
    _run([*command, *options, *target, *hashes, *files], title)


def _run(command: Sequence[str], title: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    said = []
    with (
        Progress(title) as progress,
        subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        for line in process.stdout or ():
            said.append(_PASSWORD.sub("//****@", line.rstrip()))
            progress.update(said[-1].strip()[:_REASON_WIDTH])
    if process.returncode:
        raise PipFailed(_shorten_output(said))


def _shorten_output(said: Sequence[str]) -> str:
    """What pip said that means something: its first error, and what follows it."""
    told = [line for line in said if line.strip() and not line.startswith(_NOISE)]
    first = next((index for index, line in enumerate(told) if line.startswith("ERROR:")), max(0, len(told) - 1))
    if told[first:] and told[first].endswith("Exception:"):  # pip itself broke: the end of its traceback
        first = len(told) - 1
    lines = dict.fromkeys(line.removeprefix("ERROR:").strip()[:_REASON_WIDTH] for line in told[first:])
    return "\n  ".join(list(lines)[:_REASON_LINES]) or "pip said nothing"


def _abi(python: str) -> str:
    name = "cp" + python.replace(".", "")
    return f"{name}m" if name in {"cp36", "cp37"} else name


def _markers(python: str) -> dict[str, str]:
    """What is true of every Glue job (PEP 508)."""
    full = f"{python}.{_PATCH}"
    return {
        "implementation_name": "cpython",
        "implementation_version": full,
        "os_name": "posix",
        "platform_machine": "x86_64",
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": "Linux",
        "platform_version": "",
        "python_full_version": full,
        "python_version": python,
        "sys_platform": "linux",
    }
