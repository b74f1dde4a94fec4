"""What malformed-script-location finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.malformed_script_location import MalformedScriptLocation

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "/jobs/job.py"}},
            ["Command.ScriptLocation"],
            id="absolute-path",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "C:\\jobs\\job.py"}},
            ["Command.ScriptLocation"],
            id="absolute-path-on-windows",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "~/job.py"}}, ["Command.ScriptLocation"], id="in-a-home"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "https://bucket.s3.amazonaws.com/job.py"}},
            ["Command.ScriptLocation"],
            id="https",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "file:///tmp/job.py"}},
            ["Command.ScriptLocation"],
            id="file-scheme",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "arn:aws:s3:::bucket/job.py"}},
            ["Command.ScriptLocation"],
            id="arn",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket"}}, ["Command.ScriptLocation"], id="bucket"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/"}},
            ["Command.ScriptLocation"],
            id="bucket-as-a-folder",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/jobs/"}},
            ["Command.ScriptLocation"],
            id="folder",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3:///job.py"}},
            ["Command.ScriptLocation"],
            id="no-bucket",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3:/bucket/job.py"}},
            ["Command.ScriptLocation"],
            id="one-slash",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/" + "k" * 1_025}},
            ["Command.ScriptLocation"],
            id="key-too-long",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/" + "\u00e9" * 513}},
            ["Command.ScriptLocation"],
            id="key-too-long-in-bytes",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/" + "k" * 400_000}},
            ["Command.ScriptLocation"],
            id="too-long-for-the-api",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/jobs/"},
                "DefaultArguments": {"--job-language": "python"},
            },
            ["Command.ScriptLocation"],
            id="folder-of-a-python-job",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "https://bucket/job.py"},
                "DefaultArguments": {"--job-language": "scala"},
            },
            ["Command.ScriptLocation"],
            id="https-of-a-scala-job",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/jobs/"},
                "DefaultArguments": {"--job-language": "scala"},
            },
            [],
            id="folder-of-a-scala-job",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/jobs/"},
                "DefaultArguments": {"Ref": "Parameter"},
            },
            [],
            id="folder-and-arguments-are-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/" + "k" * 1_024}}, [], id="longest-key"
        ),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/a/b.py"}}, [], id="object"),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/script"}}, [], id="without-an-ending"
        ),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket//a b.py"}}, [], id="odd-key"),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "S3://bucket/job.py"}},
            [],
            id="left-to-unusual-script-scheme",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3a://bucket/job.py"}},
            [],
            id="left-to-unusual-script-scheme-too",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "./jobs/job.py"}}, [], id="left-to-local-script"
        ),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": ""}}, [], id="left-to-missing-script-location"),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "{{resolve:ssm:/glue/script}}"}},
            [],
            id="dynamic-reference",
        ),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": {"Ref": "Parameter"}}}, [], id="parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedScriptLocation, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedScriptLocation, {"Command": {"Name": "glueetl", "ScriptLocation": "/jobs/job.py"}}) == (
        "the script is no object in S3: needs the S3 URI of an object, s3://<bucket>/<key>, got '/jobs/job.py'"
    )
