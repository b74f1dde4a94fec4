"""The rule unknown-glue-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.command.unknown_glue_version import UnknownGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["GlueVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("between", AT, GlueVersion="4.1"),
        case("newer", AT, GlueVersion="99.0"),
        case("three-parts", AT, GlueVersion="5.0.1"),
        case("known", []),
        case("retired", [], GlueVersion="2.0"),
        case("malformed", [], GlueVersion="5"),
        case("auto", [], GlueVersion="auto"),
        case("shell", [], job=SHELL, GlueVersion="99.0"),
        case("not-set", [], job={}, Command={"Name": "glueetl"}),
        case("glue-version-is-a-parameter", [], GlueVersion=PARAMETER),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, GlueVersion="99.0"),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "99.0"}

    assert message(UnknownGlueVersion, job) == (
        "unknown GlueVersion: needs '3.0', '4.0', '5.0', '5.1' or '6.0', got '99.0'"
    )
