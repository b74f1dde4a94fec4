"""What half-bookmark-range finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.half_bookmark_range import HalfBookmarkRange

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause", "--job-bookmark-from": "jr_1"},
            },
            ["DefaultArguments.--job-bookmark-from"],
            id="from-alone",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause", "--job-bookmark-to": "jr_2"},
            },
            ["DefaultArguments.--job-bookmark-to"],
            id="to-alone",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable", "--job-bookmark-from": "jr_1"},
            },
            ["DefaultArguments.--job-bookmark-from"],
            id="from-alone-while-enabled",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "DefaultArguments": {"--job-bookmark-from": "jr_1"}},
            ["DefaultArguments.--job-bookmark-from"],
            id="from-alone-without-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": {"Ref": "Parameter"}, "--job-bookmark-to": "jr_2"},
            },
            ["DefaultArguments.--job-bookmark-to"],
            id="option-is-a-parameter",
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
            id="both",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause", "--job-bookmark-from": "jr_1"},
                "NonOverridableArguments": {"--job-bookmark-to": "jr_2"},
            },
            [],
            id="both-in-two-sections",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause"},
            },
            [],
            id="neither",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "job-bookmark-pause",
                    "--job-bookmark-from": "jr_1",
                    "--job-bookmark-to": {"Ref": "Parameter"},
                },
            },
            [],
            id="other-end-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "job-bookmark-pause",
                    "--job-bookmark-from": {"Ref": "Parameter"},
                },
            },
            [],
            id="given-end-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--job-bookmark-option": "job-bookmark-pause",
                    "--job-bookmark-from": "jr_1",
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
                "DefaultArguments": {"--job-bookmark-from": "jr_1"},
            },
            [],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause", "--job-bookmark-from": "jr_1"},
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(HalfBookmarkRange, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--job-bookmark-option": "job-bookmark-pause", "--job-bookmark-from": "jr_1"},
    }

    assert message(HalfBookmarkRange, job) == (
        "--job-bookmark-from is given alone: needs --job-bookmark-to beside it, got 'jr_1'"
    )
