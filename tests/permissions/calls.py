"""The calls that the handlers make in their tests, which cover every row of their state tables, and IAM's requests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from permissions.intrinsics import Environment
from permissions.operations import access_requests

if TYPE_CHECKING:
    from permissions.policy import AccessRequest

_TESTS = Path(__file__).parents[1]


@dataclass(frozen=True)
class Call:
    """A call of a handler.

    Attributes:
        test: The test that called the handler.
        function: The Lambda function: entry or worker.
        service: The name of the service in botocore.
        operation: The operation of the service.
        parameters: The parameters of the call.
        tags: The tags of the call's job.
    """

    test: str
    function: str
    service: str
    operation: str
    parameters: dict[str, Any]
    tags: dict[str, str]

    @property
    def stack(self) -> str:
        """The name of the stack in the handlers' tests: address validation jobs have another one."""
        return "Addresses" if self.service == "location" or "test_location_" in self.test else "Orders"

    def access_requests(self) -> list[AccessRequest]:
        """Return the requests that IAM checks for the call."""
        return access_requests(self.service, self.operation, self.parameters, tags=self.tags, environment=Environment())


def record_calls(folder: Path) -> list[Call]:
    """Run the handlers' tests, and return their calls; failing tests are not reported here."""
    file = folder / "calls.json"
    command = [sys.executable, "-m", "pytest", "-p", "permissions.recorder", "-p", "no:cacheprovider", "-q"]
    done = subprocess.run(
        [*command, str(_TESTS / "handlers")],
        env={**os.environ, "PYTHONPATH": str(_TESTS), "CALLS": str(file)},
        cwd=_TESTS.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert file.exists(), done.stdout + done.stderr
    return [Call(**call) for call in json.loads(file.read_text())]
