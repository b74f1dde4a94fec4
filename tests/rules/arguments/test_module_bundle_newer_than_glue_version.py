"""The rule module-bundle-newer-than-glue-version: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case_of

from glue_constructs.rules.arguments.module_bundle_newer_than_glue_version import ModuleBundleNewerThanGlueVersion

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--additional-python-modules"
AT = [f"DefaultArguments.{KEY}"]
JOB = {
    "Command": {"Name": "glueetl"},
    "GlueVersion": "4.0",
    "DefaultArguments": {
        KEY: "s3://bucket/libs-1.0.0.gluewheels.zip",
        "--python-modules-installer-option": "--no-index",
    },
}
case = case_of(JOB)


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("zip-of-wheels", AT),
        case(
            "requirements",
            AT,
            GlueVersion="3.0",
            arguments={KEY: "s3://bucket/requirements.txt", "--python-modules-installer-option": "-r"},
        ),
        case("without-option", AT, arguments={KEY: "s3://bucket/requirements.txt"}),
        case(
            "streaming", AT, job=STREAMING, GlueVersion="4.0", arguments={KEY: "s3://bucket/libs-1.0.0.gluewheels.zip"}
        ),
        case("glue-5", [], GlueVersion="5.0"),
        case("modules-and-wheels", [], arguments={KEY: "pandas,s3://bucket/lib-1.0-py3-none-any.whl"}),
        case("any-zip", [], arguments={KEY: "s3://bucket/libs.zip"}),
        case("retired-version", [], GlueVersion="2.0", arguments={KEY: "s3://bucket/requirements.txt"}),
        case("shell", [], job=SHELL, arguments={KEY: "pandas"}, GlueVersion="3.0"),
        case("version-is-a-parameter", [], GlueVersion=PARAMETER),
        case("modules-are-a-parameter", [], arguments={KEY: PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ModuleBundleNewerThanGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "4.0",
        "DefaultArguments": {"--additional-python-modules": "pandas,s3://bucket/libs-1.0.0.gluewheels.zip"},
    }

    assert message(ModuleBundleNewerThanGlueVersion, job) == (
        "Glue 4.0 does not install a zip of wheels or a requirements file: needs single modules and "
        "wheels, or Glue 5.0 or later, got 's3://bucket/libs-1.0.0.gluewheels.zip'"
    )
