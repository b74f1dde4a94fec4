"""The rule runtime-outside-ray: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, case

from glue_constructs.rules.command.runtime_outside_ray import RuntimeOutsideRay

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.Runtime"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("etl", AT, Command={"Name": "glueetl", "Runtime": "Ray2.4"}),
        case("shell", AT, job={}, Command={"Name": "pythonshell", "Runtime": "Ray2.4"}),
        case("ray", [], job=RAY),
        case("not-set", []),
        case("runtime-is-a-parameter", [], Command={"Name": "glueetl", "Runtime": PARAMETER}),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER, "Runtime": "Ray2.4"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RuntimeOutsideRay, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl", "Runtime": "Ray2.4"}, "GlueVersion": "5.1"}

    assert message(RuntimeOutsideRay, job) == (
        "Command.Runtime has no effect with command 'glueetl': needs no Runtime, got 'Ray2.4'"
    )
