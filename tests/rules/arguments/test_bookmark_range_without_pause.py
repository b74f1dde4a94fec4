"""The rule bookmark-range-without-pause: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.arguments.bookmark_range_without_pause import BookmarkRangeWithoutPause

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--job-bookmark-from"
AT = ["DefaultArguments.--job-bookmark-option"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "enabled",
            AT,
            arguments={"--job-bookmark-option": "job-bookmark-enable", KEY: "jr_1", "--job-bookmark-to": "jr_2"},
        ),
        case(
            "disabled",
            AT,
            arguments={"--job-bookmark-option": "job-bookmark-disable", KEY: "jr_1", "--job-bookmark-to": "jr_2"},
        ),
        case("no-option", AT, arguments={KEY: "jr_1", "--job-bookmark-to": "jr_2"}),
        case(
            "fixed-to-enabled",
            ["NonOverridableArguments.--job-bookmark-option"],
            arguments={"--job-bookmark-option": "job-bookmark-pause", KEY: "jr_1", "--job-bookmark-to": "jr_2"},
            NonOverridableArguments={"--job-bookmark-option": "job-bookmark-enable"},
        ),
        case(
            "paused",
            [],
            arguments={"--job-bookmark-option": "job-bookmark-pause", KEY: "jr_1", "--job-bookmark-to": "jr_2"},
        ),
        case("half-a-range", [], arguments={"--job-bookmark-option": "job-bookmark-enable", KEY: "jr_1"}),
        case("no-range", [], arguments={"--job-bookmark-option": "job-bookmark-enable"}),
        case(
            "left-to-the-rule-of-values",
            [],
            arguments={"--job-bookmark-option": "pause", KEY: "jr_1", "--job-bookmark-to": "jr_2"},
        ),
        case(
            "legacy-option",
            [],
            arguments={"--continuation-option": "continuation-readonly", KEY: "jr_1", "--job-bookmark-to": "jr_2"},
        ),
        case(
            "option-is-a-parameter",
            [],
            arguments={"--job-bookmark-option": PARAMETER, KEY: "jr_1", "--job-bookmark-to": "jr_2"},
        ),
        case(
            "an-end-is-a-parameter",
            [],
            arguments={"--job-bookmark-option": "job-bookmark-enable", KEY: "jr_1", "--job-bookmark-to": PARAMETER},
        ),
        case(
            "more-from-a-macro",
            [],
            arguments={KEY: "jr_1", "--job-bookmark-to": "jr_2", "Fn::Transform": {"Name": "AWS::Include"}},
        ),
        case(
            "streaming",
            [],
            job=STREAMING,
            arguments={"--job-bookmark-option": "job-bookmark-enable", KEY: "jr_1", "--job-bookmark-to": "jr_2"},
        ),
        case(
            "command-is-a-parameter",
            [],
            Command={"Name": PARAMETER},
            arguments={"--job-bookmark-option": "job-bookmark-enable", KEY: "jr_1", "--job-bookmark-to": "jr_2"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
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
        "a range of job bookmarks requires that they are paused: needs 'job-bookmark-pause', got 'job-bookmark-enable'"
    )
