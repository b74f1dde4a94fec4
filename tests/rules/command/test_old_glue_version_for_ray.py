"""What old-glue-version-for-ray finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.old_glue_version_for_ray import OldGlueVersionForRay

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Command": {"Name": "glueray"}, "GlueVersion": "3.0"}, ["GlueVersion"], id="3.0"),
        pytest.param({"Command": {"Name": "glueray"}, "GlueVersion": "2.0"}, ["GlueVersion"], id="retired"),
        pytest.param({"Command": {"Name": "glueray"}, "GlueVersion": "4.0"}, [], id="4.0"),
        pytest.param({"Command": {"Name": "glueray"}, "GlueVersion": "5.1"}, [], id="newer"),
        pytest.param({"Command": {"Name": "glueray"}}, [], id="left-out"),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "3.0"}, [], id="spark"),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": {"Ref": "Parameter"}}, [], id="glue-version-is-a-parameter"
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "3.0"}, [], id="command-is-a-parameter"
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(OldGlueVersionForRay, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueray"}, "GlueVersion": "3.0"}

    assert message(OldGlueVersionForRay, job) == ("this Glue version has no Ray: needs '4.0', got '3.0'")
