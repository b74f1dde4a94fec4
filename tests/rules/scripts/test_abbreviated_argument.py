"""What abbreviated-argument finds, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules.scripts.abbreviated_argument import AbbreviatedArgument

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
UNKNOWN = {"Ref": "Parameter"}
READS = "import sys\nfrom awsglue.utils import getResolvedOptions\n"
DAY = READS + "args = getResolvedOptions(sys.argv, ['day'])"


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"DefaultArguments": {"--da": "1"}}, ["DefaultArguments.--da: '--da'"], id="in-place-of-it"),
        pytest.param({"DefaultArguments": {"--da": "1", "--day": "2"}}, ["DefaultArguments.--da: '--da'"], id="beside"),
        pytest.param({"NonOverridableArguments": {"--d": "1"}}, ["NonOverridableArguments.--d: '--d'"], id="fixed"),
        pytest.param({"DefaultArguments": {"--day": "1"}}, [], id="whole"),
        pytest.param({"DefaultArguments": {"--days": "1"}}, [], id="longer"),
        pytest.param({"DefaultArguments": {"--Da": "1"}}, [], id="other-case"),
        pytest.param({"DefaultArguments": {"--da": "1"}, "GlueVersion": "6.0"}, [], id="glue-6"),
        pytest.param({"DefaultArguments": {"--da": "1"}, "GlueVersion": UNKNOWN}, [], id="version-unknown"),
        pytest.param({"DefaultArguments": {"--da": "1"}, **SHELL}, [], id="python-shell"),
        pytest.param({"DefaultArguments": UNKNOWN}, [], id="arguments-unknown"),
    ],
)
def test_found(found: Any, job: dict[str, Any], at: list[str]) -> None:
    assert found(AbbreviatedArgument, DAY, {**SPARK, **job}, runs=None) == at


def test_a_special_parameter_may_be_one(found: Any) -> None:
    script = READS + "getResolvedOptions(sys.argv, ['config'])"

    assert found(AbbreviatedArgument, script, {**SPARK, "DefaultArguments": {"--conf": "a=b"}}) == [
        "DefaultArguments.--conf: '--conf'"
    ]


def test_a_run_may_give_it(found: Any) -> None:
    assert found(AbbreviatedArgument, DAY, runs=[{"--da": "1"}]) == ["Arguments.--da: '--da'"]


def test_an_option_that_begins_another_is_none(found: Any) -> None:
    script = READS + "getResolvedOptions(sys.argv, ['day', 'days'])"

    assert found(AbbreviatedArgument, script, {**SPARK, "DefaultArguments": {"--day": "1", "--days": "2"}}) == []


def test_message(message: Any) -> None:
    assert message(AbbreviatedArgument, DAY, {**SPARK, "DefaultArguments": {"--da": "1"}}) == (
        "orders.py reads --da as an abbreviation of --day: needs '--day', or a name that begins no option, got '--da'"
    )
