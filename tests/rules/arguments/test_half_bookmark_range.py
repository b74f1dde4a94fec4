"""The rule half-bookmark-range: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.arguments.half_bookmark_range import HalfBookmarkRange

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--job-bookmark-option"
AT = ["DefaultArguments.--job-bookmark-from"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("from-alone", AT, arguments={KEY: "job-bookmark-pause", "--job-bookmark-from": "jr_1"}),
        case(
            "to-alone",
            ["DefaultArguments.--job-bookmark-to"],
            arguments={KEY: "job-bookmark-pause", "--job-bookmark-to": "jr_2"},
        ),
        case("from-alone-while-enabled", AT, arguments={KEY: "job-bookmark-enable", "--job-bookmark-from": "jr_1"}),
        case("from-alone-without-option", AT, arguments={"--job-bookmark-from": "jr_1"}),
        case(
            "option-is-a-parameter",
            ["DefaultArguments.--job-bookmark-to"],
            arguments={KEY: PARAMETER, "--job-bookmark-to": "jr_2"},
        ),
        case(
            "both",
            [],
            arguments={KEY: "job-bookmark-pause", "--job-bookmark-from": "jr_1", "--job-bookmark-to": "jr_2"},
        ),
        case(
            "both-in-two-sections",
            [],
            arguments={KEY: "job-bookmark-pause", "--job-bookmark-from": "jr_1"},
            NonOverridableArguments={"--job-bookmark-to": "jr_2"},
        ),
        case("neither", [], arguments={KEY: "job-bookmark-pause"}),
        case(
            "other-end-is-a-parameter",
            [],
            arguments={KEY: "job-bookmark-pause", "--job-bookmark-from": "jr_1", "--job-bookmark-to": PARAMETER},
        ),
        case("given-end-is-a-parameter", [], arguments={KEY: "job-bookmark-pause", "--job-bookmark-from": PARAMETER}),
        case(
            "more-from-a-macro",
            [],
            arguments={
                KEY: "job-bookmark-pause",
                "--job-bookmark-from": "jr_1",
                "Fn::Transform": {"Name": "AWS::Include"},
            },
        ),
        case("streaming", [], job=STREAMING, arguments={"--job-bookmark-from": "jr_1"}),
        case(
            "command-is-a-parameter",
            [],
            Command={"Name": PARAMETER},
            arguments={KEY: "job-bookmark-pause", "--job-bookmark-from": "jr_1"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(HalfBookmarkRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause", "--job-bookmark-from": "jr_1"},
    }

    assert message(HalfBookmarkRange, job) == (
        "--job-bookmark-from is set without --job-bookmark-to: needs --job-bookmark-to as well, got 'jr_1'"
    )
