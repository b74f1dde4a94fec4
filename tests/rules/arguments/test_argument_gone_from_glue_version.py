"""What argument-gone-from-glue-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.argument_gone_from_glue_version import ArgumentGoneFromGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
OLD = {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--continuous-log-logGroup": "g"}},
            ["DefaultArguments.--continuous-log-logGroup"],
            id="log-group",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.0",
                "DefaultArguments": {"--continuous-log-logStreamPrefix": "p"},
            },
            ["DefaultArguments.--continuous-log-logStreamPrefix"],
            id="stream-prefix-on-5.0",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--write-shuffle-spills-to-s3": ""}},
            ["DefaultArguments.--write-shuffle-spills-to-s3"],
            id="shuffle-of-2.0",
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--continuous-log-logGroup": "g"}},
            ["NonOverridableArguments.--continuous-log-logGroup"],
            id="not-overridable",
        ),
        pytest.param(
            {
                **OLD,
                "DefaultArguments": {"--enable-continuous-cloudwatch-log": "true", "--continuous-log-logGroup": "g"},
            },
            [],
            id="4.0",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--continuous-log-logGroup": ""}}, [], id="empty"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-continuous-cloudwatch-log": "true"}},
            [],
            id="left-to-flag-gone-from-glue-version",
        ),
        pytest.param(
            {**SHELL, "GlueVersion": "5.0", "DefaultArguments": {"--continuous-log-logGroup": "g"}}, [], id="shell"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--continuous-log-logGroup": PARAMETER}}, [], id="argument-is-a-parameter"
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": PARAMETER,
                "DefaultArguments": {"--continuous-log-logGroup": "g"},
            },
            [],
            id="version-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentGoneFromGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--continuous-log-logGroup": "g"}}

    assert message(ArgumentGoneFromGlueVersion, job) == (
        "--continuous-log-logGroup does nothing from Glue 5.0 on: "
        "needs --custom-logGroup-prefix and --custom-logStream-prefix, got 'g'"
    )
