"""The rule argument-refused-by-command: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, case

from glue_constructs.rules.arguments.argument_refused_by_command import ArgumentRefusedByCommand

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "files-on-shell",
            ["DefaultArguments.--extra-files"],
            job=SHELL,
            arguments={"--extra-files": "s3://b/a.json"},
        ),
        case("jars-on-shell", ["DefaultArguments.--extra-jars"], job=SHELL, arguments={"--extra-jars": "s3://b/a.jar"}),
        case("jars-on-ray", ["DefaultArguments.--extra-jars"], job=RAY, arguments={"--extra-jars": "s3://b/a.jar"}),
        case(
            "spark-s-modules-on-ray",
            ["DefaultArguments.--extra-py-files", "DefaultArguments.--additional-python-modules"],
            job=RAY,
            arguments={"--extra-py-files": "s3://b/a.py", "--additional-python-modules": "a"},
        ),
        case(
            "pip-options-on-shell",
            ["DefaultArguments.--python-modules-installer-option"],
            job=SHELL,
            arguments={"--python-modules-installer-option": "--upgrade"},
        ),
        case(
            "microbatch-on-etl",
            ["DefaultArguments.--auto-scale-within-microbatch"],
            arguments={"--auto-scale-within-microbatch": "true"},
        ),
        case(
            "not-overridable",
            ["NonOverridableArguments.--extra-files"],
            job=SHELL,
            NonOverridableArguments={"--extra-files": "s3://b/a.json"},
        ),
        case("empty", [], job=SHELL, arguments={"--extra-files": "", "--extra-jars": " "}),
        case("switched-off", [], arguments={"--auto-scale-within-microbatch": "false"}),
        case("etl", [], arguments={"--extra-files": "s3://b/a.json", "--extra-jars": "s3://b/a.jar"}),
        case("python-files-on-shell", [], job=SHELL, arguments={"--extra-py-files": "s3://b/a.whl"}),
        case("argument-is-a-parameter", [], job=SHELL, arguments={"--extra-files": PARAMETER}),
        case("command-is-a-parameter", [], job={}, Command=PARAMETER, arguments={"--extra-files": "s3://b/a.json"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentRefusedByCommand, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**SHELL, "DefaultArguments": {"--extra-files": "s3://b/a.json"}}

    assert message(ArgumentRefusedByCommand, job) == (
        "command 'pythonshell' does not support --extra-files: needs command 'glueetl' or 'gluestreaming', got 's3://b/a.json'"
    )
