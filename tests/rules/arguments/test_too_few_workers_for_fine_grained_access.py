"""What too-few-workers-for-fine-grained-access finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.too_few_workers_for_fine_grained_access import TooFewWorkersForFineGrainedAccess

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            ["NumberOfWorkers"],
            id="three",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            ["NumberOfWorkers"],
            id="two",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": "3",
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            ["NumberOfWorkers"],
            id="three-as-text",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "R.8X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            ["NumberOfWorkers"],
            id="three-of-a-large-type",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.99X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            ["NumberOfWorkers"],
            id="three-of-an-unknown-type",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": {"Ref": "Parameter"},
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            ["NumberOfWorkers"],
            id="three-and-type-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 3,
                "NonOverridableArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            ["NumberOfWorkers"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 4,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            [],
            id="four",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 1,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            [],
            id="one-is-too-few-for-any-job",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "false"},
            },
            [],
            id="access-off",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {},
            },
            [],
            id="no-access-control",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            [],
            id="no-count",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            [],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": {"Ref": "Parameter"},
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            [],
            id="count-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": {"Ref": "Parameter"}},
            },
            [],
            id="access-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
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
