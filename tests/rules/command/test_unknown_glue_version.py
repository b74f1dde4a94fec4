"""What unknown-glue-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.unknown_glue_version import UnknownGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "4.1"}, ["GlueVersion"], id="between"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "7.0"}, ["GlueVersion"], id="newer"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.0.1"}, ["GlueVersion"], id="three-parts"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="known"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "2.0"}, [], id="retired"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5"}, [], id="malformed"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "auto"}, [], id="auto"),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "7.0"}, [], id="shell"
        ),
        pytest.param({"Command": {"Name": "glueetl"}}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": {"Ref": "Parameter"}}, [], id="glue-version-is-a-parameter"
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "7.0"}, [], id="command-is-a-parameter"
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "7.0"}

    assert message(UnknownGlueVersion, job) == (
        "GlueVersion is none that this release of glue_constructs knows: needs '3.0', '4.0', '5.0', '5.1' or "
        "'6.0', got '7.0'"
    )
