"""The machine, versions, date and load of a measurement."""

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
    """Return the machine and the measured versions, in one line."""
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    versions = [f"Python {platform.python_version()}", f"Node {node.removeprefix('v')}"]
    versions += [f"{package} {version(package)}" for package in _PACKAGES]
    return f"{platform.machine()} {platform.system()}, {_processor()}{os.cpu_count()} cores; {', '.join(versions)}"


def load() -> float:
    """Return the load average of the last minute."""
    return round(os.getloadavg()[0], 1)


def stamp(before: float, rounds: int, seconds: float) -> dict[str, Any]:
    """Return the machine, date, rounds, duration and load average of a measurement."""
    today = dt.datetime.now(dt.timezone.utc).date().isoformat()
    return {"machine": machine(), "date": today, "rounds": rounds, "seconds": seconds, "load": [before, load()]}


def _processor() -> str:
    """Return the processor's name, if /proc/cpuinfo exists."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]}, " if names else ""
