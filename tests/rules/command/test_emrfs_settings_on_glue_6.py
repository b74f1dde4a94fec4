"""The rule emrfs-settings-on-glue-6: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.command.emrfs_settings_on_glue_6 import EmrfsSettingsOnGlue6

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments.--conf"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("consistent-view", AT, GlueVersion="6.0", arguments={"--conf": "spark.hadoop.fs.s3.consistent=true"}),
        case(
            "among-others",
            AT,
            GlueVersion="6.0",
            arguments={"--conf": "spark.a=1 --conf spark.hadoop.fs.s3.consistent.retryCount=5"},
        ),
        case("other-settings", [], GlueVersion="6.0", arguments={"--conf": "spark.sql.ansi.enabled=false"}),
        case("glue-5.1", [], arguments={"--conf": "spark.hadoop.fs.s3.consistent=true"}),
        case("shell", [], job=SHELL, GlueVersion="6.0", arguments={"--conf": "spark.hadoop.fs.s3.consistent=true"}),
        case("as-a-value", [], GlueVersion="6.0", arguments={"--conf": "spark.app.name=fs.s3.consistent"}),
        case("no-arguments", [], GlueVersion="6.0"),
        case("conf-is-a-parameter", [], GlueVersion="6.0", arguments={"--conf": PARAMETER}),
        case(
            "glue-version-is-a-parameter",
            [],
            GlueVersion=PARAMETER,
            arguments={"--conf": "spark.hadoop.fs.s3.consistent=true"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(EmrfsSettingsOnGlue6, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "6.0",
        "DefaultArguments": {"--conf": "spark.hadoop.fs.s3.consistent=true"},
    }

    assert message(EmrfsSettingsOnGlue6, job) == (
        "Glue 6.0 does not use EMRFS: needs no fs.s3.consistent settings, got 'spark.hadoop.fs.s3.consistent'"
    )
