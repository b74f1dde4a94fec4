"""What malformed-security-configuration finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules import check_run
from glue_constructs.rules.connections.malformed_security_configuration import MalformedSecurityConfiguration

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"SecurityConfiguration": ""}, ["SecurityConfiguration"], id="empty"),
        pytest.param({"SecurityConfiguration": "x" * 256}, ["SecurityConfiguration"], id="too-long"),
        pytest.param({"SecurityConfiguration": "a\nb"}, ["SecurityConfiguration"], id="two-lines"),
        pytest.param({"SecurityConfiguration": "x" * 255}, [], id="longest"),
        pytest.param({"SecurityConfiguration": "encrypted at rest"}, [], id="name"),
        pytest.param({"SecurityConfiguration": {"Ref": "Parameter"}}, [], id="parameter"),
        pytest.param({}, [], id="left-out"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MalformedSecurityConfiguration, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedSecurityConfiguration, {"SecurityConfiguration": ""}) == (
        "malformed security configuration name of 0 characters: needs 1 to 255 characters without control characters, "
        "got ''"
    )


def test_a_run_may_not_name_it_badly_either() -> None:
    findings = check_run({"SecurityConfiguration": ""}, {"SecurityConfiguration": "encrypted"})

    assert MalformedSecurityConfiguration.id in [finding.rule for finding in findings]
