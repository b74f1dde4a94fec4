"""What auto-glue-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.auto_glue_version import AutoGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "auto", "MaxRetries": 1}, ["GlueVersion"], id="auto"
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "Auto"}, ["GlueVersion"], id="capital"),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "auto"},
            ["GlueVersion"],
            id="shell",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "6.0"}, [], id="fixed"),
        pytest.param({"Command": {"Name": "glueetl"}}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": {"Ref": "Parameter"}}, [], id="glue-version-is-a-parameter"
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(AutoGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "auto"}

    assert message(AutoGlueVersion, job) == (
        "CloudFormation does not take GlueVersion 'auto': needs '3.0', '4.0', '5.0', '5.1' or '6.0', got 'auto'"
    )
