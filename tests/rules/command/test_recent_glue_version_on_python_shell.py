"""The rule recent-glue-version-on-python-shell: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.command.recent_glue_version_on_python_shell import RecentGlueVersionOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["GlueVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("5.0", AT, job=SHELL, GlueVersion="5.0"),
        case("6.0", AT, job=SHELL, GlueVersion="6.0"),
        case("3.0", [], job=SHELL, GlueVersion="3.0"),
        case("1.0", [], job=SHELL, GlueVersion="1.0"),
        case("4.0", [], job=SHELL, GlueVersion="4.0"),
        case("not-set", [], job=SHELL),
        case("spark", [], GlueVersion="5.0"),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, GlueVersion="5.0"),
        case("glue-version-is-a-parameter", [], job=SHELL, GlueVersion=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RecentGlueVersionOnPythonShell, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "5.0"}

    assert message(RecentGlueVersionOnPythonShell, job) == (
        "this GlueVersion has no effect on a Python shell job, and one job was reported to fail with it: needs "
        "'3.0' or none, got '5.0'"
    )
