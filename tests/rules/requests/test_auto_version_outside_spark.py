"""The rule auto-version-outside-spark: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.requests.auto_version_outside_spark import AutoVersionOutsideSpark

if TYPE_CHECKING:
    from collections.abc import Callable


def created(command: Any, **job: Any) -> tuple[str, dict[str, Any]]:
    script = "s3://bucket/orders.py"
    return "CreateJob", {
        "Name": "orders",
        "Role": "GlueRole",
        "Command": {"Name": command, "ScriptLocation": script},
        "GlueVersion": "auto",
        "MaxRetries": 1,
        **job,
    }


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param(*created("pythonshell"), ["GlueVersion"], id="python-shell"),
        pytest.param(*created("glueray"), ["GlueVersion"], id="ray"),
        pytest.param(
            "UpdateJob",
            {"JobName": "o", "JobUpdate": created("pythonshell")[1]},
            ["JobUpdate.GlueVersion"],
            id="updated",
        ),
        pytest.param(*created("pythonshell", GlueVersion="Auto"), [], id="left-to-the-rule-of-forms"),
        pytest.param(*created("pythonshell", GlueVersion="3.0"), [], id="version"),
        pytest.param(*created("pythonshell", GlueVersion={"Ref": "Parameter"}), [], id="version-is-a-parameter"),
        pytest.param(*created("glueetl"), [], id="etl"),
        pytest.param(*created("gluestreaming"), [], id="streaming"),
        pytest.param(*created("spark"), [], id="left-to-the-rule-of-commands"),
        pytest.param(*created({"Ref": "Parameter"}), [], id="command-is-a-parameter"),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(AutoVersionOutsideSpark, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(AutoVersionOutsideSpark, *created("pythonshell")) == (
        "GlueVersion 'auto' is only for Spark jobs: needs 'glueetl' or 'gluestreaming', got 'pythonshell'"
    )
