"""The rule too-few-workers: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, STREAMING, case

from glue_constructs.rules.capacity.too_few_workers import TooFewWorkers

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["NumberOfWorkers"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("one-g1x", AT, WorkerType="G.1X", NumberOfWorkers=1),
        case("one-r8x", AT, WorkerType="R.8X", NumberOfWorkers=1),
        case("none", AT, WorkerType="G.2X", NumberOfWorkers=0),
        case("one-as-text", AT, WorkerType="G.1X", NumberOfWorkers="1"),
        case("one-on-streaming", AT, job=STREAMING, WorkerType="G.025X", NumberOfWorkers=1),
        case("one-of-a-misspelt-type", AT, WorkerType="g.1x", NumberOfWorkers=1),
        case("negative-standard", AT, GlueVersion="4.0", WorkerType="Standard", NumberOfWorkers=-1),
        case("negative-of-an-unknown-type", AT, WorkerType="G.99X", NumberOfWorkers=-1),
        case("command-is-a-parameter", AT, Command={"Name": PARAMETER}, WorkerType="G.1X", NumberOfWorkers=1),
        case("two", [], WorkerType="G.1X", NumberOfWorkers=2),
        case("one-standard", [], GlueVersion="3.0", WorkerType="Standard", NumberOfWorkers=1),
        case("one-ray", [], job=RAY, Command={"Name": "glueray"}, WorkerType="Z.2X", NumberOfWorkers=1),
        case("one-of-an-unknown-type", [], WorkerType="G.99X", NumberOfWorkers=1),
        case("left-to-the-rule-of-shell-jobs", [], job=SHELL, WorkerType="G.1X", NumberOfWorkers=1),
        case("count-is-a-parameter", [], WorkerType="G.1X", NumberOfWorkers=PARAMETER),
        case("one-and-type-is-a-parameter", [], WorkerType=PARAMETER, NumberOfWorkers=1),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TooFewWorkers, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 1}

    assert message(TooFewWorkers, job) == ("too few G.1X workers: needs 2 or more, got 1")
