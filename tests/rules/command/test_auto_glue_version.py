"""The rule auto-glue-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.command.auto_glue_version import AutoGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["GlueVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("auto", AT, GlueVersion="auto", MaxRetries=1),
        case("capital", AT, GlueVersion="Auto"),
        case("shell", AT, job=SHELL, GlueVersion="auto"),
        case("fixed", [], GlueVersion="6.0"),
        case("not-set", [], job={}, Command={"Name": "glueetl"}),
        case("glue-version-is-a-parameter", [], GlueVersion=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(AutoGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "auto"}

    assert message(AutoGlueVersion, job) == (
        "CloudFormation does not accept GlueVersion 'auto': needs '3.0', '4.0', '5.0', '5.1' or '6.0', got 'auto'"
    )
