"""Reading of a job's arguments."""

from __future__ import annotations

from typing import Any

from glue_constructs.rules import UNKNOWN
from glue_constructs.rules._job import Job

PARAMETER = {"Ref": "Parameter"}


def read(default: Any, fixed: Any = None) -> Any:
    return Job.read({"DefaultArguments": default, "NonOverridableArguments": fixed}).arguments


def test_the_non_overridable_value_takes_precedence() -> None:
    arguments = read({"--a": "1", "--b": "2"}, {"--a": "3"})

    assert (arguments.get("--a"), arguments.get("--b"), arguments.get("--c")) == ("3", "2", None)
    assert (arguments.path_of("--a"), arguments.path_of("--b")) == (
        "NonOverridableArguments.--a",
        "DefaultArguments.--b",
    )
    assert [argument.value for argument in arguments] == ["1", "2", "3"]


def test_an_overridden_argument_is_listed_with_the_overriding_one() -> None:
    ((default, fixed),) = read({"--a": "1", "--b": "2"}, {"--a": "3"}).overridden

    assert (default.value, fixed.value) == ("1", "3")
    assert list(read({"--a": "1"}).overridden) == []


def test_special_parameters_have_their_row_when_effective_and_known() -> None:
    arguments = read({"--conf": "a=b", "--day": "1", "--TempDir": PARAMETER, "--class": "A"}, {"--conf": "c=d"})

    assert [(value, parameter.name) for _, value, parameter in arguments.special] == [
        ("c=d", "--conf"),
        ("A", "--class"),
    ]


def test_numbers_that_are_not_strings() -> None:
    arguments = read({"--a": 1, "--b": True, "--c": "1", "--d": None, "--e": []}, {"--f": 1.5})

    assert list(arguments.numbers) == [
        ("DefaultArguments.--a", 1),
        ("NonOverridableArguments.--f", 1.5),
    ]


def test_a_null_is_of_the_wrong_type_and_unknown() -> None:
    arguments = read({"--a": None})

    assert arguments.get("--a") is UNKNOWN
    assert [mistyped.property for mistyped in arguments.mistyped] == ["DefaultArguments.--a"]


def test_the_size_is_the_known_bytes() -> None:
    assert read({}).size == 0
    assert read({"--a": "xy", "--b": PARAMETER}).size == 3 + 2 + 3
    assert read({"--a": "\N{EURO SIGN}"}).size == 3 + 3
    assert read({"--a": "\ud800"}).size > 0
