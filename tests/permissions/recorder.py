"""A pytest plugin that records every call of the handlers to AWS in the file of the environment variable `CALLS`.

It is used with `tests/handlers`, whose tests cover the rows of the handlers' state tables. See `calls`.
"""

from __future__ import annotations

import json
import os
import traceback
from pathlib import Path
from typing import Any

import pytest
from botocore.client import BaseClient

_HANDLERS = "glue_constructs.handlers."
_call = BaseClient._make_api_call
_calls: list[dict[str, Any]] = []
_tags: dict[str, dict[str, str]] = {}  # of Amazon Location's jobs, by id, as GetJob returned them last


def _record_call(client: BaseClient, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
    if function := _calling_function():
        called = {
            "test": os.environ["PYTEST_CURRENT_TEST"].partition(" ")[0],
            "function": function,
            "service": client.meta.service_model.service_name,
            "operation": operation,
            "parameters": parameters,
            "tags": _tags.get(parameters.get("JobId", ""), {}),
        }
        _calls.append(json.loads(json.dumps(called, default=str)))
    answer = _call(client, operation, parameters)
    if operation == "GetJob":
        _tags[parameters["JobId"]] = answer.get("Tags", {})
    return answer


def _calling_function() -> str | None:
    """Return the Lambda function that makes this call; None if a test makes it."""
    modules = {frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_stack(None)}
    ours = {name.removeprefix(_HANDLERS) for name in modules if name.startswith(_HANDLERS)}
    return None if not ours else "entry" if any(name.endswith("entry") for name in ours) else "worker"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    _tags.clear()


def pytest_sessionstart() -> None:
    BaseClient._make_api_call = _record_call


def pytest_sessionfinish() -> None:
    BaseClient._make_api_call = _call
    Path(os.environ["CALLS"]).write_text(json.dumps(_calls))
