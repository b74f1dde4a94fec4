"""The table of special parameters is consistent, and its methods return what the rules need."""

from __future__ import annotations

import pytest

from glue_constructs.model.parameters import (
    RESERVED_ARGUMENTS,
    SPECIAL_PARAMETERS,
    SUPPLIED_BY_GLUE,
    SUPPLIED_BY_WORKFLOWS,
)


def test_no_name_is_also_reserved() -> None:
    reserved = {*RESERVED_ARGUMENTS, *SUPPLIED_BY_GLUE, *SUPPLIED_BY_WORKFLOWS}

    assert not reserved & SPECIAL_PARAMETERS.keys()


@pytest.mark.parametrize(
    ("name", "value", "is_requested"),
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
def test_which_values_have_an_effect(name: str, value: str, *, is_requested: bool) -> None:
    assert SPECIAL_PARAMETERS[name].is_requested(value) is is_requested
