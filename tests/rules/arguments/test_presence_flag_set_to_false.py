"""What presence-flag-set-to-false finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.presence_flag_set_to_false import PresenceFlagSetToFalse

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
RAY = {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-metrics": "false"}},
            ["DefaultArguments.--enable-metrics"],
            id="metrics",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-glue-datacatalog": "False"}},
            ["DefaultArguments.--enable-glue-datacatalog"],
            id="catalog",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--write-shuffle-files-to-s3": False}},
            ["DefaultArguments.--write-shuffle-files-to-s3"],
            id="shuffle",
        ),
        pytest.param(
            {**RAY, "DefaultArguments": {"--enable-metrics": "false"}}, ["DefaultArguments.--enable-metrics"], id="ray"
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--enable-metrics": "false"}},
            ["NonOverridableArguments.--enable-metrics"],
            id="not-overridable",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-metrics": "", "--enable-glue-datacatalog": "true"}}, [], id="on"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--enable-spark-ui": "false"}}, [], id="flag-with-a-value"),
        pytest.param({**SHELL, "DefaultArguments": {"--enable-metrics": "false"}}, [], id="shell"),
        pytest.param({**ETL, "DefaultArguments": {"--enable-metrics": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param(
            {"Command": PARAMETER, "DefaultArguments": {"--enable-metrics": "false"}},
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(PresenceFlagSetToFalse, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--enable-metrics": "false"}}

    assert message(PresenceFlagSetToFalse, job) == (
        "--enable-metrics is on whatever its value: needs no such argument, got 'false'"
    )
