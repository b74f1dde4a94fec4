"""What shuffle-without-bucket finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.shuffle_without_bucket import ShuffleWithoutBucket

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": "true"},
            },
            ["DefaultArguments.--TempDir"],
            id="nothing-else",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": ""},
            },
            ["DefaultArguments.--TempDir"],
            id="no-value",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": "false"},
            },
            ["DefaultArguments.--TempDir"],
            id="false-is-on-too",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "spark.sql.shuffle.partitions=200",
                },
            },
            ["DefaultArguments.--TempDir"],
            id="other-settings",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": "true", "--TempDir": "s3://bucket/temporary/"},
            },
            [],
            id="temporary-folder",
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
            id="bucket",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--write-shuffle-files-to-s3": "true",
                    "--conf": "a=b --conf spark.shuffle.glue.s3ShuffleBucket=s3://bucket/shuffle/",
                },
            },
            [],
            id="bucket-among-settings",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {}}, [], id="no-shuffle"
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": "true"},
            },
            [],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": "true", "--TempDir": {"Ref": "Parameter"}},
            },
            [],
            id="temporary-folder-is-a-parameter",
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
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": {"Ref": "Parameter"}},
            },
            [],
            id="flag-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": "true", "Fn::Transform": {"Name": "AWS::Include"}},
            },
            [],
            id="more-from-a-macro",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--write-shuffle-files-to-s3": "true"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ShuffleWithoutBucket, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--write-shuffle-files-to-s3": "true"},
    }

    assert message(ShuffleWithoutBucket, job) == (
        "--write-shuffle-files-to-s3 has no bucket: needs an S3 folder, got None"
    )
