"""The rule shuffle-without-bucket: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.arguments.shuffle_without_bucket import ShuffleWithoutBucket

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--write-shuffle-files-to-s3"
AT = ["DefaultArguments.--TempDir"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("nothing-else", AT, arguments={KEY: "true"}),
        case("no-value", AT, arguments={KEY: ""}),
        case("false-is-on-too", AT, arguments={KEY: "false"}),
        case("other-settings", AT, arguments={KEY: "true", "--conf": "spark.sql.shuffle.partitions=200"}),
        case("temporary-folder", [], arguments={KEY: "true", "--TempDir": "s3://bucket/temporary/"}),
        case(
            "bucket", [], arguments={KEY: "true", "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3://bucket/shuffle/"}
        ),
        case(
            "bucket-among-settings",
            [],
            arguments={KEY: "true", "--conf": "a=b --conf spark.shuffle.glue.s3ShuffleBucket=s3://bucket/shuffle/"},
        ),
        case("no-shuffle", [], arguments={}),
        case("streaming", [], job=STREAMING, arguments={KEY: "true"}),
        case("temporary-folder-is-a-parameter", [], arguments={KEY: "true", "--TempDir": PARAMETER}),
        case("settings-are-a-parameter", [], arguments={KEY: "true", "--conf": PARAMETER}),
        case("flag-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("more-from-a-macro", [], arguments={KEY: "true", "Fn::Transform": {"Name": "AWS::Include"}}),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, arguments={KEY: "true"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
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
