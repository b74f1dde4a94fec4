"""The table of special parameters is consistent, and read as the rules need it."""

from __future__ import annotations

import pytest

from glue_constructs.model.commands import COMMANDS
from glue_constructs.model.parameters import (
    RESERVED_ARGUMENTS,
    SPECIAL_PARAMETERS,
    SUPPLIED_BY_GLUE,
    SUPPLIED_BY_WORKFLOWS,
    SpecialParameter,
)
from glue_constructs.model.versions import GLUE_VERSIONS

each_parameter = pytest.mark.parametrize("parameter", SPECIAL_PARAMETERS.values(), ids=lambda each: each.name)


@each_parameter
def test_a_row_is_well_formed(parameter: SpecialParameter) -> None:
    assert parameter.name.startswith("--") or parameter.name == "library-set"
    assert parameter.source.startswith("https://")
    assert set(parameter.commands) <= set(COMMANDS)
    assert set(parameter.refused_by) <= set(COMMANDS) - set(parameter.commands)
    assert {parameter.since, parameter.gone_in} <= {None, *GLUE_VERSIONS}
    assert set(parameter.requires) <= SPECIAL_PARAMETERS.keys()
    assert parameter.kind in ("text", "list") if parameter.allowed and parameter.kind != "flag" else True


@each_parameter
def test_a_flag_says_what_it_takes_unless_it_is_gone(parameter: SpecialParameter) -> None:
    assert parameter.kind != "flag" or parameter.gone_in or "true" in parameter.allowed


def test_no_name_is_also_reserved() -> None:
    reserved = {*RESERVED_ARGUMENTS, *SUPPLIED_BY_GLUE, *SUPPLIED_BY_WORKFLOWS}

    assert not reserved & SPECIAL_PARAMETERS.keys()


@pytest.mark.parametrize(
    ("name", "value", "is_asked_for"),
    [
        ("--enable-spark-ui", "true", True),
        ("--enable-spark-ui", "", True),
        ("--enable-spark-ui", "False ", False),
        ("--enable-metrics", "", True),
        ("--enable-metrics", "false", False),
        ("--conf", "a=b", True),
        ("--conf", "false", True),
        ("--conf", " ", False),
    ],
)
def test_what_a_value_asks_for(name: str, value: str, *, is_asked_for: bool) -> None:
    assert SPECIAL_PARAMETERS[name].is_asked_for(value) is is_asked_for
