"""What malformed-description finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.properties.malformed_description import MalformedDescription

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Description": "x" * 2_049}, ["Description"], id="too-long"),
        pytest.param({"Description": "nightly\x00orders"}, ["Description"], id="null-character"),
        pytest.param({"Description": "nightly\x0corders"}, ["Description"], id="form-feed"),
        pytest.param({"Description": "x" * 2_048}, [], id="longest"),
        pytest.param({"Description": "\u00e9" * 2_048}, [], id="longest-in-characters-not-in-bytes"),
        pytest.param({"Description": "nightly\r\n\torders"}, [], id="several-lines"),
        pytest.param({"Description": ""}, [], id="empty"),
        pytest.param({"Description": {"Ref": "Parameter"}}, [], id="parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedDescription, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedDescription, {"Description": "a\x00b"}) == (
        "malformed description of 3 characters: needs at most 2,048 characters, of the control characters only tab "
        r"and line ends, got 'a\x00b'"
    )
