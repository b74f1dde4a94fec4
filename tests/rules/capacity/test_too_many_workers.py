"""The rule too-many-workers: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, STREAMING, case

from glue_constructs.rules.capacity.too_many_workers import TooManyWorkers

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["NumberOfWorkers"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("g1x", AT, WorkerType="G.1X", NumberOfWorkers=300),
        case("g025x", AT, job=STREAMING, WorkerType="G.025X", NumberOfWorkers=300),
        case("g2x", AT, WorkerType="G.2X", NumberOfWorkers=150),
        case("z2x", AT, job=RAY, Command={"Name": "glueray"}, WorkerType="Z.2X", NumberOfWorkers=26),
        case("g4x-beyond-the-quota", AT, WorkerType="G.4X", NumberOfWorkers=251),
        case("g16x-beyond-the-quota", AT, WorkerType="G.16X", NumberOfWorkers=63),
        case("g1x-at-the-limit", [], WorkerType="G.1X", NumberOfWorkers=299),
        case("g2x-at-the-limit", [], WorkerType="G.2X", NumberOfWorkers=149),
        case("z2x-at-the-limit", [], job=RAY, Command={"Name": "glueray"}, WorkerType="Z.2X", NumberOfWorkers=25),
        case("g4x-at-the-quota", [], WorkerType="G.4X", NumberOfWorkers=250),
        case("command-is-a-parameter", AT, Command={"Name": PARAMETER}, WorkerType="G.1X", NumberOfWorkers=300),
        case("left-to-the-rule-of-shell-jobs", [], job=SHELL, WorkerType="G.1X", NumberOfWorkers=300),
        case("no-quota-known", [], WorkerType="R.8X", NumberOfWorkers=5000),
        case("unknown-type", [], WorkerType="G.99X", NumberOfWorkers=5000),
        case("count-is-a-parameter", [], WorkerType="G.1X", NumberOfWorkers=PARAMETER),
        case("type-is-a-parameter", [], WorkerType=PARAMETER, NumberOfWorkers=5000),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TooManyWorkers, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.4X", "NumberOfWorkers": 251}

    assert message(TooManyWorkers, job) == (
        "more G.4X workers than the documented maximum or the default quota: needs 250 or fewer, got 251"
    )
