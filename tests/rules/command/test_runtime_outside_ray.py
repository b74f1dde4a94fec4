"""What runtime-outside-ray finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.runtime_outside_ray import RuntimeOutsideRay

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl", "Runtime": "Ray2.4"}, "GlueVersion": "5.1"}, ["Command.Runtime"], id="etl"
        ),
        pytest.param({"Command": {"Name": "pythonshell", "Runtime": "Ray2.4"}}, ["Command.Runtime"], id="shell"),
        pytest.param({"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}, [], id="ray"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": "glueetl", "Runtime": {"Ref": "Parameter"}}, "GlueVersion": "5.1"},
            [],
            id="runtime-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}, "Runtime": "Ray2.4"}, "GlueVersion": "5.1"},
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RuntimeOutsideRay, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl", "Runtime": "Ray2.4"}, "GlueVersion": "5.1"}

    assert message(RuntimeOutsideRay, job) == (
        "Command.Runtime does nothing in a job with command 'glueetl': needs none, got 'Ray2.4'"
    )
