"""The rule malformed-script-location: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.command.malformed_script_location import MalformedScriptLocation

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.ScriptLocation"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("absolute-path", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "/jobs/job.py"}),
        case("absolute-path-on-windows", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "C:\\jobs\\job.py"}),
        case("in-a-home", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "~/job.py"}),
        case(
            "https", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "https://bucket.s3.amazonaws.com/job.py"}
        ),
        case("file-scheme", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "file:///tmp/job.py"}),
        case("arn", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "arn:aws:s3:::bucket/job.py"}),
        case("bucket", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket"}),
        case("bucket-as-a-folder", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/"}),
        case("folder", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/jobs/"}),
        case("no-bucket", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "s3:///job.py"}),
        case("one-slash", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "s3:/bucket/job.py"}),
        case("key-too-long", AT, job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/" + "k" * 1025}),
        case(
            "key-too-long-in-bytes",
            AT,
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/" + "é" * 513},
        ),
        case(
            "too-long-for-the-api",
            AT,
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/" + "k" * 400000},
        ),
        case(
            "folder-of-a-python-job",
            AT,
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/jobs/"},
            arguments={"--job-language": "python"},
        ),
        case(
            "https-of-a-scala-job",
            AT,
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "https://bucket/job.py"},
            arguments={"--job-language": "scala"},
        ),
        case(
            "folder-of-a-scala-job",
            [],
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/jobs/"},
            arguments={"--job-language": "scala"},
        ),
        case(
            "folder-and-arguments-are-a-parameter",
            [],
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/jobs/"},
            arguments=PARAMETER,
        ),
        case("longest-key", [], job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/" + "k" * 1024}),
        case("object", [], job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/a/b.py"}),
        case("without-an-ending", [], job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/script"}),
        case("odd-key", [], job={}, Command={"Name": "glueetl", "ScriptLocation": "s3://bucket//a b.py"}),
        case(
            "left-to-unusual-script-scheme",
            [],
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "S3://bucket/job.py"},
        ),
        case(
            "left-to-unusual-script-scheme-too",
            [],
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "s3a://bucket/job.py"},
        ),
        case("left-to-local-script", [], job={}, Command={"Name": "glueetl", "ScriptLocation": "./jobs/job.py"}),
        case("left-to-missing-script-location", [], job={}, Command={"Name": "glueetl", "ScriptLocation": ""}),
        case(
            "dynamic-reference",
            [],
            job={},
            Command={"Name": "glueetl", "ScriptLocation": "{{resolve:ssm:/glue/script}}"},
        ),
        case("parameter", [], job={}, Command={"Name": "glueetl", "ScriptLocation": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedScriptLocation, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedScriptLocation, {"Command": {"Name": "glueetl", "ScriptLocation": "/jobs/job.py"}}) == (
        "the script is not an object in S3: needs the S3 URI of an object, s3://<bucket>/<key>, got '/jobs/job.py'"
    )
