"""What retired-glue-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.retired_glue_version import RetiredGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "0.9"}, ["GlueVersion"], id="0.9"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "1.0"}, ["GlueVersion"], id="1.0"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "2.0"}, ["GlueVersion"], id="2.0"),
        pytest.param({"Command": {"Name": "gluestreaming"}, "GlueVersion": "2.0"}, ["GlueVersion"], id="streaming"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "3.0"}, [], id="3.0"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "6.0"}, [], id="6.0"),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "1.0"},
            [],
            id="ignored-by-a-shell-job",
        ),
        pytest.param({"Command": {"Name": "glueray"}, "GlueVersion": "2.0"}, [], id="left-to-the-rule-of-ray"),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "2.0"}, [], id="command-is-a-parameter"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": {"Ref": "Parameter"}}, [], id="glue-version-is-a-parameter"
        ),
        pytest.param({"Command": {"Name": "glueetl"}}, [], id="left-out"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RetiredGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "2.0"}

    assert message(RetiredGlueVersion, job) == (
        "Glue 2.0 reached its end of life on 2026-04-01: needs its successor '6.0', or another of 3.0, 4.0, "
        "5.0, 5.1, 6.0, got '2.0'"
    )
