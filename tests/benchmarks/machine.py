"""Where and when something was measured."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

_PACKAGES = ("glue-constructs", "aws-cdk-lib", "jsii", "cfn-lint")


def machine() -> str:
    """The machine and the versions of what was measured, in one line."""
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    versions = [f"Python {platform.python_version()}", f"Node {node.removeprefix('v')}"]
    versions += [f"{package} {version(package)}" for package in _PACKAGES]
    return f"{platform.machine()} {platform.system()}, {_processor()}{os.cpu_count()} cores; {', '.join(versions)}"


def load() -> float:
    """How many processes ran or waited to, on average over the last minute."""
    return round(os.getloadavg()[0], 1)


def stamp(before: float, rounds: int, seconds: float) -> dict[str, Any]:
    """When, where, how often and for how long, and what else the machine did."""
    today = dt.datetime.now(dt.timezone.utc).date().isoformat()
    return {"machine": machine(), "date": today, "rounds": rounds, "seconds": seconds, "load": [before, load()]}


def _processor() -> str:
    """The processor's name, where Linux tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]}, " if names else ""
