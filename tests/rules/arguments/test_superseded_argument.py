"""What superseded-argument finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.superseded_argument import SupersededArgument

if TYPE_CHECKING:
    from collections.abc import Callable

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
STREAM = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {**ETL, "DefaultArguments": {"--continuation-option": "continuation-enabled"}},
            ["DefaultArguments.--continuation-option"],
            id="continuation",
        ),
        pytest.param(
            {**STREAM, "DefaultArguments": {"--RedshiftTempDir": "s3://b/t/"}},
            ["DefaultArguments.--RedshiftTempDir"],
            id="temporary-folder",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--encryption-type": "sse-s3"}},
            ["DefaultArguments.--encryption-type"],
            id="encryption",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--encryption-type": "sse-kms"}}, [], id="left-to-unknown-argument-value"
        ),
        pytest.param(
            {**ETL, "SecurityConfiguration": "encrypted", "DefaultArguments": {"--encryption-type": "sse-s3"}},
            [],
            id="left-to-ignored-encryption-type",
        ),
        pytest.param(
            {**ETL, "SecurityConfiguration": "encrypted", "DefaultArguments": {"--RedshiftTempDir": "s3://b/t/"}},
            ["DefaultArguments.--RedshiftTempDir"],
            id="security-configuration-beside-another",
        ),
        pytest.param(
            {**ETL, "DefaultArguments": {"--continuous-log-logGroup": "g"}},
            [],
            id="left-to-argument-gone-from-glue-version",
        ),
        pytest.param({**ETL, "DefaultArguments": {"--encryption-type": ""}}, [], id="empty"),
        pytest.param({**SHELL, "DefaultArguments": {"--encryption-type": "sse-s3"}}, [], id="shell"),
        pytest.param({**ETL, "DefaultArguments": {"--encryption-type": PARAMETER}}, [], id="argument-is-a-parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(SupersededArgument, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {**ETL, "DefaultArguments": {"--encryption-type": "sse-s3"}}

    assert message(SupersededArgument, job) == (
        "--encryption-type is a legacy argument: needs a SecurityConfiguration, got 'sse-s3'"
    )
