"""The rule misspelt-argument: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, case

from glue_constructs.rules._misspellings import similar_parameter
from glue_constructs.rules.arguments.misspelt_argument import MisspeltArgument

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("dash-missing", ["DefaultArguments.--enable-autoscaling"], arguments={"--enable-autoscaling": "true"}),
        case("underscore", ["DefaultArguments.--enable_metrics"], arguments={"--enable_metrics": "true"}),
        case("case", ["DefaultArguments.--Enable-Metrics"], arguments={"--Enable-Metrics": ""}),
        case(
            "case-within", ["DefaultArguments.--continuous-log-loggroup"], arguments={"--continuous-log-loggroup": "x"}
        ),
        case("letter-missing", ["DefaultArguments.--enable-metric"], arguments={"--enable-metric": ""}),
        case("other-ending", ["DefaultArguments.--enable-auto-scale"], arguments={"--enable-auto-scale": "true"}),
        case("word-shortened", ["DefaultArguments.--enable-glue-catalog"], arguments={"--enable-glue-catalog": ""}),
        case("short", ["DefaultArguments.--extra-file"], arguments={"--extra-file": "s3://b/k"}),
        case(
            "singular", ["DefaultArguments.--additional-python-module"], arguments={"--additional-python-module": "a"}
        ),
        case(
            "plural",
            ["DefaultArguments.--job-bookmarks-option"],
            arguments={"--job-bookmarks-option": "job-bookmark-enable"},
        ),
        case("one-dash", ["DefaultArguments.-enable-metrics"], arguments={"-enable-metrics": ""}),
        case("no-dashes", ["DefaultArguments.TempDir"], arguments={"TempDir": "s3://b/t/"}),
        case("en-dash", ["DefaultArguments.\u2013conf"], arguments={"\u2013conf": "a=b"}),
        case(
            "not-overridable",
            ["NonOverridableArguments.--enable-autoscaling"],
            NonOverridableArguments={"--enable-autoscaling": "true"},
        ),
        case(
            "argument-is-a-parameter",
            ["DefaultArguments.--enable-autoscaling"],
            arguments={"--enable-autoscaling": PARAMETER},
        ),
        case("right", [], arguments={"--enable-auto-scaling": "true", "--TempDir": "s3://b/t/", "--conf": "a=b"}),
        case("library-set", [], job=SHELL, arguments={"library-set": "none"}),
        case(
            "common-names",
            [],
            arguments={"--temp_dir": "x", "--tempdir": "x", "--working_dir": "x", "--min_workers": "1"},
        ),
        case(
            "plausible-names",
            [],
            arguments={"--encryption_type": "x", "--executor_cores": "4", "--script-location": "x"},
        ),
        case(
            "first-word-alone",
            [],
            arguments={"--extra-args": "x", "--extra-fields": "x", "--enable-debug": "x", "--job-name": "x"},
        ),
        case(
            "far-off", [], arguments={"--enable-continuous-logging": "x", "--python-version": "3", "--customer-id": "x"}
        ),
        case(
            "of-a-script",
            [],
            arguments={"--datalake_bkt_name": "x", "--user_name": "x", "--spark_app_name": "x", "--custom_table": "x"},
        ),
        case("left-to-malformed-argument-key", [], arguments={"--enable-auto-scaling ": "true"}),
        case("very-long", [], arguments={"--" + "enable" * 5000: "x"}),
        case("no-letters", [], arguments={"": "x", "--": "x"}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MisspeltArgument, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--enable-autoscaling": "true"}}

    assert message(MisspeltArgument, job) == (
        "Glue does not read an argument of this name: needs --enable-auto-scaling, got '--enable-autoscaling'"
    )


@pytest.mark.parametrize(
    ("key", "similar"),
    [
        ("--job-bookmark-fro", "--job-bookmark-from"),
        ("--continuous-log-logGroups", "--continuous-log-logGroup"),
        ("--customer-driver-env-var", "--customer-driver-env-vars"),
        ("--spark-event-log-path", "--spark-event-logs-path"),
    ],
)
def test_the_most_similar_parameter_is_suggested(key: str, similar: str) -> None:
    assert similar_parameter(key) == similar
