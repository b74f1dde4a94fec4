"""What ignored-encryption-type finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.ignored_encryption_type import IgnoredEncryptionType

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "SecurityConfiguration": "encrypted",
                "DefaultArguments": {"--encryption-type": "sse-s3"},
            },
            ["DefaultArguments.--encryption-type"],
            id="both",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "SecurityConfiguration": "encrypted",
                "DefaultArguments": {"--encryption-type": "sse-s3"},
            },
            ["DefaultArguments.--encryption-type"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "SecurityConfiguration": "encrypted",
                "NonOverridableArguments": {"--encryption-type": "sse-s3"},
            },
            ["NonOverridableArguments.--encryption-type"],
            id="not-overridable",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--encryption-type": "sse-s3"}},
            [],
            id="no-security-configuration",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "SecurityConfiguration": "encrypted",
                "DefaultArguments": {},
            },
            [],
            id="no-encryption-type",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "SecurityConfiguration": "encrypted",
                "DefaultArguments": {"--encryption-type": "sse-kms"},
            },
            [],
            id="left-to-the-rule-of-values",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "SecurityConfiguration": "encrypted",
                "DefaultArguments": {"--encryption-type": "sse-s3"},
            },
            [],
            id="python-shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "SecurityConfiguration": {"Ref": "Parameter"},
                "DefaultArguments": {"--encryption-type": "sse-s3"},
            },
            [],
            id="configuration-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "SecurityConfiguration": "encrypted",
                "DefaultArguments": {"--encryption-type": {"Ref": "Parameter"}},
            },
            [],
            id="type-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "SecurityConfiguration": "encrypted",
                "DefaultArguments": {"--encryption-type": "sse-s3"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(IgnoredEncryptionType, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "SecurityConfiguration": "encrypted",
        "DefaultArguments": {"--encryption-type": "sse-s3"},
    }

    assert message(IgnoredEncryptionType, job) == (
        "--encryption-type is ignored beside a SecurityConfiguration: needs no --encryption-type, got 'sse-s3'"
    )
