"""What python-version-not-for-spark finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.command.python_version_not_for_spark import PythonVersionNotForSpark

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": "3.9"}, "GlueVersion": "5.1"},
            ["Command.PythonVersion"],
            id="shell-python-on-etl",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming", "PythonVersion": "3.9"}, "GlueVersion": "5.1"},
            ["Command.PythonVersion"],
            id="shell-python-on-streaming",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": "3.9"}},
            ["Command.PythonVersion"],
            id="shell-python-without-a-version",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": "2"}, "GlueVersion": "3.0"},
            ["Command.PythonVersion"],
            id="python-2-on-3.0",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": "2"}},
            ["Command.PythonVersion"],
            id="python-2-on-the-default-version",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": "2"}, "GlueVersion": "9.0"},
            ["Command.PythonVersion"],
            id="python-2-on-a-newer-version",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": "2"}, "GlueVersion": "2.0"},
            [],
            id="python-2-on-a-retired-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "PythonVersion": "2"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": "scala"},
            },
            [],
            id="python-2-of-a-scala-job",
        ),
        pytest.param({"Command": {"Name": "glueetl", "PythonVersion": "3"}, "GlueVersion": "5.1"}, [], id="python-3"),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "GlueVersion": "5.1"}, [], id="shell"
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}, "PythonVersion": "3.9"}, "GlueVersion": "5.1"},
            [],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": {"Ref": "Parameter"}}, "GlueVersion": "5.1"},
            [],
            id="python-version-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": "2"}, "GlueVersion": {"Ref": "Parameter"}},
            [],
            id="python-2-and-glue-version-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "PythonVersion": "2"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": {"Ref": "Parameter"}},
            },
            [],
            id="python-2-and-language-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(PythonVersionNotForSpark, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl", "PythonVersion": "3.9"}, "GlueVersion": "5.1"}

    assert message(PythonVersionNotForSpark, job) == (
        "a Spark job does not take this Command.PythonVersion: needs '3', got '3.9'"
    )
