"""What both-library-sets finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.both_library_sets import BothLibrarySets

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"library-set": "analytics", "--library-set": "none"},
            },
            ["DefaultArguments.--library-set"],
            id="both",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"library-set": "none", "--library-set": "none"},
            },
            ["DefaultArguments.--library-set"],
            id="both-equal",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"library-set": "analytics"},
            },
            [],
            id="bare",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "DefaultArguments": {"--library-set": "none"}},
            [],
            id="dashed",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"library-set": "none", "--library-set": "none"},
            },
            [],
            id="spark",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"library-set": "none", "--library-set": {"Ref": "Parameter"}},
            },
            [],
            id="one-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"library-set": "none", "--library-set": {"Ref": "AWS::NoValue"}},
            },
            [],
            id="one-is-no-value",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(BothLibrarySets, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
        "DefaultArguments": {"library-set": "analytics", "--library-set": "none"},
    }

    assert message(BothLibrarySets, job) == (
        "library-set and --library-set are one option: needs one of them, got 'analytics, none'"
    )
