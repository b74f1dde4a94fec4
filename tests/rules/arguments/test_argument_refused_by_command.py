"""What argument-refused-by-command finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.argument_refused_by_command import ArgumentRefusedByCommand

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
RAY = {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**SHELL, "DefaultArguments": {"--extra-files": "s3://b/a.json"}},
            ["DefaultArguments.--extra-files"],
            id="files-on-shell",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--extra-jars": "s3://b/a.jar"}},
            ["DefaultArguments.--extra-jars"],
            id="jars-on-shell",
        ),
        pytest.param(
            {**RAY, "DefaultArguments": {"--extra-jars": "s3://b/a.jar"}},
            ["DefaultArguments.--extra-jars"],
            id="jars-on-ray",
        ),
        pytest.param(
            {**RAY, "DefaultArguments": {"--extra-py-files": "s3://b/a.py", "--additional-python-modules": "a"}},
            ["DefaultArguments.--extra-py-files", "DefaultArguments.--additional-python-modules"],
            id="spark-s-modules-on-ray",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--python-modules-installer-option": "--upgrade"}},
            ["DefaultArguments.--python-modules-installer-option"],
            id="pip-options-on-shell",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--auto-scale-within-microbatch": "true"}},
            ["DefaultArguments.--auto-scale-within-microbatch"],
            id="microbatch-on-etl",
        ),
        pytest.param(
            {**SHELL, "NonOverridableArguments": {"--extra-files": "s3://b/a.json"}},
            ["NonOverridableArguments.--extra-files"],
            id="not-overridable",
        ),
        pytest.param({**SHELL, "DefaultArguments": {"--extra-files": "", "--extra-jars": " "}}, [], id="empty"),
        pytest.param({**ETL, "DefaultArguments": {"--auto-scale-within-microbatch": "false"}}, [], id="switched-off"),
        pytest.param(
            {**ETL, "DefaultArguments": {"--extra-files": "s3://b/a.json", "--extra-jars": "s3://b/a.jar"}},
            [],
            id="etl",
        ),
        pytest.param(
            {**SHELL, "DefaultArguments": {"--extra-py-files": "s3://b/a.whl"}}, [], id="python-files-on-shell"
        ),
        pytest.param({**SHELL, "DefaultArguments": {"--extra-files": PARAMETER}}, [], id="argument-is-a-parameter"),
        pytest.param(
            {"Command": PARAMETER, "DefaultArguments": {"--extra-files": "s3://b/a.json"}},
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentRefusedByCommand, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SHELL, "DefaultArguments": {"--extra-files": "s3://b/a.json"}}

    assert message(ArgumentRefusedByCommand, job) == (
        "command 'pythonshell' does not support --extra-files: needs command 'glueetl' or 'gluestreaming', got 's3://b/a.json'"
    )
