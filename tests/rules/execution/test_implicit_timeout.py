"""The rule implicit-timeout: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.execution.implicit_timeout import ImplicitTimeout

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Timeout"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("5.0", AT, GlueVersion="5.0"),
        case("6.0", AT, GlueVersion="6.0"),
        case("4.0", [], GlueVersion="4.0"),
        case("streaming", [], job=STREAMING),
        case("shell", [], job=SHELL, GlueVersion="5.0"),
        case("given", [], Timeout=60),
        case("no-version", [], job={}, Command={"Name": "glueetl"}),
        case("timeout-is-a-parameter", [], Timeout=PARAMETER),
        case("glue-version-is-a-parameter", [], GlueVersion=PARAMETER),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ImplicitTimeout, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}

    assert message(ImplicitTimeout, job) == (
        "without Timeout, a run on this Glue version ends after 480 minutes: needs the maximum "
        "minutes of a run, got None"
    )
