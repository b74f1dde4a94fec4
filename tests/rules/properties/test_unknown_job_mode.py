"""What unknown-job-mode finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.properties.unknown_job_mode import UnknownJobMode

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"JobMode": "script"}, ["JobMode"], id="lower-case"),
        pytest.param({"JobMode": ""}, ["JobMode"], id="empty"),
        pytest.param({"JobMode": "SCRIPT"}, [], id="script"),
        pytest.param({"JobMode": "VISUAL"}, [], id="visual"),
        pytest.param({"JobMode": "NOTEBOOK"}, [], id="notebook"),
        pytest.param({"JobMode": {"Ref": "Parameter"}}, [], id="parameter"),
        pytest.param({}, [], id="left-out"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownJobMode, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(UnknownJobMode, {"JobMode": "script"}) == (
        "unknown job mode: needs 'SCRIPT', 'VISUAL' or 'NOTEBOOK', got 'script'"
    )
