"""Calls of the worker function in the tests of its steps."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from glue_constructs.handlers import worker

NOW = 1_700_000_000


class Worker:
    """The worker function with clients: its steps are methods that take a state and return the new one."""

    def __init__(self, *, glue: Any = None, location: Any = None, cloudformation: Any = None, now: int = NOW) -> None:
        self._clients = SimpleNamespace(glue=glue, location=location, cloudformation=cloudformation)
        self._now = now

    def begin(self, state: dict[str, Any]) -> dict[str, Any]:
        return self._run("begin", state)

    def poll(self, state: dict[str, Any]) -> dict[str, Any]:
        return self._run("poll", state)

    def stop(self, state: dict[str, Any]) -> dict[str, Any]:
        return self._run("stop", state)

    def answer(self, state: dict[str, Any]) -> dict[str, Any]:
        return self._run("answer", state)

    def _run(self, step: str, state: dict[str, Any]) -> dict[str, Any]:
        call = {"step": step, "state": state}
        after = worker.run_step(call, self._clients, now=self._now, region="eu-west-1")
        # Step Functions reads JSON, in which infinity is no number.
        return json.loads(json.dumps(after, allow_nan=False))
