"""What emrfs-settings-on-glue-6 finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.emrfs_settings_on_glue_6 import EmrfsSettingsOnGlue6

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--conf": "spark.hadoop.fs.s3.consistent=true"},
            },
            ["DefaultArguments.--conf"],
            id="consistent-view",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--conf": "spark.a=1 --conf spark.hadoop.fs.s3.consistent.retryCount=5"},
            },
            ["DefaultArguments.--conf"],
            id="among-others",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--conf": "spark.sql.ansi.enabled=false"},
            },
            [],
            id="other-settings",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.hadoop.fs.s3.consistent=true"},
            },
            [],
            id="glue-5.1",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--conf": "spark.hadoop.fs.s3.consistent=true"},
            },
            [],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--conf": "spark.app.name=fs.s3.consistent"},
            },
            [],
            id="as-a-value",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "6.0"}, [], id="no-arguments"),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "6.0",
                "DefaultArguments": {"--conf": {"Ref": "Parameter"}},
            },
            [],
            id="conf-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": {"Ref": "Parameter"},
                "DefaultArguments": {"--conf": "spark.hadoop.fs.s3.consistent=true"},
            },
            [],
            id="glue-version-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(EmrfsSettingsOnGlue6, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "6.0",
        "DefaultArguments": {"--conf": "spark.hadoop.fs.s3.consistent=true"},
    }

    assert message(EmrfsSettingsOnGlue6, job) == (
        "Glue 6.0 has no EMRFS to configure: needs no fs.s3.consistent settings, got 'spark.hadoop.fs.s3.consistent'"
    )
