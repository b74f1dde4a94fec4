"""What max-retries-out-of-range finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.max_retries_out_of_range import MaxRetriesOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxRetries": -1}, ["MaxRetries"], id="negative"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxRetries": 11}, ["MaxRetries"], id="eleven"
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxRetries": 0}, [], id="zero"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxRetries": 10}, [], id="ten"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxRetries": {"Ref": "Parameter"}},
            [],
            id="retries-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MaxRetriesOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxRetries": 11}

    assert message(MaxRetriesOutOfRange, job) == ("MaxRetries is out of range: needs 0 to 10, got 11")
