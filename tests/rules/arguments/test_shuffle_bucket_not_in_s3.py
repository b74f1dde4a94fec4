"""What shuffle-bucket-not-in-s3 finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.shuffle_bucket_not_in_s3 import ShuffleBucketNotInS3

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket/shuffle/",
                },
            },
            ["DefaultArguments.--conf"],
            id="a-bare-name",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "spark.shuffle.glue.s3ShuffleBucket=arn:aws:s3:::bucket",
                },
            },
            ["DefaultArguments.--conf"],
            id="an-arn",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3://one/shuffle/,two/shuffle/",
                },
            },
            ["DefaultArguments.--conf"],
            id="second-of-two",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "",
                    "--conf": "a=b --conf spark.shuffle.glue.s3ShuffleBucket=bucket --conf c=d",
                },
            },
            ["DefaultArguments.--conf"],
            id="among-settings",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": {"Ref": "Parameter"},
                    "--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket",
                },
            },
            [],
            id="flag-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3://bucket/shuffle/",
                },
            },
            [],
            id="a-folder",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3://one/shuffle/,s3://two/shuffle/",
                },
            },
            [],
            id="two-folders",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3a://bucket/shuffle/",
                },
            },
            [],
            id="hadoops-scheme",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": "true", "--conf": "a=b"},
            },
            [],
            id="no-bucket",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "spark.shuffle.glue.s3ShuffleBucket",
                },
            },
            [],
            id="left-to-the-rule-of-settings",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket"},
            },
            [],
            id="no-shuffle",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket",
                },
            },
            [],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": "true", "--conf": {"Ref": "Parameter"}},
            },
            [],
            id="settings-are-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "spark.shuffle.glue.s3ShuffleBucket=bucket",
                },
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
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
