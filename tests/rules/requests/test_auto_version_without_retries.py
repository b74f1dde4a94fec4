"""The rule auto-version-without-retries: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.requests.auto_version_without_retries import AutoVersionWithoutRetries

if TYPE_CHECKING:
    from collections.abc import Callable


def created(**job: Any) -> tuple[str, dict[str, Any]]:
    command = {"Name": "glueetl", "ScriptLocation": "s3://bucket/orders.py"}
    return "CreateJob", {"Name": "orders", "Role": "GlueRole", "Command": command, "GlueVersion": "auto", **job}


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param(*created(MaxRetries=0), ["MaxRetries"], id="none"),
        pytest.param(*created(), ["MaxRetries"], id="not-set"),
        pytest.param("UpdateJob", {"JobName": "o", "JobUpdate": created()[1]}, ["JobUpdate.MaxRetries"], id="updated"),
        pytest.param(*created(MaxRetries=0, JobRunQueuingEnabled=True), ["MaxRetries"], id="as-queuing-wants-it"),
        pytest.param(*created(MaxRetries=1), [], id="one"),
        pytest.param(*created(MaxRetries=-1), [], id="left-to-the-rule-of-retries"),
        pytest.param(*created(MaxRetries="0"), [], id="left-to-the-rule-of-types"),
        pytest.param(*created(MaxRetries={"Ref": "Parameter"}), [], id="a-parameter"),
        pytest.param(*created(GlueVersion="5.1"), [], id="version"),
        pytest.param(*created(GlueVersion={"Ref": "Parameter"}), [], id="version-is-a-parameter"),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(AutoVersionWithoutRetries, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(AutoVersionWithoutRetries, *created(MaxRetries=0)) == (
        "GlueVersion 'auto' requires retries: needs MaxRetries of 1 or more, got 0"
    )
