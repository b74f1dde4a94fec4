"""The rule bookmarks-with-fine-grained-access: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.arguments.bookmarks_with_fine_grained_access import BookmarksWithFineGrainedAccess

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--job-bookmark-option"
AT = [f"DefaultArguments.{KEY}"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case(
            "enabled", AT, arguments={"--enable-lakeformation-fine-grained-access": "true", KEY: "job-bookmark-enable"}
        ),
        case("paused", AT, arguments={"--enable-lakeformation-fine-grained-access": "true", KEY: "job-bookmark-pause"}),
        case(
            "access-by-a-boolean",
            AT,
            arguments={"--enable-lakeformation-fine-grained-access": True, KEY: "job-bookmark-enable"},
        ),
        case(
            "not-overridable",
            [f"NonOverridableArguments.{KEY}"],
            arguments={"--enable-lakeformation-fine-grained-access": "true"},
            NonOverridableArguments={KEY: "job-bookmark-enable"},
        ),
        case(
            "disabled",
            [],
            arguments={"--enable-lakeformation-fine-grained-access": "true", KEY: "job-bookmark-disable"},
        ),
        case("no-option", [], arguments={"--enable-lakeformation-fine-grained-access": "true"}),
        case(
            "access-off",
            [],
            arguments={"--enable-lakeformation-fine-grained-access": "false", KEY: "job-bookmark-enable"},
        ),
        case("no-access-control", [], arguments={KEY: "job-bookmark-enable"}),
        case(
            "streaming",
            [],
            job=STREAMING,
            arguments={"--enable-lakeformation-fine-grained-access": "true", KEY: "job-bookmark-enable"},
        ),
        case(
            "access-is-a-parameter",
            [],
            arguments={"--enable-lakeformation-fine-grained-access": PARAMETER, KEY: "job-bookmark-enable"},
        ),
        case(
            "option-is-a-parameter",
            [],
            arguments={"--enable-lakeformation-fine-grained-access": "true", KEY: PARAMETER},
        ),
        case(
            "command-is-a-parameter",
            [],
            Command={"Name": PARAMETER},
            arguments={"--enable-lakeformation-fine-grained-access": "true", KEY: "job-bookmark-enable"},
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(BookmarksWithFineGrainedAccess, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {
            "--enable-lakeformation-fine-grained-access": "true",
            "--job-bookmark-option": "job-bookmark-enable",
        },
    }

    assert message(BookmarksWithFineGrainedAccess, job) == (
        "fine-grained access control does not support job bookmarks: "
        "needs 'job-bookmark-disable', or no --job-bookmark-option, got 'job-bookmark-enable'"
    )
