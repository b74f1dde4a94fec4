"""What queuing-with-flex finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.queuing_with_flex import QueuingWithFlex

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "JobRunQueuingEnabled": True,
                "ExecutionClass": "FLEX",
            },
            ["JobRunQueuingEnabled"],
            id="both",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "JobRunQueuingEnabled": False,
                "ExecutionClass": "FLEX",
            },
            [],
            id="off",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX"}, [], id="left-out"
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "JobRunQueuingEnabled": True,
                "ExecutionClass": "STANDARD",
            },
            [],
            id="standard",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "JobRunQueuingEnabled": {"Ref": "Parameter"},
                "ExecutionClass": "FLEX",
            },
            [],
            id="queuing-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "JobRunQueuingEnabled": True,
                "ExecutionClass": {"Ref": "Parameter"},
            },
            [],
            id="class-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(QueuingWithFlex, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": True, "ExecutionClass": "FLEX"}

    assert message(QueuingWithFlex, job) == ("a FLEX job should not queue its runs: needs False, got True")
