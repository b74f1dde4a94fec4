"""The rule requirements-file-without-option: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.requirements_file_without_option import RequirementsFileWithoutOption

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--additional-python-modules"
AT = ["DefaultArguments.--python-modules-installer-option"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("no-option", AT, arguments={KEY: "s3://bucket/requirements.txt"}),
        case(
            "other-option",
            AT,
            arguments={KEY: "s3://bucket/requirements.txt", "--python-modules-installer-option": "--no-deps"},
        ),
        case(
            "empty-option", AT, arguments={KEY: "s3://bucket/requirements.txt", "--python-modules-installer-option": ""}
        ),
        case("any-text-file", AT, arguments={KEY: "s3://bucket/requirements-glue.txt"}),
        case("streaming", AT, job=STREAMING, arguments={KEY: "s3://bucket/requirements.txt"}),
        case(
            "with-option",
            [],
            arguments={KEY: "s3://bucket/requirements.txt", "--python-modules-installer-option": "-r"},
        ),
        case(
            "with-long-option",
            [],
            arguments={
                KEY: "s3://bucket/requirements.txt",
                "--python-modules-installer-option": "--no-deps --requirement",
            },
        ),
        case("option-in-the-list", [], arguments={KEY: "-r,s3://bucket/requirements.txt"}),
        case("option-before-the-file", [], arguments={KEY: "-r s3://bucket/requirements.txt"}),
        case("no-file", [], arguments={KEY: "requirements"}),
        case("glue-4", [], GlueVersion="4.0", arguments={KEY: "s3://bucket/requirements.txt"}),
        case("shell", [], job=SHELL, arguments={KEY: "s3://bucket/requirements.txt"}),
        case(
            "option-is-a-parameter",
            [],
            arguments={KEY: "s3://bucket/requirements.txt", "--python-modules-installer-option": PARAMETER},
        ),
        case("modules-are-a-parameter", [], arguments={KEY: PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(RequirementsFileWithoutOption, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {
            "--additional-python-modules": "s3://bucket/requirements.txt",
            "--python-modules-installer-option": "--no-deps",
        },
    }

    assert message(RequirementsFileWithoutOption, job) == (
        "pip reads a requirements file only after -r: needs -r among the options, got '--no-deps'"
    )
