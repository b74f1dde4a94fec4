"""What scala-without-class finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.scala_without_class import ScalaWithoutClass

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--job-language": "scala"}},
            ["DefaultArguments.--class"],
            id="no-class",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": "scala", "--class": ""},
            },
            ["DefaultArguments.--class"],
            id="empty-class",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": "scala"},
            },
            ["DefaultArguments.--class"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "NonOverridableArguments": {"--job-language": "scala"},
            },
            ["DefaultArguments.--class"],
            id="language-not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": "scala", "--class": "GlueApp"},
            },
            [],
            id="with-class",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": "scala"},
                "NonOverridableArguments": {"--class": "GlueApp"},
            },
            [],
            id="class-not-overridable",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--job-language": "python"}},
            [],
            id="python",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {}}, [], id="no-language"
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--job-language": "scala"},
            },
            [],
            id="shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": "scala", "--class": {"Ref": "Parameter"}},
            },
            [],
            id="class-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": {"Ref": "Parameter"}},
            },
            [],
            id="language-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-language": "scala", "Fn::Transform": {"Name": "AWS::Include"}},
            },
            [],
            id="arguments-from-a-macro",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ScalaWithoutClass, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--job-language": "scala"}}

    assert message(ScalaWithoutClass, job) == (
        "a Scala job needs an entry point: needs --class with the class to start, got None"
    )
