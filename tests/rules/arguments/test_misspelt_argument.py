"""What misspelt-argument finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules._misspellings import meant_by
from glue_constructs.rules.arguments.misspelt_argument import MisspeltArgument

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-autoscaling": "true"}},
            ["DefaultArguments.--enable-autoscaling"],
            id="dash-missing",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable_metrics": "true"}},
            ["DefaultArguments.--enable_metrics"],
            id="underscore",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--Enable-Metrics": ""}}, ["DefaultArguments.--Enable-Metrics"], id="case"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--continuous-log-loggroup": "x"}},
            ["DefaultArguments.--continuous-log-loggroup"],
            id="case-within",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-metric": ""}},
            ["DefaultArguments.--enable-metric"],
            id="letter-missing",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-auto-scale": "true"}},
            ["DefaultArguments.--enable-auto-scale"],
            id="other-ending",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-glue-catalog": ""}},
            ["DefaultArguments.--enable-glue-catalog"],
            id="word-shortened",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-file": "s3://b/k"}}, ["DefaultArguments.--extra-file"], id="short"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--additional-python-module": "a"}},
            ["DefaultArguments.--additional-python-module"],
            id="singular",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--job-bookmarks-option": "job-bookmark-enable"}},
            ["DefaultArguments.--job-bookmarks-option"],
            id="plural",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"-enable-metrics": ""}}, ["DefaultArguments.-enable-metrics"], id="one-dash"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"TempDir": "s3://b/t/"}}, ["DefaultArguments.TempDir"], id="no-dashes"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"\N{EN DASH}conf": "a=b"}}, ["DefaultArguments.\N{EN DASH}conf"], id="en-dash"
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--enable-autoscaling": "true"}},
            ["NonOverridableArguments.--enable-autoscaling"],
            id="not-overridable",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-autoscaling": PARAMETER}},
            ["DefaultArguments.--enable-autoscaling"],
            id="argument-is-a-parameter",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-auto-scaling": "true", "--TempDir": "s3://b/t/", "--conf": "a=b"}},
            [],
            id="right",
        ),
        pytest.param({**SHELL, "DefaultArguments": {"library-set": "none"}}, [], id="library-set"),
        pytest.param(
            {
                **ETL,
                "DefaultArguments": {"--temp_dir": "x", "--tempdir": "x", "--working_dir": "x", "--min_workers": "1"},
            },
            [],
            id="common-names",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--encryption_type": "x", "--executor_cores": "4", "--script-location": "x"}},
            [],
            id="plausible-names",
        ),
        pytest.param(
            {
                **ETL,
                "DefaultArguments": {
                    "--extra-args": "x",
                    "--extra-fields": "x",
                    "--enable-debug": "x",
                    "--job-name": "x",
                },
            },
            [],
            id="first-word-alone",
        ),
        pytest.param(
            {
                **ETL,
                "DefaultArguments": {"--enable-continuous-logging": "x", "--python-version": "3", "--customer-id": "x"},
            },
            [],
            id="far-off",
        ),
        pytest.param(
            {
                **ETL,
                "DefaultArguments": {
                    "--datalake_bkt_name": "x",
                    "--user_name": "x",
                    "--spark_app_name": "x",
                    "--custom_table": "x",
                },
            },
            [],
            id="of-a-script",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-auto-scaling ": "true"}}, [], id="left-to-malformed-argument-key"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--" + "enable" * 5000: "x"}}, [], id="very-long"),
        pytest.param({**ETL, "DefaultArguments": {"": "x", "--": "x"}}, [], id="no-letters"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MisspeltArgument, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--enable-autoscaling": "true"}}

    assert message(MisspeltArgument, job) == (
        "Glue does not read an argument of this name: needs --enable-auto-scaling, got '--enable-autoscaling'"
    )


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("--job-bookmark-fro", "--job-bookmark-from"),
        ("--continuous-log-logGroups", "--continuous-log-logGroup"),
        ("--customer-driver-env-var", "--customer-driver-env-vars"),
        ("--spark-event-log-path", "--spark-event-logs-path"),
    ],
)
def test_the_nearest_is_meant(key: str, meant: str) -> None:
    assert meant_by(key) == meant
