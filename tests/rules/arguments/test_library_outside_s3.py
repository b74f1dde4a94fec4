"""The rule library-outside-s3: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, SPARK, case

from glue_constructs.rules.arguments.library_outside_s3 import LibraryOutsideS3

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments.--extra-jars"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("jar", AT, arguments={"--extra-jars": "a.jar"}),
        case("local-file", ["DefaultArguments.--extra-files"], arguments={"--extra-files": "/data/a.json"}),
        case("no-scheme", ["DefaultArguments.--extra-py-files"], arguments={"--extra-py-files": "bucket/lib.zip"}),
        case("one-of-two", AT, arguments={"--extra-jars": "s3://b/a.jar,b.jar"}),
        case("web", AT, arguments={"--extra-jars": "https://repo.example/a.jar"}),
        case("one-slash", AT, arguments={"--extra-jars": "s3:/b/a.jar"}),
        case("no-bucket", AT, arguments={"--extra-jars": "s3:///a.jar"}),
        case("no-key", AT, arguments={"--extra-jars": "s3://bucket"}),
        case(
            "virtual-env", ["DefaultArguments.--python-virtual-env"], arguments={"--python-virtual-env": "venv.tar.gz"}
        ),
        case(
            "ray",
            ["DefaultArguments.--s3-py-modules", "DefaultArguments.--working-dir"],
            job=RAY,
            arguments={"--s3-py-modules": "a.zip", "--working-dir": "w.zip"},
        ),
        case("shell", ["DefaultArguments.--extra-py-files"], job=SHELL, arguments={"--extra-py-files": "lib.whl"}),
        case(
            "not-overridable",
            ["NonOverridableArguments.--extra-jars"],
            NonOverridableArguments={"--extra-jars": "a.jar"},
        ),
        case("s3", [], arguments={"--extra-jars": "s3://b/a.jar,S3://b/b,s3a://b/c.jar"}),
        case("folder", [], arguments={"--extra-files": "s3://b/dir/"}),
        case("empty", [], arguments={"--extra-jars": "", "--extra-files": " ", "--extra-py-files": ","}),
        case("cut-short", [], arguments={"--extra-py-files": "s3://b/a.py,..."}),
        case("left-to-malformed-s3-path", [], arguments={"--scriptLocation": "job.py", "--TempDir": "b/t"}),
        case("left-to-argument-refused-by-command", [], job=SHELL, arguments={"--extra-jars": "a.jar"}),
        case("argument-is-a-parameter", [], arguments={"--extra-jars": PARAMETER}),
        case("command-is-a-parameter", [], job={}, Command=PARAMETER, arguments={"--extra-jars": "a.jar"}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(LibraryOutsideS3, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SPARK, "DefaultArguments": {"--extra-jars": "s3://b/a.jar,b.jar,c.jar"}}

    assert message(LibraryOutsideS3, job) == (
        "--extra-jars is not in Amazon S3: needs s3://bucket/key, got 'b.jar, c.jar'"
    )
