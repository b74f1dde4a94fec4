"""What bookmarks-outside-etl finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.bookmarks_outside_etl import BookmarksOutsideEtl

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause"},
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="paused-on-streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="python-shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray", "Runtime": "Ray2.4"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="ray",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "NonOverridableArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            ["NonOverridableArguments.--job-bookmark-option"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "2.0",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="on-an-old-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-disable"},
            },
            [],
            id="disabled-on-streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-disable"},
            },
            [],
            id="disabled-on-python-shell",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
                "NonOverridableArguments": {"--job-bookmark-option": "job-bookmark-disable"},
            },
            [],
            id="fixed-to-disabled",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            [],
            id="etl",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "DefaultArguments": {}}, [], id="no-option"
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "enable"},
            },
            [],
            id="left-to-the-rule-of-values",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            [],
            id="streaming-without-a-version",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": {"Ref": "Parameter"},
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            [],
            id="version-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": {"Ref": "Parameter"}},
            },
            [],
            id="option-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            [],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "DefaultArguments": {"Ref": "Parameter"}},
            [],
            id="arguments-are-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(BookmarksOutsideEtl, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "gluestreaming"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
    }

    assert message(BookmarksOutsideEtl, job) == (
        "command 'gluestreaming' has no job bookmarks: "
        "needs 'job-bookmark-disable', or no --job-bookmark-option, got 'job-bookmark-enable'"
    )
