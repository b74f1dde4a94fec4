"""What malformed-s3-path finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.malformed_s3_path import MalformedS3Path

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
NEW = {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
RAY = {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-jars": "s3://b/a.jar, s3://b/b.jar"}},
            ["DefaultArguments.--extra-jars"],
            id="jars",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-files": "s3://b/a ,s3://b/b"}},
            ["DefaultArguments.--extra-files"],
            id="files",
        ),
        pytest.param(
            {**RAY, "DefaultArguments": {"--s3-py-modules": "s3://b/a.zip, s3://b/b.zip"}},
            ["DefaultArguments.--s3-py-modules"],
            id="ray",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--extra-jars": "s3://b/a.jar,s3://b/b.jar"}}, [], id="no-spaces"),
        pytest.param({**ETL, "DefaultArguments": {"--extra-jars": " s3://b/a.jar "}}, [], id="one-path"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-jars": "s3://b/my lib.jar,s3://b/b.jar"}},
            [],
            id="space-within-a-path",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-py-files": "s3://b/a.py, s3://b/b.py"}},
            [],
            id="left-to-malformed-python-file-list",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--extra-jars": "s3://b/a.jar, s3://b/b.jar"}}, [], id="jars-on-shell"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--TempDir": "bucket/temporary/"}},
            ["DefaultArguments.--TempDir"],
            id="no-scheme",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--TempDir": "/data"}}, ["DefaultArguments.--TempDir"], id="local"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--spark-event-logs-path": "logs"}},
            ["DefaultArguments.--spark-event-logs-path"],
            id="event-logs",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--scriptLocation": "job.py"}},
            ["DefaultArguments.--scriptLocation"],
            id="script",
        ),
        pytest.param(
            {
                **NEW,
                "DefaultArguments": {"--python-virtual-env-storage-prefix": "b/v/", "--additional-python-modules": "a"},
            },
            ["DefaultArguments.--python-virtual-env-storage-prefix"],
            id="storage-prefix",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--TempDir": "s3:/b/t"}}, ["DefaultArguments.--TempDir"], id="one-slash"
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--TempDir": "t"}},
            ["NonOverridableArguments.--TempDir"],
            id="not-overridable",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--TempDir": "s3://b", "--spark-event-logs-path": "s3a://b/l/"}}, [], id="s3"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--TempDir": ""}}, [], id="empty"),
        pytest.param({**ETL, "DefaultArguments": {"--extra-jars": "a.jar"}}, [], id="left-to-library-outside-s3"),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--spark-event-logs-path": "logs"}},
            [],
            id="left-to-argument-not-for-command",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--output_path": "bucket/x"}}, [], id="argument-of-the-script"),
        pytest.param({**ETL, "DefaultArguments": {"--TempDir": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param({"Command": PARAMETER, "DefaultArguments": {"--TempDir": "t"}}, [], id="command-is-a-parameter"),
        pytest.param({**ETL, "DefaultArguments": PARAMETER}, [], id="arguments-are-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedS3Path, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--TempDir": "/data"}}

    assert message(MalformedS3Path, job) == (
        "--TempDir is no complete S3 path: needs S3 URIs such as 's3://bucket/prefix/', got '/data'"
    )
