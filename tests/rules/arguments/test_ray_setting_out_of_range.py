"""What ray-setting-out-of-range finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.ray_setting_out_of_range import RaySettingOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--min-workers": "4"},
            },
            ["DefaultArguments.--min-workers"],
            id="more-than-there-are",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--min-workers": "-1"},
            },
            ["DefaultArguments.--min-workers"],
            id="negative",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--min-workers": "1.5"},
            },
            ["DefaultArguments.--min-workers"],
            id="a-fraction",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--min-workers": "two"},
            },
            ["DefaultArguments.--min-workers"],
            id="a-word-without-a-count",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--min-workers": 4},
            },
            ["DefaultArguments.--min-workers"],
            id="as-a-number",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--object_store_memory_head": "0"},
            },
            ["DefaultArguments.--object_store_memory_head"],
            id="no-memory-on-the-head",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--object_store_memory_head": "101"},
            },
            ["DefaultArguments.--object_store_memory_head"],
            id="too-much-memory-on-the-head",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--object_store_memory_worker": "50%"},
            },
            ["DefaultArguments.--object_store_memory_worker"],
            id="memory-of-workers-as-a-percentage",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--object_store_memory_worker": "200"},
            },
            ["DefaultArguments.--object_store_memory_worker"],
            id="too-much-memory-on-workers",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {
                    "--min-workers": "9",
                    "--object_store_memory_head": "0",
                    "--object_store_memory_worker": "all",
                },
            },
            [
                "DefaultArguments.--min-workers",
                "DefaultArguments.--object_store_memory_head",
                "DefaultArguments.--object_store_memory_worker",
            ],
            id="all",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "NonOverridableArguments": {"--min-workers": "9"},
            },
            ["NonOverridableArguments.--min-workers"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {
                    "--min-workers": "",
                    "--object_store_memory_head": "",
                    "--object_store_memory_worker": "",
                },
            },
            [],
            id="empty",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--min-workers": "0"},
            },
            [],
            id="none-at-least",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--min-workers": "3"},
            },
            [],
            id="as-many-as-there-are",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--min-workers": "30"},
            },
            [],
            id="many-without-a-count",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--object_store_memory_head": "1", "--object_store_memory_worker": "1"},
            },
            [],
            id="least-memory",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--object_store_memory_head": "100", "--object_store_memory_worker": "100"},
            },
            [],
            id="most-memory",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--min-workers": "9", "--object_store_memory_head": "0"},
            },
            [],
            id="spark",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": {"Ref": "Parameter"},
                "DefaultArguments": {"--min-workers": "9"},
            },
            [],
            id="count-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {
                    "--min-workers": {"Ref": "Parameter"},
                    "--object_store_memory_head": {"Ref": "Parameter"},
                    "--object_store_memory_worker": {"Ref": "Parameter"},
                },
            },
            [],
            id="values-are-parameters",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "DefaultArguments": {"--min-workers": "9"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RaySettingOutOfRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
        "GlueVersion": "4.0",
        "WorkerType": "Z.2X",
        "NumberOfWorkers": 3,
        "DefaultArguments": {"--min-workers": "4"},
    }

    assert message(RaySettingOutOfRange, job) == (
        "--min-workers is out of range: needs a whole number from 0 to 3, got '4'"
    )
