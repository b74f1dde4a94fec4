"""The rule both-library-sets: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.arguments.both_library_sets import BothLibrarySets

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--library-set"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("both", AT, job=SHELL, arguments={"library-set": "analytics", KEY: "none"}),
        case("both-equal", AT, job=SHELL, arguments={"library-set": "none", KEY: "none"}),
        case("bare", [], job=SHELL, arguments={"library-set": "analytics"}),
        case("dashed", [], job=SHELL, arguments={KEY: "none"}),
        case("spark", [], arguments={"library-set": "none", KEY: "none"}),
        case("one-is-a-parameter", [], job=SHELL, arguments={"library-set": "none", KEY: PARAMETER}),
        case("one-is-no-value", [], job=SHELL, arguments={"library-set": "none", KEY: {"Ref": "AWS::NoValue"}}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(BothLibrarySets, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
        "DefaultArguments": {"library-set": "analytics", "--library-set": "none"},
    }

    assert message(BothLibrarySets, job) == (
        "library-set and --library-set are the same option: needs one of them, got 'analytics, none'"
    )
