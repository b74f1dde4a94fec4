"""The rule auto-scaling-not-available: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, STREAMING, case

from glue_constructs.rules.arguments.auto_scaling_not_available import AutoScalingNotAvailable

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--enable-auto-scaling"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("python-shell", AT, job=SHELL, arguments={KEY: "true"}),
        case("ray", AT, job=RAY, WorkerType="Z.2X", arguments={KEY: "true"}),
        case("python-shell-by-a-boolean", AT, job=SHELL, arguments={KEY: True}),
        case("not-overridable", [f"NonOverridableArguments.{KEY}"], job=SHELL, NonOverridableArguments={KEY: "true"}),
        case(
            "standard-workers",
            ["WorkerType"],
            GlueVersion="4.0",
            WorkerType="Standard",
            NumberOfWorkers=5,
            arguments={KEY: "true"},
        ),
        case(
            "standard-workers-on-streaming",
            ["WorkerType"],
            job=STREAMING,
            GlueVersion="4.0",
            WorkerType="Standard",
            NumberOfWorkers=5,
            arguments={KEY: "true"},
        ),
        case("etl", [], WorkerType="G.1X", NumberOfWorkers=5, arguments={KEY: "true"}),
        case("flex", [], ExecutionClass="FLEX", WorkerType="G.1X", NumberOfWorkers=5, arguments={KEY: "true"}),
        case("streaming", [], job=STREAMING, WorkerType="G.025X", NumberOfWorkers=5, arguments={KEY: "true"}),
        case("no-worker-type", [], arguments={KEY: "true"}),
        case("off-on-python-shell", [], job=SHELL, arguments={KEY: "false"}),
        case("off-with-standard-workers", [], WorkerType="Standard", NumberOfWorkers=5, arguments={KEY: "false"}),
        case("standard-workers-alone", [], WorkerType="Standard", NumberOfWorkers=5, arguments={}),
        case("left-to-the-rule-of-worker-types", [], WorkerType="G.025X", NumberOfWorkers=5, arguments={KEY: "true"}),
        case("flag-is-a-parameter", [], job=SHELL, arguments={KEY: PARAMETER}),
        case("worker-type-is-a-parameter", [], WorkerType=PARAMETER, NumberOfWorkers=5, arguments={KEY: "true"}),
        case("command-is-a-parameter", [], job={}, Command={"Name": PARAMETER}, arguments={KEY: "true"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(AutoScalingNotAvailable, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
        "DefaultArguments": {"--enable-auto-scaling": "true"},
    }

    assert message(AutoScalingNotAvailable, job) == (
        "command 'pythonshell' does not support auto scaling: needs 'false', or no --enable-auto-scaling, got 'true'"
    )
