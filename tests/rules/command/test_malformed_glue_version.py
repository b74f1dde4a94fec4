"""The rule malformed-glue-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.command.malformed_glue_version import MalformedGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["GlueVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("one-part", AT, GlueVersion="5"),
        case("number-of-one-part", AT, GlueVersion=5),
        case("blank-at-the-end", AT, GlueVersion="5.1 "),
        case("empty", AT, GlueVersion=""),
        case("shell-too", AT, job=SHELL, GlueVersion="3"),
        case("too-long", AT, GlueVersion="5." + "1" * 254),
        case("as-long-as-may-be", [], GlueVersion="5." + "1" * 253),
        case("two-parts", []),
        case("yaml-number", [], GlueVersion=5.1),
        case("new", [], GlueVersion="7.0"),
        case("auto", [], GlueVersion="auto"),
        case("not-set", [], job={}, Command={"Name": "glueetl"}),
        case("glue-version-is-a-parameter", [], GlueVersion=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5"}

    assert message(MalformedGlueVersion, job) == (
        "GlueVersion does not have the format of a version: needs '5.0', got '5'"
    )
