"""The rule too-few-workers-for-fine-grained-access: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.arguments.too_few_workers_for_fine_grained_access import TooFewWorkersForFineGrainedAccess

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--enable-lakeformation-fine-grained-access"
AT = ["NumberOfWorkers"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("three", AT, WorkerType="G.1X", NumberOfWorkers=3, arguments={KEY: "true"}),
        case("two", AT, WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: "true"}),
        case("three-as-text", AT, WorkerType="G.1X", NumberOfWorkers="3", arguments={KEY: "true"}),
        case("three-of-a-large-type", AT, WorkerType="R.8X", NumberOfWorkers=3, arguments={KEY: "true"}),
        case("three-of-an-unknown-type", AT, WorkerType="G.99X", NumberOfWorkers=3, arguments={KEY: "true"}),
        case("three-and-type-is-a-parameter", AT, WorkerType=PARAMETER, NumberOfWorkers=3, arguments={KEY: "true"}),
        case("not-overridable", AT, WorkerType="G.1X", NumberOfWorkers=3, NonOverridableArguments={KEY: "true"}),
        case("four", [], WorkerType="G.1X", NumberOfWorkers=4, arguments={KEY: "true"}),
        case("one-is-too-few-for-any-job", [], WorkerType="G.1X", NumberOfWorkers=1, arguments={KEY: "true"}),
        case("access-off", [], WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: "false"}),
        case("no-access-control", [], WorkerType="G.1X", NumberOfWorkers=2, arguments={}),
        case("no-count", [], arguments={KEY: "true"}),
        case("streaming", [], job=STREAMING, WorkerType="G.1X", NumberOfWorkers=2, arguments={KEY: "true"}),
        case("count-is-a-parameter", [], WorkerType="G.1X", NumberOfWorkers=PARAMETER, arguments={KEY: "true"}),
        case("access-is-a-parameter", [], WorkerType="G.1X", NumberOfWorkers=3, arguments={KEY: PARAMETER}),
        case(
            "command-is-a-parameter",
            [],
            Command={"Name": PARAMETER},
            WorkerType="G.1X",
            NumberOfWorkers=3,
            arguments={KEY: "true"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TooFewWorkersForFineGrainedAccess, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "WorkerType": "G.1X",
        "NumberOfWorkers": 3,
        "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
    }

    assert message(TooFewWorkersForFineGrainedAccess, job) == (
        "too few workers for fine-grained access control: needs 4 or more, got 3"
    )
