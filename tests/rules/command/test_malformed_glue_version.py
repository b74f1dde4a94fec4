"""What malformed-glue-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.malformed_glue_version import MalformedGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5"}, ["GlueVersion"], id="one-part"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": 5}, ["GlueVersion"], id="number-of-one-part"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1 "}, ["GlueVersion"], id="blank-at-the-end"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": ""}, ["GlueVersion"], id="empty"),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "3"},
            ["GlueVersion"],
            id="shell-too",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5." + "1" * 254}, ["GlueVersion"], id="too-long"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5." + "1" * 253}, [], id="as-long-as-may-be"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="two-parts"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": 5.1}, [], id="yaml-number"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "7.0"}, [], id="new"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "auto"}, [], id="auto"),
        pytest.param({"Command": {"Name": "glueetl"}}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": {"Ref": "Parameter"}}, [], id="glue-version-is-a-parameter"
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5"}

    assert message(MalformedGlueVersion, job) == ("GlueVersion is not of the form of a version: needs '5.0', got '5'")
