"""The rule malformed-security-configuration: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules import check_run
from glue_constructs.rules.connections.malformed_security_configuration import MalformedSecurityConfiguration

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["SecurityConfiguration"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("empty", AT, job={}, SecurityConfiguration=""),
        case("too-long", AT, job={}, SecurityConfiguration="x" * 256),
        case("two-lines", AT, job={}, SecurityConfiguration="a\nb"),
        case("longest", [], job={}, SecurityConfiguration="x" * 255),
        case("name", [], job={}, SecurityConfiguration="encrypted at rest"),
        case("parameter", [], job={}, SecurityConfiguration=PARAMETER),
        case("not-set", [], job={}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedSecurityConfiguration, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedSecurityConfiguration, {"SecurityConfiguration": ""}) == (
        "malformed security configuration name of 0 characters: needs 1 to 255 characters without control characters, "
        "got ''"
    )


def test_a_malformed_name_in_a_run_is_reported_too() -> None:
    findings = check_run({"SecurityConfiguration": ""}, {"SecurityConfiguration": "encrypted"})

    assert MalformedSecurityConfiguration.id in [finding.rule for finding in findings]
