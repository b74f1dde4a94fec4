"""What overridden-script-location finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.overridden_script_location import OverriddenScriptLocation

if TYPE_CHECKING:
    from collections.abc import Callable

PARAMETER = {"Ref": "Parameter"}


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/job.py"},
                "DefaultArguments": {"--scriptLocation": "s3://b/other.py"},
            },
            ["DefaultArguments.--scriptLocation"],
            id="another-script",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/job.py"},
                "NonOverridableArguments": {"--scriptLocation": "s3://b/other.py"},
            },
            ["NonOverridableArguments.--scriptLocation"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/job.py"},
                "DefaultArguments": {"--scriptLocation": "s3://b/job.py"},
            },
            [],
            id="same-script",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/job.py"},
                "DefaultArguments": {"--scriptLocation": ""},
            },
            [],
            id="empty",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "ScriptLocation": "s3://b/job.py"}, "DefaultArguments": {}},
            [],
            id="no-argument",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/job.py"},
                "DefaultArguments": {"--scriptLocation": PARAMETER},
            },
            [],
            id="argument-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl", "ScriptLocation": PARAMETER},
                "DefaultArguments": {"--scriptLocation": "s3://b/other.py"},
            },
            [],
            id="script-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "DefaultArguments": {"--scriptLocation": "s3://b/other.py"}},
            [],
            id="no-script",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(OverriddenScriptLocation, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl", "ScriptLocation": "s3://b/job.py"},
        "DefaultArguments": {"--scriptLocation": "s3://b/x.py"},
    }

    assert message(OverriddenScriptLocation, job) == (
        "--scriptLocation overrides Command.ScriptLocation: needs no --scriptLocation, got 's3://b/x.py'"
    )
