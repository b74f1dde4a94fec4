"""The log groups of a run."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.model.log_groups import groups_of_run

OF_SPARK = ("/aws-glue/jobs/error", "/aws-glue/jobs/output")
PREFIX = {"--custom-logGroup-prefix": "/etl/"}
CONTINUOUS = {"--enable-continuous-cloudwatch-log": "true", "--continuous-log-logGroup": "/etl/logs"}


def job(version: str | None = "5.1", command: str = "glueetl", **more: Any) -> dict[str, Any]:
    return {"Name": "orders", "Command": {"Name": command}, "GlueVersion": version, **more}


@pytest.mark.parametrize(
    ("given", "run_arguments", "expected"),
    [
        pytest.param(job(), {}, OF_SPARK, id="default"),
        pytest.param(job(DefaultArguments=PREFIX), {}, ("/etl/error", "/etl/output"), id="prefix"),
        pytest.param(
            job(DefaultArguments=PREFIX),
            {"--custom-logGroup-prefix": "/once"},
            ("/once/error", "/once/output"),
            id="an-argument-of-the-run-wins",
        ),
        pytest.param(
            job(NonOverridableArguments=PREFIX),
            {"--custom-logGroup-prefix": "/once"},
            ("/etl/error", "/etl/output"),
            id="unless-the-job-forbids-it",
        ),
        pytest.param(job("4.0", DefaultArguments=PREFIX), {}, OF_SPARK, id="a-version-without-prefixes"),
        pytest.param(job("4.0", DefaultArguments=CONTINUOUS), {}, (*OF_SPARK, "/etl/logs"), id="continuous"),
        pytest.param(job("5.1", DefaultArguments=CONTINUOUS), {}, OF_SPARK, id="continuous-of-a-version-with-prefixes"),
        pytest.param(
            job(None, "pythonshell", DefaultArguments={**PREFIX, **CONTINUOUS}),
            {},
            ("/aws-glue/python-jobs/error", "/aws-glue/python-jobs/output"),
            id="python-shell",
        ),
        pytest.param(job(SecurityConfiguration="secured"), {}, (), id="possibly-encrypted"),
    ],
)
def test_the_groups_of_a_run(given, run_arguments, expected):
    assert groups_of_run(given, run_arguments) == expected
