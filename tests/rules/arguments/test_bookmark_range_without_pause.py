"""What bookmark-range-without-pause finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.bookmark_range_without_pause import BookmarkRangeWithoutPause

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "job-bookmark-enable",
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": "jr_2",
                },
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="enabled",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "job-bookmark-disable",
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": "jr_2",
                },
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="disabled",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-from": "jr_1", "--job-bookmark-to": "jr_2"},
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="no-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "job-bookmark-pause",
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": "jr_2",
                },
                "NonOverridableArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            ["NonOverridableArguments.--job-bookmark-option"],
            id="fixed-to-enabled",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "job-bookmark-pause",
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": "jr_2",
                },
            },
            [],
            id="paused",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable", "--job-bookmark-from": "jr_1"},
            },
            [],
            id="half-a-range",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            [],
            id="no-range",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "pause",
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": "jr_2",
                },
            },
            [],
            id="left-to-the-rule-of-values",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--continuation-option": "continuation-readonly",
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": "jr_2",
                },
            },
            [],
            id="legacy-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": {"Ref": "Parameter"},
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": "jr_2",
                },
            },
            [],
            id="option-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "job-bookmark-enable",
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": {"Ref": "Parameter"},
                },
            },
            [],
            id="an-end-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": "jr_2",
                    "Fn::Transform": {"Name": "AWS::Include"},
                },
            },
            [],
            id="more-from-a-macro",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "job-bookmark-enable",
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": "jr_2",
                },
            },
            [],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "job-bookmark-enable",
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": "jr_2",
                },
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(BookmarkRangeWithoutPause, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {
            "--job-bookmark-option": "job-bookmark-enable",
            "--job-bookmark-from": "jr_1",
            "--job-bookmark-to": "jr_2",
        },
    }

    assert message(BookmarkRangeWithoutPause, job) == (
        "a range of job bookmarks is read only while they are paused: "
        "needs 'job-bookmark-pause', got 'job-bookmark-enable'"
    )
