"""The rule bookmarks-outside-etl: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import ABSENT, PARAMETER, RAY, SHELL, STREAMING, case_of

from glue_constructs.rules.arguments.bookmarks_outside_etl import BookmarksOutsideEtl

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "--job-bookmark-option"
AT = [f"DefaultArguments.{KEY}"]
JOB = {**STREAMING, "DefaultArguments": {KEY: "job-bookmark-enable"}}
case = case_of(JOB)


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("streaming", AT),
        case("paused-on-streaming", AT, arguments={KEY: "job-bookmark-pause"}),
        case("python-shell", AT, job=SHELL, arguments={KEY: "job-bookmark-enable"}),
        case("ray", AT, job=RAY, WorkerType="Z.2X", arguments={KEY: "job-bookmark-enable"}),
        case(
            "not-overridable",
            [f"NonOverridableArguments.{KEY}"],
            job=STREAMING,
            NonOverridableArguments={KEY: "job-bookmark-enable"},
        ),
        case("on-an-old-version", AT, GlueVersion="2.0"),
        case("disabled-on-streaming", [], arguments={KEY: "job-bookmark-disable"}),
        case("disabled-on-python-shell", [], job=SHELL, arguments={KEY: "job-bookmark-disable"}),
        case("fixed-to-disabled", [], NonOverridableArguments={KEY: "job-bookmark-disable"}),
        case("etl", [], Command={"Name": "glueetl"}),
        case("no-option", [], arguments={}),
        case("left-to-the-rule-of-values", [], arguments={KEY: "enable"}),
        case("streaming-without-a-version", [], GlueVersion=ABSENT),
        case("version-is-a-parameter", [], GlueVersion=PARAMETER),
        case("option-is-a-parameter", [], arguments={KEY: PARAMETER}),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}),
        case("arguments-are-a-parameter", [], arguments=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(BookmarksOutsideEtl, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "gluestreaming"},
        "GlueVersion": "5.1",
        "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
    }

    assert message(BookmarksOutsideEtl, job) == (
        "command 'gluestreaming' does not support job bookmarks: "
        "needs 'job-bookmark-disable', or no --job-bookmark-option, got 'job-bookmark-enable'"
    )
