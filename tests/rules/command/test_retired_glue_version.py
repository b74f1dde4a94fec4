"""The rule retired-glue-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.command.retired_glue_version import RetiredGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["GlueVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("0.9", AT, GlueVersion="0.9"),
        case("1.0", AT, GlueVersion="1.0"),
        case("2.0", AT, GlueVersion="2.0"),
        case("streaming", AT, job=STREAMING, GlueVersion="2.0"),
        case("3.0", [], GlueVersion="3.0"),
        case("6.0", [], GlueVersion="6.0"),
        case("ignored-by-a-shell-job", [], job=SHELL, GlueVersion="1.0"),
        case("left-to-the-rule-of-ray", [], Command={"Name": "glueray"}, GlueVersion="2.0"),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, GlueVersion="2.0"),
        case("glue-version-is-a-parameter", [], GlueVersion=PARAMETER),
        case("not-set", [], job={}, Command={"Name": "glueetl"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RetiredGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "2.0"}

    assert message(RetiredGlueVersion, job) == (
        "Glue 2.0 reached its end of life on 2026-04-01: needs one of 3.0, 4.0, 5.0, 5.1, 6.0 (AWS recommends 6.0), "
        "got '2.0'"
    )
