"""The rule worker-type-newer-than-glue-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.capacity.worker_type_newer_than_glue_version import WorkerTypeNewerThanGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["GlueVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("g12x-on-3.0", AT, GlueVersion="3.0", WorkerType="G.12X", NumberOfWorkers=2),
        case("g16x-on-3.0", AT, GlueVersion="3.0", WorkerType="G.16X", NumberOfWorkers=2),
        case("r1x-on-3.0", AT, GlueVersion="3.0", WorkerType="R.1X", NumberOfWorkers=2),
        case("r8x-on-streaming-3.0", AT, job=STREAMING, GlueVersion="3.0", WorkerType="R.8X", NumberOfWorkers=2),
        case("g12x-on-4.0", [], GlueVersion="4.0", WorkerType="G.12X", NumberOfWorkers=2),
        case("g4x-on-3.0", [], GlueVersion="3.0", WorkerType="G.4X", NumberOfWorkers=2),
        case("g1x-on-3.0", [], GlueVersion="3.0", WorkerType="G.1X", NumberOfWorkers=2),
        case("left-to-the-rule-of-retired-versions", [], GlueVersion="2.0", WorkerType="G.4X", NumberOfWorkers=2),
        case("left-to-the-rule-of-commands", [], GlueVersion="3.0", WorkerType="Z.2X", NumberOfWorkers=2),
        case(
            "left-to-the-rule-of-ray",
            [],
            Command={"Name": "glueray"},
            GlueVersion="3.0",
            WorkerType="Z.2X",
            NumberOfWorkers=3,
        ),
        case("glue-version-is-a-parameter", [], GlueVersion=PARAMETER, WorkerType="G.12X", NumberOfWorkers=2),
        case("type-is-a-parameter", [], GlueVersion="3.0", WorkerType=PARAMETER, NumberOfWorkers=2),
        case(
            "command-is-a-parameter",
            [],
            Command={"Name": PARAMETER},
            GlueVersion="3.0",
            WorkerType="G.12X",
            NumberOfWorkers=2,
        ),
        case("default-version", [], job={}, Command={"Name": "glueetl"}, WorkerType="G.12X", NumberOfWorkers=2),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WorkerTypeNewerThanGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "WorkerType": "G.12X", "NumberOfWorkers": 2}

    assert message(WorkerTypeNewerThanGlueVersion, job) == (
        "G.12X workers are not available in this Glue version: needs '4.0' or later, got '3.0'"
    )
