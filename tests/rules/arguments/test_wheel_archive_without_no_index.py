"""The rule wheel-archive-without-no-index: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.arguments.wheel_archive_without_no_index import WheelArchiveWithoutNoIndex

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--additional-python-modules"
AT = ["DefaultArguments.--python-modules-installer-option"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("no-option", AT, arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip"}),
        case(
            "other-option",
            AT,
            arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip", "--python-modules-installer-option": "--upgrade"},
        ),
        case(
            "empty-option",
            AT,
            arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip", "--python-modules-installer-option": ""},
        ),
        case(
            "option-not-overridable",
            ["NonOverridableArguments.--python-modules-installer-option"],
            arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip"},
            NonOverridableArguments={"--python-modules-installer-option": "--upgrade"},
        ),
        case(
            "among-others",
            AT,
            arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip,s3://bucket/lib-1.0-py3-none-any.whl"},
        ),
        case(
            "version-is-a-parameter",
            AT,
            GlueVersion=PARAMETER,
            arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip"},
        ),
        case(
            "with-option",
            [],
            arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip", "--python-modules-installer-option": "--no-index"},
        ),
        case(
            "with-more-options",
            [],
            arguments={
                KEY: "s3://bucket/libs-1.0.0.gluewheels.zip",
                "--python-modules-installer-option": "--no-deps --no-index",
            },
        ),
        case("option-in-the-list", [], arguments={KEY: "--no-index,s3://bucket/libs-1.0.0.gluewheels.zip"}),
        case("any-zip", [], arguments={KEY: "s3://bucket/libs.zip"}),
        case("glue-4", [], GlueVersion="4.0", arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip"}),
        case("shell", [], job=SHELL, arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip"}),
        case(
            "option-is-a-parameter",
            [],
            arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip", "--python-modules-installer-option": PARAMETER},
        ),
        case("modules-are-a-parameter", [], arguments={KEY: PARAMETER}),
        case(
            "command-is-a-parameter",
            [],
            job={},
            Command={"Name": PARAMETER},
            arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WheelArchiveWithoutNoIndex, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--additional-python-modules": "s3://bucket/libs-1.0.0.gluewheels.zip"},
    }

    assert message(WheelArchiveWithoutNoIndex, job) == (
        "a zip of wheels replaces the package index: needs --no-index among the options, got None"
    )
