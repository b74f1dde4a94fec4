"""The rule ray-setting-out-of-range: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import ABSENT, PARAMETER, RAY, SPARK, case_of

from glue_constructs.rules.arguments.ray_setting_out_of_range import RaySettingOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--min-workers"
AT = [f"DefaultArguments.{KEY}"]
JOB = {
    **RAY,
    "WorkerType": "Z.2X",
    "NumberOfWorkers": 3,
    "DefaultArguments": {
        KEY: PARAMETER,
        "--object_store_memory_head": PARAMETER,
        "--object_store_memory_worker": PARAMETER,
    },
}
case = case_of(JOB)


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("more-than-there-are", AT, arguments={KEY: "4"}),
        case("negative", AT, arguments={KEY: "-1"}),
        case("a-fraction", AT, arguments={KEY: "1.5"}),
        case("a-word-without-a-count", AT, arguments={KEY: "two"}, NumberOfWorkers=ABSENT),
        case("as-a-number", AT, arguments={KEY: 4}),
        case(
            "no-memory-on-the-head",
            ["DefaultArguments.--object_store_memory_head"],
            arguments={"--object_store_memory_head": "0"},
        ),
        case(
            "too-much-memory-on-the-head",
            ["DefaultArguments.--object_store_memory_head"],
            arguments={"--object_store_memory_head": "101"},
        ),
        case(
            "memory-of-workers-as-a-percentage",
            ["DefaultArguments.--object_store_memory_worker"],
            arguments={"--object_store_memory_worker": "50%"},
        ),
        case(
            "too-much-memory-on-workers",
            ["DefaultArguments.--object_store_memory_worker"],
            arguments={"--object_store_memory_worker": "200"},
        ),
        case(
            "all",
            [
                f"DefaultArguments.{KEY}",
                "DefaultArguments.--object_store_memory_head",
                "DefaultArguments.--object_store_memory_worker",
            ],
            arguments={KEY: "9", "--object_store_memory_head": "0", "--object_store_memory_worker": "all"},
        ),
        case(
            "not-overridable", [f"NonOverridableArguments.{KEY}"], NonOverridableArguments={KEY: "9"}, arguments=ABSENT
        ),
        case("empty", [], arguments={KEY: "", "--object_store_memory_head": "", "--object_store_memory_worker": ""}),
        case("none-at-least", [], arguments={KEY: "0"}),
        case("as-many-as-there-are", [], arguments={KEY: "3"}),
        case("many-without-a-count", [], arguments={KEY: "30"}, NumberOfWorkers=ABSENT),
        case("least-memory", [], arguments={"--object_store_memory_head": "1", "--object_store_memory_worker": "1"}),
        case("most-memory", [], arguments={"--object_store_memory_head": "100", "--object_store_memory_worker": "100"}),
        case("spark", [], job=SPARK, arguments={KEY: "9", "--object_store_memory_head": "0"}),
        case("count-is-a-parameter", [], NumberOfWorkers=PARAMETER, arguments={KEY: "9"}),
        case("values-are-parameters", []),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, arguments={KEY: "9"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
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
