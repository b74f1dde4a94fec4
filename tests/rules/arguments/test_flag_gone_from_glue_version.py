"""What flag-gone-from-glue-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.flag_gone_from_glue_version import FlagGoneFromGlueVersion

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
            {**ETL, "DefaultArguments": {"--enable-continuous-cloudwatch-log": "true"}},
            ["DefaultArguments.--enable-continuous-cloudwatch-log"],
            id="continuous-logging",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.0",
                "DefaultArguments": {"--enable-continuous-log-filter": ""},
            },
            ["DefaultArguments.--enable-continuous-log-filter"],
            id="filter-on-5.0",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "3.0",
                "DefaultArguments": {"--use-postgres-driver": "true"},
            },
            ["DefaultArguments.--use-postgres-driver"],
            id="driver-of-2.0-on-3.0",
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--enable-rename-algorithm-v2": "true"}},
            ["NonOverridableArguments.--enable-rename-algorithm-v2"],
            id="not-overridable",
        ),
        pytest.param({**OLD, "DefaultArguments": {"--enable-continuous-cloudwatch-log": "true"}}, [], id="4.0"),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "2.0",
                "DefaultArguments": {"--use-postgres-driver": "true"},
            },
            [],
            id="2.0",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--enable-continuous-cloudwatch-log": "false"}}, [], id="off"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--continuous-log-logGroup": "g"}},
            [],
            id="left-to-argument-gone-from-glue-version",
        ),
        pytest.param(
            {**SHELL, "GlueVersion": "5.0", "DefaultArguments": {"--enable-continuous-cloudwatch-log": "true"}},
            [],
            id="shell",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--enable-continuous-cloudwatch-log": PARAMETER}},
            [],
            id="argument-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": PARAMETER,
                "DefaultArguments": {"--enable-continuous-log-filter": "true"},
            },
            [],
            id="version-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(FlagGoneFromGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--enable-continuous-cloudwatch-log": "true"}}

    assert message(FlagGoneFromGlueVersion, job) == (
        "--enable-continuous-cloudwatch-log does nothing from Glue 5.0 on: needs no such argument, got 'true'"
    )
