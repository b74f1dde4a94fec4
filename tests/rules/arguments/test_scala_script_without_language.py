"""The rule scala-script-without-language: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import ABSENT, PARAMETER, case_of

from glue_constructs.rules.arguments.scala_script_without_language import ScalaScriptWithoutLanguage

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["DefaultArguments.--job-language"]
JOB = {
    "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.scala"},
    "GlueVersion": "5.1",
    "DefaultArguments": {},
}
case = case_of(JOB)


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("no-language", AT),
        case("no-arguments", AT, arguments=ABSENT),
        case("python", AT, arguments={"--job-language": "python"}),
        case("streaming", AT, Command={"Name": "gluestreaming", "ScriptLocation": "s3://bucket/job.scala"}),
        case("scala", [], arguments={"--job-language": "scala", "--class": "GlueApp"}),
        case("python-script", [], Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}),
        case("no-ending", [], Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/scala"}),
        case("shell", [], job={}, Command={"Name": "pythonshell", "ScriptLocation": "s3://bucket/job.scala"}),
        case("language-is-a-parameter", [], arguments={"--job-language": PARAMETER}),
        case("script-is-a-parameter", [], Command={"Name": "glueetl", "ScriptLocation": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ScalaScriptWithoutLanguage, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.scala"},
        "GlueVersion": "5.1",
        "DefaultArguments": {},
    }

    assert message(ScalaScriptWithoutLanguage, job) == ("a Scala script is run as Python: needs 'scala', got None")
