"""What executor-cores-out-of-range finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.executor_cores_out_of_range import ExecutorCoresOutOfRange

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
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "9"},
            },
            ["DefaultArguments.--executor-cores"],
            id="nine-on-g1x",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": 9},
            },
            ["DefaultArguments.--executor-cores"],
            id="nine-as-a-number",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "R.2X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "17"},
            },
            ["DefaultArguments.--executor-cores"],
            id="seventeen-on-r2x",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "WorkerType": "G.025X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "5"},
            },
            ["DefaultArguments.--executor-cores"],
            id="five-on-g025x",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.16X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "129"},
            },
            ["DefaultArguments.--executor-cores"],
            id="129-on-g16x",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "0"},
            },
            ["DefaultArguments.--executor-cores"],
            id="none",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "-1"},
            },
            ["DefaultArguments.--executor-cores"],
            id="negative",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "2.5"},
            },
            ["DefaultArguments.--executor-cores"],
            id="a-fraction",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--executor-cores": "four"}},
            ["DefaultArguments.--executor-cores"],
            id="a-word",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "NonOverridableArguments": {"--executor-cores": "9"},
            },
            ["NonOverridableArguments.--executor-cores"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "8"},
            },
            [],
            id="eight-on-g1x",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "1"},
            },
            [],
            id="one",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--executor-cores": ""}},
            [],
            id="empty",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": " 4 "},
            },
            [],
            id="spaces-around",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.16X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "128"},
            },
            [],
            id="128-on-g16x",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--executor-cores": "64"}},
            [],
            id="many-of-no-known-worker",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": {"Ref": "Parameter"},
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "64"},
            },
            [],
            id="many-and-worker-type-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "2.0",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "9"},
            },
            [],
            id="before-3.0",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "DefaultArguments": {"--executor-cores": "9"}},
            [],
            id="python-shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": {"Ref": "Parameter"}},
            },
            [],
            id="cores-are-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "DefaultArguments": {"--executor-cores": "9"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ExecutorCoresOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "WorkerType": "G.1X",
        "NumberOfWorkers": 2,
        "DefaultArguments": {"--executor-cores": "9"},
    }

    assert message(ExecutorCoresOutOfRange, job) == ("wrong number of cores: needs a whole number from 1 to 8, got '9'")
