"""The rule ignored-encryption-type: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.arguments.ignored_encryption_type import IgnoredEncryptionType

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--encryption-type"


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("both", [f"DefaultArguments.{KEY}"], SecurityConfiguration="encrypted", arguments={KEY: "sse-s3"}),
        case(
            "streaming",
            [f"DefaultArguments.{KEY}"],
            job=STREAMING,
            SecurityConfiguration="encrypted",
            arguments={KEY: "sse-s3"},
        ),
        case(
            "not-overridable",
            [f"NonOverridableArguments.{KEY}"],
            SecurityConfiguration="encrypted",
            NonOverridableArguments={KEY: "sse-s3"},
        ),
        case("no-security-configuration", [], arguments={KEY: "sse-s3"}),
        case("no-encryption-type", [], SecurityConfiguration="encrypted", arguments={}),
        case("left-to-the-rule-of-values", [], SecurityConfiguration="encrypted", arguments={KEY: "sse-kms"}),
        case("python-shell", [], job=SHELL, SecurityConfiguration="encrypted", arguments={KEY: "sse-s3"}),
        case("configuration-is-a-parameter", [], SecurityConfiguration=PARAMETER, arguments={KEY: "sse-s3"}),
        case("type-is-a-parameter", [], SecurityConfiguration="encrypted", arguments={KEY: PARAMETER}),
        case(
            "command-is-a-parameter",
            [],
            Command={"Name": PARAMETER},
            SecurityConfiguration="encrypted",
            arguments={KEY: "sse-s3"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(IgnoredEncryptionType, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "SecurityConfiguration": "encrypted",
        "DefaultArguments": {"--encryption-type": "sse-s3"},
    }

    assert message(IgnoredEncryptionType, job) == (
        "--encryption-type is ignored when SecurityConfiguration is set: needs no --encryption-type, got 'sse-s3'"
    )
