"""The rule shuffle-bucket-not-in-s3: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.arguments.shuffle_bucket_not_in_s3 import ShuffleBucketNotInS3

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments.--conf"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "a-bare-name",
            AT,
            arguments={
                "--write-shuffle-files-to-s3": "true",
                "--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket/shuffle/",
            },
        ),
        case(
            "an-arn",
            AT,
            arguments={
                "--write-shuffle-files-to-s3": "true",
                "--conf": "spark.shuffle.glue.s3ShuffleBucket=arn:aws:s3:::bucket",
            },
        ),
        case(
            "second-of-two",
            AT,
            arguments={
                "--write-shuffle-files-to-s3": "true",
                "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3://one/shuffle/,two/shuffle/",
            },
        ),
        case(
            "among-settings",
            AT,
            arguments={
                "--write-shuffle-files-to-s3": "",
                "--conf": "a=b --conf spark.shuffle.glue.s3ShuffleBucket=bucket --conf c=d",
            },
        ),
        case(
            "flag-is-a-parameter",
            [],
            arguments={"--write-shuffle-files-to-s3": PARAMETER, "--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket"},
        ),
        case(
            "a-folder",
            [],
            arguments={
                "--write-shuffle-files-to-s3": "true",
                "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3://bucket/shuffle/",
            },
        ),
        case(
            "two-folders",
            [],
            arguments={
                "--write-shuffle-files-to-s3": "true",
                "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3://one/shuffle/,s3://two/shuffle/",
            },
        ),
        case(
            "hadoops-scheme",
            [],
            arguments={
                "--write-shuffle-files-to-s3": "true",
                "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3a://bucket/shuffle/",
            },
        ),
        case("no-bucket", [], arguments={"--write-shuffle-files-to-s3": "true", "--conf": "a=b"}),
        case(
            "left-to-the-rule-of-settings",
            [],
            arguments={"--write-shuffle-files-to-s3": "true", "--conf": "spark.shuffle.glue.s3ShuffleBucket"},
        ),
        case("no-shuffle", [], arguments={"--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket"}),
        case(
            "streaming",
            [],
            job=STREAMING,
            arguments={"--write-shuffle-files-to-s3": "true", "--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket"},
        ),
        case("settings-are-a-parameter", [], arguments={"--write-shuffle-files-to-s3": "true", "--conf": PARAMETER}),
        case(
            "command-is-a-parameter",
            [],
            Command={"Name": PARAMETER},
            arguments={"--write-shuffle-files-to-s3": "true", "--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ShuffleBucketNotInS3, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {
            "--write-shuffle-files-to-s3": "true",
            "--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket/shuffle/",
        },
    }

    assert message(ShuffleBucketNotInS3, job) == (
        "spark.shuffle.glue.s3ShuffleBucket is not in Amazon S3: needs S3 URIs, got 'bucket/shuffle/'"
    )
