"""What unknown-ray-runtime finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.unknown_ray_runtime import UnknownRayRuntime

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueray", "Runtime": "Ray2.9"}, "GlueVersion": "4.0"}, ["Command.Runtime"], id="newer"
        ),
        pytest.param(
            {"Command": {"Name": "glueray", "Runtime": "ray2.4"}, "GlueVersion": "4.0"},
            ["Command.Runtime"],
            id="other-case",
        ),
        pytest.param({"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}, [], id="ray2.4"),
        pytest.param({"Command": {"Name": "glueray"}, "GlueVersion": "4.0"}, [], id="left-out"),
        pytest.param({"Command": {"Name": "glueetl", "Runtime": "Ray2.9"}, "GlueVersion": "5.1"}, [], id="spark"),
        pytest.param(
            {"Command": {"Name": "glueray", "Runtime": {"Ref": "Parameter"}}, "GlueVersion": "4.0"},
            [],
            id="runtime-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}, "Runtime": "Ray2.9"}, "GlueVersion": "5.1"},
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownRayRuntime, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueray", "Runtime": "Ray2.9"}, "GlueVersion": "4.0"}

    assert message(UnknownRayRuntime, job) == (
        "Command.Runtime is no runtime of Glue for Ray: needs 'Ray2.4', got 'Ray2.9'"
    )
