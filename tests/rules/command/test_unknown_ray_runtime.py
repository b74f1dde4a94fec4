"""The rule unknown-ray-runtime: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, case

from glue_constructs.rules.command.unknown_ray_runtime import UnknownRayRuntime

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.Runtime"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("newer", AT, job=RAY, Command={"Name": "glueray", "Runtime": "Ray2.9"}),
        case("other-case", AT, job=RAY, Command={"Name": "glueray", "Runtime": "ray2.4"}),
        case("ray2.4", [], job=RAY),
        case("not-set", [], job=RAY, Command={"Name": "glueray"}),
        case("spark", [], Command={"Name": "glueetl", "Runtime": "Ray2.9"}),
        case("runtime-is-a-parameter", [], job=RAY, Command={"Name": "glueray", "Runtime": PARAMETER}),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER, "Runtime": "Ray2.9"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownRayRuntime, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueray", "Runtime": "Ray2.9"}, "GlueVersion": "4.0"}

    assert message(UnknownRayRuntime, job) == ("unknown Command.Runtime of a Ray job: needs 'Ray2.4', got 'Ray2.9'")
