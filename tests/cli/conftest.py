from __future__ import annotations

from typing import Any

import pytest
from cli.aws_runs import Jobs


@pytest.fixture
def environment_of_aws(embedded_aws: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands use the embedded AWS, by the environment variables of the AWS CLI."""
    for name, value in embedded_aws.variables().items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def jobs(embedded_aws: Any) -> Jobs:
    """Jobs in the embedded AWS."""
    return Jobs(embedded_aws)
