"""What argument-not-for-command finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.argument_not_for_command import ArgumentNotForCommand

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
STREAM = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
RAY = {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--pip-install": "a==1"}}, ["DefaultArguments.--pip-install"], id="ray-on-etl"
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--min-workers": "1", "--working-dir": "s3://b/w.zip"}},
            ["DefaultArguments.--min-workers", "DefaultArguments.--working-dir"],
            id="ray-on-shell",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--enable-metrics": ""}},
            ["DefaultArguments.--enable-metrics"],
            id="metrics-on-shell",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--enable-observability-metrics": "true"}},
            ["DefaultArguments.--enable-observability-metrics"],
            id="observability-on-shell",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--conf": "a=b"}}, ["DefaultArguments.--conf"], id="spark-on-shell"
        ),
        pytest.param(
            {**STREAM, "DefaultArguments": {"--write-shuffle-files-to-s3": "true"}},
            ["DefaultArguments.--write-shuffle-files-to-s3"],
            id="shuffle-on-streaming",
        ),
        pytest.param(
            {**STREAM, "DefaultArguments": {"--job-bookmark-from": "jr_1"}},
            ["DefaultArguments.--job-bookmark-from"],
            id="bookmark-range-on-streaming",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--library-set": "none"}},
            ["DefaultArguments.--library-set"],
            id="library-set-on-etl",
        ),
        pytest.param(
            {**RAY, "DefaultArguments": {"--TempDir": "s3://b/t/"}}, ["DefaultArguments.--TempDir"], id="spark-on-ray"
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--pip-install": "a"}},
            ["NonOverridableArguments.--pip-install"],
            id="not-overridable",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--enable-metrics": "false", "--enable-observability-metrics": "false"}},
            [],
            id="switched-off",
        ),
        pytest.param({**SHELL, "DefaultArguments": {"--conf": "", "--spark-event-logs-path": " "}}, [], id="empty"),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--extra-jars": "s3://b/a.jar"}},
            [],
            id="left-to-argument-refused-by-command",
        ),
        pytest.param(
            {**STREAM, "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"}},
            [],
            id="left-to-bookmarks-outside-etl",
        ),
        pytest.param(
            {**RAY, "DefaultArguments": {"--job-bookmark-option": "job-bookmark-disable"}}, [], id="no-bookmarks-on-ray"
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--enable-auto-scaling": "true"}},
            [],
            id="left-to-auto-scaling-not-available",
        ),
        pytest.param(
            {**RAY, "DefaultArguments": {"--enable-metrics": "", "--enable-observability-metrics": "true"}},
            [],
            id="metrics-on-ray",
        ),
        pytest.param({**STREAM, "DefaultArguments": {"--enable-job-insights": "true"}}, [], id="insights-on-streaming"),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--job-language": "python", "--enable-continuous-cloudwatch-log": "true"}},
            [],
            id="shell-reads-these",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--day": "monday"}}, [], id="argument-of-the-script"),
        pytest.param({**SHELL, "DefaultArguments": {"--conf": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param(
            {"Command": {"Name": PARAMETER}, "DefaultArguments": {"--pip-install": "a"}},
            [],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "spark"}, "DefaultArguments": {"--pip-install": "a"}}, [], id="unknown-command"
        ),
        pytest.param({"DefaultArguments": {"--pip-install": "a"}}, [], id="no-command"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentNotForCommand, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--pip-install": "a==1"}}

    assert message(ArgumentNotForCommand, job) == (
        "command 'glueetl' does not read --pip-install: needs command 'glueray', got 'a==1'"
    )
