"""What auto-scaling-not-available finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.auto_scaling_not_available import AutoScalingNotAvailable

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--enable-auto-scaling": "true"},
            },
            ["DefaultArguments.--enable-auto-scaling"],
            id="python-shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--enable-auto-scaling": "true"},
            },
            ["DefaultArguments.--enable-auto-scaling"],
            id="ray",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--enable-auto-scaling": True},
            },
            ["DefaultArguments.--enable-auto-scaling"],
            id="python-shell-by-a-boolean",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "NonOverridableArguments": {"--enable-auto-scaling": "true"},
            },
            ["NonOverridableArguments.--enable-auto-scaling"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "4.0",
                "WorkerType": "Standard",
                "NumberOfWorkers": 5,
                "DefaultArguments": {"--enable-auto-scaling": "true"},
            },
            ["WorkerType"],
            id="standard-workers",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "4.0",
                "WorkerType": "Standard",
                "NumberOfWorkers": 5,
                "DefaultArguments": {"--enable-auto-scaling": "true"},
            },
            ["WorkerType"],
            id="standard-workers-on-streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 5,
                "DefaultArguments": {"--enable-auto-scaling": "true"},
            },
            [],
            id="etl",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "ExecutionClass": "FLEX",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 5,
                "DefaultArguments": {"--enable-auto-scaling": "true"},
            },
            [],
            id="flex",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "WorkerType": "G.025X",
                "NumberOfWorkers": 5,
                "DefaultArguments": {"--enable-auto-scaling": "true"},
            },
            [],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--enable-auto-scaling": "true"},
            },
            [],
            id="no-worker-type",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--enable-auto-scaling": "false"},
            },
            [],
            id="off-on-python-shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "Standard",
                "NumberOfWorkers": 5,
                "DefaultArguments": {"--enable-auto-scaling": "false"},
            },
            [],
            id="off-with-standard-workers",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "Standard",
                "NumberOfWorkers": 5,
                "DefaultArguments": {},
            },
            [],
            id="standard-workers-alone",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.025X",
                "NumberOfWorkers": 5,
                "DefaultArguments": {"--enable-auto-scaling": "true"},
            },
            [],
            id="left-to-the-rule-of-worker-types",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--enable-auto-scaling": {"Ref": "Parameter"}},
            },
            [],
            id="flag-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": {"Ref": "Parameter"},
                "NumberOfWorkers": 5,
                "DefaultArguments": {"--enable-auto-scaling": "true"},
            },
            [],
            id="worker-type-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "DefaultArguments": {"--enable-auto-scaling": "true"}},
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(AutoScalingNotAvailable, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
        "DefaultArguments": {"--enable-auto-scaling": "true"},
    }

    assert message(AutoScalingNotAvailable, job) == (
        "command 'pythonshell' has no auto scaling: needs 'false', or no --enable-auto-scaling, got 'true'"
    )
