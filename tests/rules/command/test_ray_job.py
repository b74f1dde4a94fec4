"""What ray-job finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.ray_job import RayJob

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "glueray"}, "GlueVersion": "4.0"}, ["Command.Name"], id="ray"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}, [], id="spark"),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.1"}, [], id="command-is-a-parameter"
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RayJob, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueray"}, "GlueVersion": "4.0"}

    assert message(RayJob, job) == (
        "Glue for Ray is closed to new customers since 2026-04-30: needs an account that has used it before, "
        "got 'glueray'"
    )
