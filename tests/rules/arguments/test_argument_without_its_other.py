"""What argument-without-its-other finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.argument_without_its_other import ArgumentWithoutItsOther

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
OLD = {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0"}
NEW = {"Command": {"Name": "glueetl"}, "GlueVersion": "6.0"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**OLD, "DefaultArguments": {"--continuous-log-logGroup": "g"}},
            ["DefaultArguments.--continuous-log-logGroup"],
            id="log-group-without-continuous-logging",
        ),
        pytest.param(
            {
                **OLD,
                "DefaultArguments": {"--continuous-log-logGroup": "g", "--enable-continuous-cloudwatch-log": "false"},
            },
            ["DefaultArguments.--continuous-log-logGroup"],
            id="continuous-logging-off",
        ),
        pytest.param(
            {**OLD, "DefaultArguments": {"--enable-continuous-log-filter": "true"}},
            ["DefaultArguments.--enable-continuous-log-filter"],
            id="filter-without-continuous-logging",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--continuous-log-logStreamPrefix": "p"}},
            ["DefaultArguments.--continuous-log-logStreamPrefix"],
            id="shell",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--user-jars-first": "true"}},
            ["DefaultArguments.--user-jars-first"],
            id="jars-first-without-jars",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--user-jars-first": "true", "--extra-jars": ""}},
            ["DefaultArguments.--user-jars-first"],
            id="no-jars",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--python-modules-installer-option": "--no-deps"}},
            ["DefaultArguments.--python-modules-installer-option"],
            id="pip-options-without-modules",
        ),
        pytest.param(
            {**NEW, "DefaultArguments": {"--python-virtual-env-version": "1"}},
            ["DefaultArguments.--python-virtual-env-version"],
            id="version-of-no-environment",
        ),
        pytest.param(
            {**ETL, "NonOverridableArguments": {"--user-jars-first": "true"}},
            ["NonOverridableArguments.--user-jars-first"],
            id="not-overridable",
        ),
        pytest.param(
            {
                **OLD,
                "DefaultArguments": {"--continuous-log-logGroup": "g"},
                "NonOverridableArguments": {"--enable-continuous-cloudwatch-log": "true"},
            },
            [],
            id="other-in-the-other-section",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--user-jars-first": "true", "--extra-jars": "s3://b/a.jar"}}, [], id="both"
        ),
        pytest.param({**ETL, "DefaultArguments": {"--user-jars-first": "false"}}, [], id="off"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--continuous-log-logGroup": "g"}},
            [],
            id="left-to-argument-gone-from-glue-version",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--python-virtual-env-storage-prefix": "s3://b/v/"}},
            [],
            id="left-to-argument-newer-than-glue-version",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--user-jars-first": "true"}}, [], id="left-to-argument-not-for-command"
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--class": "GlueApp", "--job-language": "python"}},
            [],
            id="class-of-a-python-job",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--user-jars-first": "true", "--extra-jars": PARAMETER}},
            [],
            id="other-is-a-parameter",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--user-jars-first": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--user-jars-first": "true"}, "NonOverridableArguments": PARAMETER},
            [],
            id="more-from-a-parameter",
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
    assert found(ArgumentWithoutItsOther, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--user-jars-first": "true"}}

    assert message(ArgumentWithoutItsOther, job) == (
        "--user-jars-first does nothing without --extra-jars: needs --extra-jars beside it, got None"
    )
