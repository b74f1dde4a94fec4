"""Download of wheels for another Python and platform with pip."""

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
# Glue's patch release of Python is not documented. Packages exclude only early patch releases, before 10.
_PATCH = 10
# The settings that affect pip's result, in addition to the requirements; others are for output and timeouts.
_SETTINGS = (
    "CONFIG_FILE", "CONSTRAINT", "EXTRA_INDEX_URL", "FIND_LINKS", "INDEX_URL", "NO_DEPS", "NO_INDEX", "PRE",
    "PREFER_BINARY", "REQUIRE_HASHES",
)  # fmt: skip

_REASON_LINES = 6
_REASON_WIDTH = 300
_NOISE = ("ERROR: Ignored the following versions", "WARNING:", "[notice]", "DEPRECATION:")
_PASSWORD = re.compile(r"//[^/@\s]+@")


class PipFailed(Exception):
    """pip could not resolve the requirements; the message is pip's reason, shortened."""


def resolver_settings() -> list[str | None]:
    """Return the environment settings that affect pip's result. They may contain passwords: only use a digest."""
    return [os.environ.get(f"PIP_{name}") for name in _SETTINGS]


def download(
    requirements: Path, into: Path, *, python: str, platforms: Sequence[str], require_hashes: bool, title: str
) -> None:
    """Resolve requirements for a Python and platform, and download their wheels from the indexes that pip is set to.

    Args:
        requirements: A requirements file.
        into: The folder for the wheels.
        python: The Python version, ``"3.11"``.
        platforms: The compatible platforms in pip's notation, the best first.
        require_hashes: Whether every requirement must be pinned by a hash.
        title: The title of the progress output.

    Raises:
        PipFailed: The requirements cannot be resolved, or pip is not installed.
    """
    if find_spec("pip") is None:
        raise PipFailed(
            f"pip is not installed in {sys.executable!r}: run {sys.executable} -m ensurepip, or install pip"
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
    output = []
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
            output.append(_PASSWORD.sub("//****@", line.rstrip()))
            progress.update(output[-1].strip()[:_REASON_WIDTH])
    if process.returncode:
        raise PipFailed(_shorten_output(output))


def _shorten_output(output: Sequence[str]) -> str:
    """Return the relevant lines of pip's output: the first error and the lines after it."""
    relevant = [line for line in output if line.strip() and not line.startswith(_NOISE)]
    first = next((index for index, line in enumerate(relevant) if line.startswith("ERROR:")), max(0, len(relevant) - 1))
    if relevant[first:] and relevant[first].endswith("Exception:"):  # pip crashed: the last line of its traceback
        first = len(relevant) - 1
    lines = dict.fromkeys(line.removeprefix("ERROR:").strip()[:_REASON_WIDTH] for line in relevant[first:])
    return "\n  ".join(list(lines)[:_REASON_LINES]) or "pip printed no output"


def _abi(python: str) -> str:
    name = "cp" + python.replace(".", "")
    return f"{name}m" if name in {"cp36", "cp37"} else name


def _markers(python: str) -> dict[str, str]:
    """Return the environment markers of Glue jobs (PEP 508)."""
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
