"""The rule ignored-run-argument: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules import check_run
from glue_constructs.rules.runs.ignored_run_argument import IgnoredRunArgument

FIXED = {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "NonOverridableArguments": {"--day": "1"}}


@pytest.mark.parametrize(
    ("arguments", "job", "at"),
    [
        pytest.param({"--day": "2"}, FIXED, ["Arguments.--day"], id="other-value"),
        pytest.param({"--day": "2", "--hour": "3"}, FIXED, ["Arguments.--day"], id="among-others"),
        pytest.param({"--day": "1"}, FIXED, [], id="same-value"),
        pytest.param({"--Day": "2"}, FIXED, [], id="other-key"),
        pytest.param({"--day": "2"}, None, [], id="job-not-at-hand"),
        pytest.param({"--day": {"Ref": "Parameter"}}, FIXED, [], id="value-is-a-parameter"),
        pytest.param(
            {"--day": "2"}, {**FIXED, "NonOverridableArguments": {"--day": {"Ref": "P"}}}, [], id="fixed-by-a-parameter"
        ),
        pytest.param(
            {"--day": "2"}, {**FIXED, "NonOverridableArguments": {"Ref": "P"}}, [], id="fixed-are-a-parameter"
        ),
        pytest.param({"Ref": "Parameter"}, FIXED, [], id="all-from-a-parameter"),
        pytest.param(["--day"], FIXED, [], id="list"),
        pytest.param({}, FIXED, [], id="none"),
    ],
)
def test_findings(arguments: Any, job: dict[str, Any] | None, at: list[str]) -> None:
    findings = check_run({"Arguments": arguments}, job)

    assert [finding.property for finding in findings if finding.rule == IgnoredRunArgument.id] == at


def test_it_is_the_only_finding() -> None:
    """Other rules check neither the ignored argument nor its combination with the job's."""
    job = {**FIXED, "NonOverridableArguments": {"--job-bookmark-option": "job-bookmark-disable"}}
    findings = check_run({"Arguments": {"--job-bookmark-option": "no-such-option"}}, job)

    assert [finding.name for finding in findings] == ["ignored-run-argument"]


def test_message() -> None:
    (finding,) = check_run({"Arguments": {"--day": "2"}}, FIXED)

    assert finding.message == (
        "--day is in the job's NonOverridableArguments, so the run's value is ignored: needs an "
        "argument that can be overridden, got '--day'"
    )
