"""The rule malformed-s3-path: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, SPARK, case

from glue_constructs.rules.arguments.malformed_s3_path import MalformedS3Path

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments.--TempDir"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("jars", ["DefaultArguments.--extra-jars"], arguments={"--extra-jars": "s3://b/a.jar, s3://b/b.jar"}),
        case("files", ["DefaultArguments.--extra-files"], arguments={"--extra-files": "s3://b/a ,s3://b/b"}),
        case(
            "ray",
            ["DefaultArguments.--s3-py-modules"],
            job=RAY,
            arguments={"--s3-py-modules": "s3://b/a.zip, s3://b/b.zip"},
        ),
        case("no-spaces", [], arguments={"--extra-jars": "s3://b/a.jar,s3://b/b.jar"}),
        case("one-path", [], arguments={"--extra-jars": " s3://b/a.jar "}),
        case("space-within-a-path", [], arguments={"--extra-jars": "s3://b/my lib.jar,s3://b/b.jar"}),
        case("left-to-malformed-python-file-list", [], arguments={"--extra-py-files": "s3://b/a.py, s3://b/b.py"}),
        case("jars-on-shell", [], job=SHELL, arguments={"--extra-jars": "s3://b/a.jar, s3://b/b.jar"}),
        case("no-scheme", AT, arguments={"--TempDir": "bucket/temporary/"}),
        case("local", AT, arguments={"--TempDir": "/data"}),
        case("event-logs", ["DefaultArguments.--spark-event-logs-path"], arguments={"--spark-event-logs-path": "logs"}),
        case("script", ["DefaultArguments.--scriptLocation"], arguments={"--scriptLocation": "job.py"}),
        case(
            "storage-prefix",
            ["DefaultArguments.--python-virtual-env-storage-prefix"],
            GlueVersion="6.0",
            arguments={"--python-virtual-env-storage-prefix": "b/v/", "--additional-python-modules": "a"},
        ),
        case("one-slash", AT, job=SHELL, arguments={"--TempDir": "s3:/b/t"}),
        case("not-overridable", ["NonOverridableArguments.--TempDir"], NonOverridableArguments={"--TempDir": "t"}),
        case("s3", [], arguments={"--TempDir": "s3://b", "--spark-event-logs-path": "s3a://b/l/"}),
        case("empty", [], arguments={"--TempDir": ""}),
        case("left-to-library-outside-s3", [], arguments={"--extra-jars": "a.jar"}),
        case("left-to-argument-not-for-command", [], job=SHELL, arguments={"--spark-event-logs-path": "logs"}),
        case("argument-of-the-script", [], arguments={"--output_path": "bucket/x"}),
        case("argument-is-a-parameter", [], arguments={"--TempDir": PARAMETER}),
        case("command-is-a-parameter", [], job={}, Command=PARAMETER, arguments={"--TempDir": "t"}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedS3Path, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--TempDir": "/data"}}

    assert message(MalformedS3Path, job) == (
        "--TempDir is not a complete S3 path: needs S3 URIs such as 's3://bucket/prefix/', got '/data'"
    )
