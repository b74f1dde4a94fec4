"""The rule unknown-job-mode: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.properties.unknown_job_mode import UnknownJobMode

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["JobMode"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("lower-case", AT, job={}, JobMode="script"),
        case("empty", AT, job={}, JobMode=""),
        case("script", [], job={}, JobMode="SCRIPT"),
        case("visual", [], job={}, JobMode="VISUAL"),
        case("notebook", [], job={}, JobMode="NOTEBOOK"),
        case("parameter", [], job={}, JobMode=PARAMETER),
        case("not-set", [], job={}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownJobMode, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(UnknownJobMode, {"JobMode": "script"}) == (
        "unknown JobMode: needs 'SCRIPT', 'VISUAL' or 'NOTEBOOK', got 'script'"
    )
