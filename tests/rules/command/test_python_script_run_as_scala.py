"""What python-script-run-as-scala finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.python_script_run_as_scala import PythonScriptRunAsScala

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"},
                "DefaultArguments": {"--job-language": "scala"},
            },
            ["Command.ScriptLocation"],
            id="etl",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming", "ScriptLocation": "s3://bucket/job.py"},
                "DefaultArguments": {"--job-language": "scala"},
            },
            ["Command.ScriptLocation"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"},
                "NonOverridableArguments": {"--job-language": "scala"},
            },
            ["Command.ScriptLocation"],
            id="fixed-argument",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/Job.scala"},
                "DefaultArguments": {"--job-language": "scala"},
            },
            [],
            id="scala",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job"},
                "DefaultArguments": {"--job-language": "scala"},
            },
            [],
            id="without-an-ending",
        ),
        pytest.param({"Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}}, [], id="python"),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "ScriptLocation": "s3://bucket/job.py"},
                "DefaultArguments": {"--job-language": "scala"},
            },
            [],
            id="python-shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"},
                "DefaultArguments": {"--job-language": {"Ref": "Parameter"}},
            },
            [],
            id="language-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": {"Ref": "Parameter"}},
                "DefaultArguments": {"--job-language": "scala"},
            },
            [],
            id="script-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(PythonScriptRunAsScala, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(
        PythonScriptRunAsScala,
        {
            "Command": {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"},
            "DefaultArguments": {"--job-language": "scala"},
        },
    ) == ("a Python script is run as Scala: needs a script in Scala, got 's3://bucket/job.py'")
