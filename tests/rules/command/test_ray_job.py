"""The rule ray-job: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, case

from glue_constructs.rules.command.ray_job import RayJob

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("ray", ["Command.Name"], job=RAY, Command={"Name": "glueray"}),
        case("spark", []),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RayJob, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueray"}, "GlueVersion": "4.0"}

    assert message(RayJob, job) == (
        "Glue for Ray has been closed to new customers since 2026-04-30: needs an account that has used it before, "
        "got 'glueray'"
    )
