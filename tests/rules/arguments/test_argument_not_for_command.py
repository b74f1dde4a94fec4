"""The rule argument-not-for-command: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, SPARK, STREAMING, case

from glue_constructs.rules.arguments.argument_not_for_command import ArgumentNotForCommand

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("ray-on-etl", ["DefaultArguments.--pip-install"], arguments={"--pip-install": "a==1"}),
        case(
            "ray-on-shell",
            ["DefaultArguments.--min-workers", "DefaultArguments.--working-dir"],
            job=SHELL,
            arguments={"--min-workers": "1", "--working-dir": "s3://b/w.zip"},
        ),
        case("metrics-on-shell", ["DefaultArguments.--enable-metrics"], job=SHELL, arguments={"--enable-metrics": ""}),
        case(
            "observability-on-shell",
            ["DefaultArguments.--enable-observability-metrics"],
            job=SHELL,
            arguments={"--enable-observability-metrics": "true"},
        ),
        case("spark-on-shell", ["DefaultArguments.--conf"], job=SHELL, arguments={"--conf": "a=b"}),
        case(
            "shuffle-on-streaming",
            ["DefaultArguments.--write-shuffle-files-to-s3"],
            job=STREAMING,
            arguments={"--write-shuffle-files-to-s3": "true"},
        ),
        case(
            "bookmark-range-on-streaming",
            ["DefaultArguments.--job-bookmark-from"],
            job=STREAMING,
            arguments={"--job-bookmark-from": "jr_1"},
        ),
        case("library-set-on-etl", ["DefaultArguments.--library-set"], arguments={"--library-set": "none"}),
        case("spark-on-ray", ["DefaultArguments.--TempDir"], job=RAY, arguments={"--TempDir": "s3://b/t/"}),
        case(
            "not-overridable", ["NonOverridableArguments.--pip-install"], NonOverridableArguments={"--pip-install": "a"}
        ),
        case(
            "switched-off",
            [],
            job=SHELL,
            arguments={"--enable-metrics": "false", "--enable-observability-metrics": "false"},
        ),
        case("empty", [], job=SHELL, arguments={"--conf": "", "--spark-event-logs-path": " "}),
        case("left-to-argument-refused-by-command", [], job=SHELL, arguments={"--extra-jars": "s3://b/a.jar"}),
        case(
            "left-to-bookmarks-outside-etl",
            [],
            job=STREAMING,
            arguments={"--job-bookmark-option": "job-bookmark-enable"},
        ),
        case("no-bookmarks-on-ray", [], job=RAY, arguments={"--job-bookmark-option": "job-bookmark-disable"}),
        case("left-to-auto-scaling-not-available", [], job=SHELL, arguments={"--enable-auto-scaling": "true"}),
        case(
            "metrics-on-ray", [], job=RAY, arguments={"--enable-metrics": "", "--enable-observability-metrics": "true"}
        ),
        case("insights-on-streaming", [], job=STREAMING, arguments={"--enable-job-insights": "true"}),
        case(
            "shell-reads-these",
            [],
            job=SHELL,
            arguments={"--job-language": "python", "--enable-continuous-cloudwatch-log": "true"},
        ),
        case("argument-of-the-script", [], arguments={"--day": "monday"}),
        case("argument-is-a-parameter", [], job=SHELL, arguments={"--conf": PARAMETER}),
        case("command-is-a-parameter", [], job={}, Command={"Name": PARAMETER}, arguments={"--pip-install": "a"}),
        case("unknown-command", [], job={}, Command={"Name": "spark"}, arguments={"--pip-install": "a"}),
        case("no-command", [], job={}, arguments={"--pip-install": "a"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentNotForCommand, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--pip-install": "a==1"}}

    assert message(ArgumentNotForCommand, job) == (
        "command 'glueetl' does not read --pip-install: needs command 'glueray', got 'a==1'"
    )
