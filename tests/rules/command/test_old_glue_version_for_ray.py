"""The rule old-glue-version-for-ray: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, case

from glue_constructs.rules.command.old_glue_version_for_ray import OldGlueVersionForRay

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["GlueVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("3.0", AT, Command={"Name": "glueray"}, GlueVersion="3.0"),
        case("retired", AT, Command={"Name": "glueray"}, GlueVersion="2.0"),
        case("4.0", [], job=RAY, Command={"Name": "glueray"}),
        case("newer", [], Command={"Name": "glueray"}),
        case("not-set", [], job={}, Command={"Name": "glueray"}),
        case("spark", [], GlueVersion="3.0"),
        case("glue-version-is-a-parameter", [], Command={"Name": "glueray"}, GlueVersion=PARAMETER),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, GlueVersion="3.0"),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(OldGlueVersionForRay, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueray"}, "GlueVersion": "3.0"}

    assert message(OldGlueVersionForRay, job) == ("this Glue version does not support Ray: needs '4.0', got '3.0'")
