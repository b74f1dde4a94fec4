"""What scala-script-without-language finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.scala_script_without_language import ScalaScriptWithoutLanguage

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.scala"},
                "GlueVersion": "5.1",
                "DefaultArguments": {},
            },
            ["DefaultArguments.--job-language"],
            id="no-language",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.scala"}, "GlueVersion": "5.1"},
            ["DefaultArguments.--job-language"],
            id="no-arguments",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.scala"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": "python"},
            },
            ["DefaultArguments.--job-language"],
            id="python",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming", "ScriptLocation": "s3://bucket/job.scala"},
                "GlueVersion": "5.1",
                "DefaultArguments": {},
            },
            ["DefaultArguments.--job-language"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.scala"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": "scala", "--class": "GlueApp"},
            },
            [],
            id="scala",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"},
                "GlueVersion": "5.1",
                "DefaultArguments": {},
            },
            [],
            id="python-script",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/scala"},
                "GlueVersion": "5.1",
                "DefaultArguments": {},
            },
            [],
            id="no-ending",
        ),
        pytest.param({"Command": {"Name": "pythonshell", "ScriptLocation": "s3://bucket/job.scala"}}, [], id="shell"),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.scala"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": {"Ref": "Parameter"}},
            },
            [],
            id="language-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "DefaultArguments": {},
            },
            [],
            id="script-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.scala"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"Ref": "Parameter"},
            },
            [],
            id="arguments-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ScalaScriptWithoutLanguage, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.scala"},
        "GlueVersion": "5.1",
        "DefaultArguments": {},
    }

    assert message(ScalaScriptWithoutLanguage, job) == ("a Scala script is run as Python: needs 'scala', got None")
