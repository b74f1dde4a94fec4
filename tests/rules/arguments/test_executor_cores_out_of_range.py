"""The rule executor-cores-out-of-range: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.executor_cores_out_of_range import ExecutorCoresOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--executor-cores"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("nine-on-g1x", AT, WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: "9"}),
        case("nine-as-a-number", AT, WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: 9}),
        case("seventeen-on-r2x", AT, WorkerType="R.2X", NumberOfWorkers=2, arguments={KEY: "17"}),
        case("five-on-g025x", AT, job=STREAMING, WorkerType="G.025X", NumberOfWorkers=2, arguments={KEY: "5"}),
        case("129-on-g16x", AT, WorkerType="G.16X", NumberOfWorkers=2, arguments={KEY: "129"}),
        case("none", AT, WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: "0"}),
        case("negative", AT, WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: "-1"}),
        case("a-fraction", AT, WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: "2.5"}),
        case("a-word", AT, arguments={KEY: "four"}),
        case(
            "not-overridable",
            [f"NonOverridableArguments.{KEY}"],
            WorkerType="G.1X",
            NumberOfWorkers=2,
            NonOverridableArguments={KEY: "9"},
        ),
        case("eight-on-g1x", [], WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: "8"}),
        case("one", [], WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: "1"}),
        case("empty", [], arguments={KEY: ""}),
        case("spaces-around", [], WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: " 4 "}),
        case("128-on-g16x", [], WorkerType="G.16X", NumberOfWorkers=2, arguments={KEY: "128"}),
        case("many-of-no-known-worker", [], arguments={KEY: "64"}),
        case("many-and-worker-type-is-a-parameter", [], WorkerType=PARAMETER, NumberOfWorkers=2, arguments={KEY: "64"}),
        case("before-3.0", [], GlueVersion="2.0", WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: "9"}),
        case("python-shell", [], job=SHELL, arguments={KEY: "9"}),
        case("cores-are-a-parameter", [], WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: PARAMETER}),
        case(
            "command-is-a-parameter",
            [],
            Command={"Name": PARAMETER},
            WorkerType="G.1X",
            NumberOfWorkers=2,
            arguments={KEY: "9"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ExecutorCoresOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "WorkerType": "G.1X",
        "NumberOfWorkers": 2,
        "DefaultArguments": {"--executor-cores": "9"},
    }

    assert message(ExecutorCoresOutOfRange, job) == (
        "--executor-cores is out of range: needs a whole number from 1 to 8, got '9'"
    )
