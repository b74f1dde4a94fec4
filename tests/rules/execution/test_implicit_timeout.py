"""What implicit-timeout finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.execution.implicit_timeout import ImplicitTimeout

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.0"}, ["Timeout"], id="5.0"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "6.0"}, ["Timeout"], id="6.0"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}, [], id="4.0"),
        pytest.param({"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1"}, [], id="streaming"),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "5.0"}, [], id="shell"
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": 60}, [], id="given"),
        pytest.param({"Command": {"Name": "glueetl"}}, [], id="no-version"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": {"Ref": "Parameter"}},
            [],
            id="timeout-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": {"Ref": "Parameter"}}, [], id="glue-version-is-a-parameter"
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.1"}, [], id="command-is-a-parameter"
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ImplicitTimeout, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}

    assert message(ImplicitTimeout, job) == (
        "without Timeout, a run on this Glue version ends after 480 minutes: needs minutes that suit the job, got None"
    )
