"""The rule python-script-run-as-scala: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import ABSENT, PARAMETER, case_of

from glue_constructs.rules.command.python_script_run_as_scala import PythonScriptRunAsScala

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--job-language"
AT = ["Command.ScriptLocation"]
JOB = {"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}, "DefaultArguments": {KEY: "scala"}}
case = case_of(JOB)


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("etl", AT),
        case("streaming", AT, Command={"Name": "gluestreaming", "ScriptLocation": "s3://bucket/job.py"}),
        case("fixed-argument", AT, NonOverridableArguments={KEY: "scala"}, arguments=ABSENT),
        case("scala", [], Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/Job.scala"}),
        case("without-an-ending", [], Command={"Name": "glueetl", "ScriptLocation": "s3://bucket/job"}),
        case("python", [], arguments=ABSENT),
        case("python-shell", [], Command={"Name": "pythonshell", "ScriptLocation": "s3://bucket/job.py"}),
        case("language-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("script-is-a-parameter", [], Command={"Name": "glueetl", "ScriptLocation": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(PythonScriptRunAsScala, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(
        PythonScriptRunAsScala,
        {
            "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"},
            "DefaultArguments": {"--job-language": "scala"},
        },
    ) == ("a Python script is run as Scala: needs a script in Scala, got 's3://bucket/job.py'")
