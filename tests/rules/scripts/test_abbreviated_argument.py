"""The rule abbreviated-argument: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest
from rules.cases import PARAMETER, SHELL, SPARK, case

from glue_constructs.rules.scripts.abbreviated_argument import AbbreviatedArgument

READS = "import sys\nfrom awsglue.utils import getResolvedOptions\n"
DAY = READS + "args = getResolvedOptions(sys.argv, ['day'])"


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("in-place-of-it", ["DefaultArguments.--da: '--da'"], job={}, arguments={"--da": "1"}),
        case("with-the-option", ["DefaultArguments.--da: '--da'"], job={}, arguments={"--da": "1", "--day": "2"}),
        case("fixed", ["NonOverridableArguments.--d: '--d'"], job={}, NonOverridableArguments={"--d": "1"}),
        case("whole", [], job={}, arguments={"--day": "1"}),
        case("longer", [], job={}, arguments={"--days": "1"}),
        case("other-case", [], job={}, arguments={"--Da": "1"}),
        case("glue-6", [], job={}, arguments={"--da": "1"}, GlueVersion="6.0"),
        case("version-unknown", [], job={}, arguments={"--da": "1"}, GlueVersion=PARAMETER),
        case("python-shell", [], job=SHELL, arguments={"--da": "1"}),
        case("arguments-unknown", [], job={}, arguments=PARAMETER),
    ],
)
def test_found(found: Any, job: dict[str, Any], at: list[str]) -> None:
    assert found(AbbreviatedArgument, DAY, {**SPARK, **job}, runs=None) == at


def test_a_special_parameter_may_be_one(found: Any) -> None:
    script = READS + "getResolvedOptions(sys.argv, ['config'])"

    assert found(AbbreviatedArgument, script, {**SPARK, "DefaultArguments": {"--conf": "a=b"}}) == [
        "DefaultArguments.--conf: '--conf'"
    ]


def test_a_run_may_set_it(found: Any) -> None:
    assert found(AbbreviatedArgument, DAY, runs=[{"--da": "1"}]) == ["Arguments.--da: '--da'"]


def test_an_option_that_begins_another_is_no_abbreviation(found: Any) -> None:
    script = READS + "getResolvedOptions(sys.argv, ['day', 'days'])"

    assert found(AbbreviatedArgument, script, {**SPARK, "DefaultArguments": {"--day": "1", "--days": "2"}}) == []


def test_message(message: Any) -> None:
    assert message(AbbreviatedArgument, DAY, {**SPARK, "DefaultArguments": {"--da": "1"}}) == (
        "orders.py reads --da as an abbreviation of --day: needs '--day', or a name that is not the "
        "beginning of an option, got '--da'"
    )
