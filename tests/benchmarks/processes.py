"""Run processes, measure them, and read their output."""

from __future__ import annotations

import compileall
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

# CDK validation takes seconds at the first synth of a process, the same for all variants. A section that measures it
# says so.
WITHOUT_VALIDATION = {"CDK_VALIDATION": "false"}


def timed(command: list[str], *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> dict[str, float]:
    """Return the wall time and the CPU time ("wall", "cpu") of a process and its child processes, in seconds.

    Raises:
        RuntimeError: The process failed.
    """
    before, start = cpu_seconds_of_ended_children(), time.perf_counter()
    _output(command, cwd=cwd, env=env or {})
    return {"wall": time.perf_counter() - start, "cpu": cpu_seconds_of_ended_children() - before}


def run_module(name: str, *arguments: str, env: dict[str, str] | None = None) -> Any:
    """Run a module of this folder in a new process, and return its JSON output."""
    return json.loads(_output([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], cwd=ROOT, env=env or {}))


def run_program(*command: str) -> Any:
    """Run a command, and return its JSON output."""
    return json.loads(_output(list(command), cwd=ROOT, env={}))


def _output(command: list[str], *, cwd: Path, env: dict[str, str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=environment(env))
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} exited with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def environment(more: dict[str, str]) -> dict[str, str]:
    """Return this process's environment and `more`, without PYTHONDONTWRITEBYTECODE, as for most users."""
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}, **more}


def compile_modules() -> None:
    """Compile the library and the benchmark, so that measured processes do not compile them.

    Raises:
        RuntimeError: A file could not be compiled.
    """
    for folder in (ROOT / "glue_constructs", Path(__file__).parent):
        if not compileall.compile_dir(folder, quiet=1):
            raise RuntimeError(f"not every module in {folder} could be compiled")


def cpu_seconds_of_ended_children() -> float:
    """Return the CPU seconds of the ended child processes of this process."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
