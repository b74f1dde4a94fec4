"""Whole processes, from start to end, and what they print."""

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

# CDK's own validator costs seconds at the first synth of a process and is the same for all; where it runs, it is said.
WITHOUT_VALIDATION = {"CDK_VALIDATION": "false"}


def timed(command: list[str], *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> dict[str, float]:
    """Seconds that a process took: by the clock ("wall"), and of processors ("cpu"), with the processes it started.

    Raises:
        RuntimeError: It failed.
    """
    before, start = of_ended_children(), time.perf_counter()
    _output(command, cwd=cwd, env=env or {})
    return {"wall": time.perf_counter() - start, "cpu": of_ended_children() - before}


def module(name: str, *arguments: str, env: dict[str, str] | None = None) -> Any:
    """What a module of this folder prints as JSON, run by a Python of its own."""
    return json.loads(_output([sys.executable, "-m", f"tests.benchmarks.{name}", *arguments], cwd=ROOT, env=env or {}))


def program(*command: str) -> Any:
    """What another program prints as JSON."""
    return json.loads(_output(list(command), cwd=ROOT, env={}))


def _output(command: list[str], *, cwd: Path, env: dict[str, str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=environment(env))
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} exited with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def environment(more: dict[str, str]) -> dict[str, str]:
    """This process's environment, and more, for a process that keeps what Python compiled, as users' processes do."""
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}, **more}


def compile_modules() -> None:
    """Compile the library and the benchmark, so that no process that is measured has to.

    Raises:
        RuntimeError: A file could not be compiled.
    """
    for folder in (ROOT / "glue_constructs", Path(__file__).parent):
        if not compileall.compile_dir(folder, quiet=1):
            raise RuntimeError(f"not every module in {folder} could be compiled")


def of_ended_children() -> float:
    """Seconds of processors that the processes used that this one has started and waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
