"""What argument-newer-than-glue-version finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.argument_newer_than_glue_version import ArgumentNewerThanGlueVersion

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
            {**OLD, "DefaultArguments": {"--custom-logGroup-prefix": "a"}},
            ["DefaultArguments.--custom-logGroup-prefix"],
            id="log-prefix-on-4.0",
        ),
        pytest.param(
            {**OLD, "DefaultArguments": {"--python-virtual-env": "s3://b/v.tar.gz"}},
            ["DefaultArguments.--python-virtual-env"],
            id="virtual-env-on-4.0",
        ),
        pytest.param(
            {**OLD, "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"}},
            ["DefaultArguments.--enable-lakeformation-fine-grained-access"],
            id="fine-grained-access-on-4.0",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--python-virtual-env-storage-prefix": "s3://b/v/"}},
            ["DefaultArguments.--python-virtual-env-storage-prefix"],
            id="storage-prefix-on-5.1",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "3.0",
                "DefaultArguments": {"--custom-logStream-prefix": "a"},
            },
            ["DefaultArguments.--custom-logStream-prefix"],
            id="streaming",
        ),
        pytest.param(
            {**OLD, "NonOverridableArguments": {"--custom-logGroup-prefix": "a"}},
            ["NonOverridableArguments.--custom-logGroup-prefix"],
            id="not-overridable",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--custom-logGroup-prefix": "a", "--python-virtual-env": "s3://b/v.tar.gz"}},
            [],
            id="5.1",
        ),
        pytest.param({**NEW, "DefaultArguments": {"--python-virtual-env-storage-prefix": "s3://b/v/"}}, [], id="6.0"),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "3.0",
                "DefaultArguments": {
                    "--datalake-formats": "hudi",
                    "--enable-auto-scaling": "true",
                    "--executor-cores": "4",
                },
            },
            [],
            id="3.0",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "2.0",
                "DefaultArguments": {"--datalake-formats": "hudi"},
            },
            [],
            id="left-to-retired-glue-version",
        ),
        pytest.param(
            {
                **OLD,
                "DefaultArguments": {
                    "--enable-lakeformation-fine-grained-access": "false",
                    "--custom-logGroup-prefix": "",
                },
            },
            [],
            id="nothing-asked-for",
        ),
        pytest.param(
            {**SHELL, "GlueVersion": "3.0", "DefaultArguments": {"--custom-logGroup-prefix": "a"}}, [], id="shell"
        ),
        pytest.param(
            {**OLD, "DefaultArguments": {"--custom-logGroup-prefix": PARAMETER}}, [], id="argument-is-a-parameter"
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": PARAMETER,
                "DefaultArguments": {"--custom-logGroup-prefix": "a"},
            },
            [],
            id="version-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "DefaultArguments": {"--custom-logGroup-prefix": "a"}},
            [],
            id="no-version",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ArgumentNewerThanGlueVersion, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**OLD, "DefaultArguments": {"--custom-logGroup-prefix": "a"}}

    assert message(ArgumentNewerThanGlueVersion, job) == (
        "Glue 4.0 does not have --custom-logGroup-prefix: needs GlueVersion 5.0 or later, got '4.0'"
    )
