"""What malformed-job-name finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.properties.malformed_job_name import MalformedJobName

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Name": ""}, ["Name"], id="empty"),
        pytest.param({"Name": "x" * 256}, ["Name"], id="too-long"),
        pytest.param({"Name": "nightly\norders"}, ["Name"], id="two-lines"),
        pytest.param({"Name": "nightly\rorders"}, ["Name"], id="carriage-return"),
        pytest.param({"Name": "orders\x00"}, ["Name"], id="null-character"),
        pytest.param({"Name": "orders\uffff"}, ["Name"], id="no-character"),
        pytest.param({"Name": "orders\ud800"}, ["Name"], id="half-a-character"),
        pytest.param({"Name": "x"}, [], id="shortest"),
        pytest.param({"Name": "x" * 255}, [], id="longest"),
        pytest.param({"Name": "\u00e9" * 255}, [], id="longest-in-characters-not-in-bytes"),
        pytest.param({"Name": "My job \u00e9 \U0001f600\t\x7f"}, [], id="odd-but-allowed"),
        pytest.param({"Name": 5}, [], id="number"),
        pytest.param({"Name": {"Ref": "Parameter"}}, [], id="parameter"),
        pytest.param({}, [], id="generated"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedJobName, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedJobName, {"Name": "nightly\norders"}) == (
        "malformed job name of 14 characters: needs 1 to 255 characters without control characters, "
        r"got 'nightly\norders'"
    )
