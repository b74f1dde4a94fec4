"""The rule reserved-argument: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, case

from glue_constructs.rules.arguments.reserved_argument import ReservedArgument

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("debug", ["DefaultArguments.--debug"], arguments={"--debug": "true"}),
        case("endpoint", ["DefaultArguments.--endpoint"], arguments={"--endpoint": "x"}),
        case("mode-on-shell", ["DefaultArguments.--mode"], job=SHELL, arguments={"--mode": "full"}),
        case("not-overridable", ["NonOverridableArguments.--mode"], NonOverridableArguments={"--mode": ""}),
        case("left-to-job-name-argument", [], arguments={"--JOB_NAME": "orders"}),
        case("near-by", [], arguments={"--debug_level": "1", "--Mode": "x", "--load-mode": "x", "mode": "x"}),
        case("argument-is-a-parameter", [], arguments={"--mode": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ReservedArgument, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--mode": "full"}}

    assert message(ReservedArgument, job) == ("Glue uses --mode internally: needs another name, got 'full'")
