"""Set up the development environment of this clone: `.venv` from .ci/locked, the CDK CLI, and Node and Java if missing.

Does nothing if everything is installed. It uses only the standard library, because it runs before any package is
installed.
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

LOWEST_NODE = 22  # the lowest version that jsii supports
SUPPORTED_JAVA = range(17, 24)  # the versions that PySpark 3.5 and 4.1, and the Hadoop in them, support

# A pinned requirement of a lock file, without its hashes.
_PINNED = re.compile(r"^\w[^\\\n]*", re.MULTILINE)

# Errors of pip and npm if they cannot reach a registry.
_UNREACHABLE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|Max retries exceeded|ConnectionReset"
    r"|name resolution|Network is unreachable|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH"
)
# The versions in a lock file do not conflict; pip also reports a conflict if the registry lacks a locked version.
_MISSING = re.compile(
    r"No matching distribution found for ([^\s(;]+)"
    r"|Cannot install ([^\s,]+)\S* because these package versions have conflicting dependencies"
    r"|404 Not Found - GET \S*/([^\s/]+) "
)
_HASH_MISMATCH = re.compile(r"DO NOT MATCH THE HASHES.*?^\s+(\S+) from ", re.DOTALL | re.MULTILINE)


def main(arguments: Sequence[str]) -> None:
    """Install what is missing, or update the lock files."""
    if list(arguments) == ["lock"]:
        _create_venv()
        sys.exit(_run_lock_program())
    if STAMP.exists() and STAMP.read_text() == _setup_digest():
        return
    print("Setting up (once; the downloads are about 600 MB)")
    _run_step("virtual environment in .venv", _create_venv)
    if exit_code := _run_lock_program("--check"):
        sys.exit(exit_code)
    _run_step("the packages in .ci/locked/python.txt", lambda: _install_lock_file(PYTHON_LOCK))
    _run_step(
        "glue-constructs itself", lambda: _pip_install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    )
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    if _major_version("node", "--version") < LOWEST_NODE:
        _run_step(
            f"Node from a wheel (Node {LOWEST_NODE} or newer is not installed)", lambda: _install_lock_file(NODE_LOCK)
        )
    if _major_version("java", "-version") not in SUPPORTED_JAVA:
        versions = f"{SUPPORTED_JAVA[0]} to {SUPPORTED_JAVA[-1]}"
        _run_step(f"Java from a wheel (Java {versions} is not installed)", lambda: _install_lock_file(JAVA_LOCK))
    _run_step("the CDK CLI and Pyright in node_modules", _install_npm_packages)
    STAMP.write_text(_setup_digest())


def _setup_digest() -> str:
    """Return a digest of the files and the Python version that setup depends on; setup runs again if it changes."""
    files = [ROOT / "pyproject.toml", Path(__file__), *sorted(LOCKED.iterdir())]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files) + sys.version.encode()).hexdigest()


def _venv_python() -> str:
    return str(BIN / "python")


def _create_venv() -> None:
    version = f"version = {'.'.join(map(str, sys.version_info[:3]))}"
    configuration = VENV / "pyvenv.cfg"
    if (BIN / "pip").exists() and configuration.exists() and version in configuration.read_text().splitlines():
        return
    try:
        # clear: packages that were installed for another Python version do not work with this one.
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(
            f"\n{sys.executable} cannot create a virtual environment (on Debian: apt install python3-venv): {error}"
        )


def _run_lock_program(*arguments: str) -> int:
    """Run lock.py with the Python of .venv and return its exit code; it prints its own errors."""
    return subprocess.run([_venv_python(), str(ROOT / ".ci" / "lock.py"), *arguments], cwd=ROOT, check=False).returncode


def _run_step(title: str, action: Callable[[], None]) -> None:
    """Run a step and print its duration; in a terminal the elapsed seconds are updated while it runs."""
    is_terminal = sys.stdout.isatty()
    started, done = time.monotonic(), threading.Event()

    def show_time() -> None:
        line_so_far = f"\r  {title} ..." if is_terminal else ""
        print(f"{line_so_far} {time.monotonic() - started:.0f} s", end="", flush=True)

    def update_time() -> None:
        while not done.wait(1):
            show_time()

    print(f"  {title} ...", end="", flush=True)
    if is_terminal:
        threading.Thread(target=update_time, daemon=True).start()
    try:
        action()
    finally:
        done.set()
    show_time()
    print()


def _install_lock_file(lock: Path) -> None:
    # The packages with which pip builds a source distribution (PySpark) are locked, too; pip 25.3 and newer read the
    # second variable. The constraints have no hashes: a build environment requires a range of setuptools versions, and
    # pip rejects hashes for a range.
    constraints = VENV / "constraints.txt"
    constraints.write_text("\n".join(_PINNED.findall(PYTHON_LOCK.read_text())))
    variables = {"PIP_CONSTRAINT": str(constraints), "PIP_BUILD_CONSTRAINT": str(constraints)}
    _pip_install("--require-hashes", "--requirement", str(lock), variables=variables)


def _pip_install(*arguments: str, variables: Mapping[str, str] | None = None) -> None:
    _run_quietly(
        [_venv_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments], variables
    )


def _install_npm_packages() -> None:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("\nnode is installed without npm; install npm, or remove node: setup then installs both from a wheel")
    packages = [line for line in NPM_LOCK.read_text().splitlines() if not line.startswith("#")]
    _run_quietly([npm, "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", *packages])


def _run_quietly(command: list[str], variables: Mapping[str, str] | None = None) -> None:
    """Run a command without showing its output, and exit with an error message if it fails."""
    environment = {**os.environ, **(variables or {})}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        output = done.stdout + done.stderr
        sys.exit("\n" + (explain_error(output) or f"$ {' '.join(command)}\n{output}"))


def explain_error(output: str) -> str | None:
    """Return a sentence that explains why pip or npm failed, None if the reason is unknown."""
    if _UNREACHABLE.search(output):
        return (
            "the package registry cannot be reached: setup needs network access, or a mirror configured for pip and "
            "npm (PIP_INDEX_URL, npm_config_registry)"
        )
    if found := _MISSING.search(output):
        python = sys.version.split()[0]
        return (
            f"the package registry has no {found[found.lastindex or 0]} for Python {python} on this system: "
            "use a mirror that has it, or lock the available versions: make lock"
        )
    if found := _HASH_MISMATCH.search(output):
        return f"the package registry's file for {found[1]} does not match the hash in .ci/locked; use another mirror"
    return None


def _major_version(program: str, option: str) -> int:
    """Return the major version of a program, 0 if it is not installed or fails."""
    if shutil.which(program) is None:
        return 0
    done = subprocess.run([program, option], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+)\.", done.stdout + done.stderr)
    return int(found[1]) if found and done.returncode == 0 else 0
