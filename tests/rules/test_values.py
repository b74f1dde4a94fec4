"""Reading of a template's values."""

from __future__ import annotations

import operator
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from glue_constructs.rules import UNKNOWN
from glue_constructs.rules._values import Members, Mistyped, resolved

if TYPE_CHECKING:
    from collections.abc import Callable


def members(**values: object) -> Members:
    return Members(values, [])


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_unknown_has_no_order(compare: Callable[[object, object], bool]) -> None:
    with pytest.raises(TypeError, match="neither a truth value nor an order"):
        compare(UNKNOWN, 1)
    with pytest.raises(TypeError, match="neither a truth value nor an order"):
        compare(1, UNKNOWN)


def test_unknown_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match="neither a truth value nor an order"):
        bool(UNKNOWN)


def test_unknown_equals_only_itself() -> None:
    same = UNKNOWN

    assert same == UNKNOWN
    assert UNKNOWN != "FLEX"
    assert UNKNOWN is not None
    assert UNKNOWN not in ("glueetl", None)
    assert repr(UNKNOWN) == "UNKNOWN"


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"Ref": "Parameter"}, id="Ref"),
        pytest.param({"Fn::Sub": "${Parameter}"}, id="Sub"),
        pytest.param({"Fn::GetAtt": ["Role", "Arn"]}, id="GetAtt"),
        pytest.param({"Fn::If": ["Condition", 1, {"Ref": "AWS::NoValue"}]}, id="If"),
        pytest.param({"Fn::Transform": {"Name": "AWS::Include"}}, id="Transform"),
        pytest.param(MappingProxyType({"Ref": "Parameter"}), id="Ref-in-another-mapping"),
        pytest.param("{{resolve:ssm:/glue/timeout}}", id="dynamic-reference"),
        pytest.param("s3://{{resolve:ssm:/glue/bucket}}/job.py", id="dynamic-reference-inside-a-text"),
    ],
)
def test_an_intrinsic_is_unknown(value: object) -> None:
    assert resolved(value) is UNKNOWN
    assert members(Timeout=value).integer("Timeout") is UNKNOWN
    assert members(Command=value).section("Command").string("Name") is UNKNOWN


def test_no_value_is_absent() -> None:
    assert resolved({"Ref": "AWS::NoValue"}) is None
    assert members(Timeout={"Ref": "AWS::NoValue"}).integer("Timeout") is None


@pytest.mark.parametrize("key", ["Fn::Transform", "Fn::ForEach::Arguments"])
def test_with_a_macro_a_missing_member_is_unknown(key: str) -> None:
    job = Members({"WorkerType": "G.1X", key: {}}, [])

    assert job.string("WorkerType") == "G.1X"
    assert job.string("GlueVersion") is UNKNOWN
    assert job.section("Command").string("Name") is UNKNOWN


def test_keys_that_are_not_strings_are_ignored() -> None:
    job = Members({5: "five", "Command": {5: "five"}}, [])

    assert job.string("GlueVersion") is None
    assert job.section("Command").string("Name") is None


def test_members_of_a_value_that_is_not_an_object_are_unknown() -> None:
    mistyped: list[Mistyped] = []

    assert Members(["glueetl"], mistyped).string("Command") is UNKNOWN
    assert mistyped == [Mistyped("Properties", "an object", ["glueetl"])]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        pytest.param(10, 10, id="whole"),
        pytest.param("10", 10, id="text"),
        pytest.param("-1", -1, id="negative-text"),
        pytest.param(0.0625, 0.0625, id="fraction"),
        pytest.param("0.0625", 0.0625, id="fraction-as-text"),
        pytest.param(2.0, 2, id="whole-float"),
        pytest.param("2.0", 2, id="whole-float-as-text"),
    ],
)
def test_numbers(value: object, number: float) -> None:
    assert members(MaxCapacity=value).number("MaxCapacity") == number


@pytest.mark.parametrize(
    "value",
    [True, "two", "", " 2", "1_000", "1e3", "٣", "9" * 5000, [2], {"Value": 2}, float("nan"), float("inf")],
    ids=lambda value: repr(value)[:12],
)
def test_a_value_that_is_not_a_number_is_recorded_and_unknown(value: object) -> None:
    mistyped: list[Mistyped] = []

    assert Members({"MaxCapacity": value}, mistyped).number("MaxCapacity") is UNKNOWN
    assert mistyped == [Mistyped("MaxCapacity", "a number", value)]


def test_the_path_of_a_mistyped_value() -> None:
    mistyped: list[Mistyped] = []

    Members({"ExecutionProperty": {"MaxConcurrentRuns": 1.5}}, mistyped).section("ExecutionProperty").integer(
        "MaxConcurrentRuns"
    )

    assert mistyped == [Mistyped("ExecutionProperty.MaxConcurrentRuns", "a whole number", 1.5)]


@pytest.mark.parametrize(
    ("value", "text"),
    [("5.1", "5.1"), (5.1, "5.1"), (5, "5"), (True, "true"), ("", "")],
    ids=repr,
)
def test_scalars_are_strings(value: object, text: str) -> None:
    assert members(GlueVersion=value).string("GlueVersion") == text


@pytest.mark.parametrize(("value", "flag"), [(True, True), ("true", True), ("False", False)], ids=repr)
def test_flags(value: object, *, flag: bool) -> None:
    assert members(JobRunQueuingEnabled=value).boolean("JobRunQueuingEnabled") is flag


def test_paths_of_the_members() -> None:
    job = members(Command={"Name": "glueetl", "Runtime": {"Ref": "AWS::NoValue"}}, Timeout=None, Role={"Ref": "Role"})

    assert job.paths == ("Command", "Role")
    assert job.section("Command").paths == ("Command.Name",)


def test_an_object_may_be_json_text() -> None:
    mistyped: list[Mistyped] = []

    assert Members({"Tags": ' {"team": "orders"}'}, mistyped).json_section("Tags").string("team") == "orders"
    assert mistyped == []


@pytest.mark.parametrize(
    "text", ["", "team", "[]", '{"team"', '{"a":' * 100_000, '{"a": ' + "9" * 5_000 + "}"], ids=len
)
def test_json_text_of_another_value_is_not_an_object(text: str) -> None:
    mistyped: list[Mistyped] = []

    assert Members({"Tags": text}, mistyped).json_section("Tags").string("team") is UNKNOWN
    assert mistyped == [Mistyped("Tags", "an object", text)]
