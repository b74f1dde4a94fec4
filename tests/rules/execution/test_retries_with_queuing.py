"""What retries-with-queuing finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.retries_with_queuing import RetriesWithQueuing

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": True, "MaxRetries": 1},
            ["MaxRetries"],
            id="one",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": "true", "MaxRetries": "1"},
            ["MaxRetries"],
            id="texts",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": True, "MaxRetries": 0},
            [],
            id="zero",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": True}, [], id="left-out"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": False, "MaxRetries": 1},
            [],
            id="no-queuing",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "JobRunQueuingEnabled": {"Ref": "Parameter"},
                "MaxRetries": 1,
            },
            [],
            id="queuing-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "JobRunQueuingEnabled": True,
                "MaxRetries": {"Ref": "Parameter"},
            },
            [],
            id="retries-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RetriesWithQueuing, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": True, "MaxRetries": 1}

    assert message(RetriesWithQueuing, job) == ("JobRunQueuingEnabled excludes retries: needs 0, got 1")
