"""The rule python-version-not-for-spark: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.command.python_version_not_for_spark import PythonVersionNotForSpark

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Command.PythonVersion"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("shell-python-on-etl", AT, Command={"Name": "glueetl", "PythonVersion": "3.9"}),
        case("shell-python-on-streaming", AT, Command={"Name": "gluestreaming", "PythonVersion": "3.9"}),
        case("shell-python-without-a-version", AT, job={}, Command={"Name": "glueetl", "PythonVersion": "3.9"}),
        case("python-2-on-3.0", AT, Command={"Name": "glueetl", "PythonVersion": "2"}, GlueVersion="3.0"),
        case("python-2-on-the-default-version", AT, job={}, Command={"Name": "glueetl", "PythonVersion": "2"}),
        case("python-2-on-a-newer-version", AT, Command={"Name": "glueetl", "PythonVersion": "2"}, GlueVersion="9.0"),
        case("python-2-on-a-retired-version", [], Command={"Name": "glueetl", "PythonVersion": "2"}, GlueVersion="2.0"),
        case(
            "python-2-of-a-scala-job",
            [],
            Command={"Name": "glueetl", "PythonVersion": "2"},
            arguments={"--job-language": "scala"},
        ),
        case("python-3", [], Command={"Name": "glueetl", "PythonVersion": "3"}),
        case("shell", [], Command={"Name": "pythonshell", "PythonVersion": "3.9"}),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER, "PythonVersion": "3.9"}),
        case("python-version-is-a-parameter", [], Command={"Name": "glueetl", "PythonVersion": PARAMETER}),
        case(
            "python-2-and-glue-version-is-a-parameter",
            [],
            Command={"Name": "glueetl", "PythonVersion": "2"},
            GlueVersion=PARAMETER,
        ),
        case(
            "python-2-and-language-is-a-parameter",
            [],
            Command={"Name": "glueetl", "PythonVersion": "2"},
            arguments={"--job-language": PARAMETER},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(PythonVersionNotForSpark, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl", "PythonVersion": "3.9"}, "GlueVersion": "5.1"}

    assert message(PythonVersionNotForSpark, job) == (
        "unsupported Command.PythonVersion of a Spark job: needs '3', got '3.9'"
    )
