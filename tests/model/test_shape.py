"""Types and limits of values, and their texts in messages."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

import pytest

from glue_constructs.model.shape import Kind, Shape


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("string", ""),
        ("integer", -1),
        ("double", 1),
        ("double", 0.0625),
        ("double", Decimal("0.0625")),
        ("boolean", False),
        ("list", []),
        ("list", ()),
        ("map", {}),
        ("map", MappingProxyType({})),
        ("structure", {}),
    ],
)
def test_values_of_the_right_type(kind: Kind, value: object) -> None:
    assert Shape(kind).is_of_kind(value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("string", 5.1),
        ("string", b"text"),
        ("string", None),
        ("integer", "1"),
        ("integer", 1.0),
        ("integer", True),
        ("double", True),
        ("double", "1"),
        ("boolean", "true"),
        ("boolean", 1),
        ("list", "jr_1"),
        ("list", {"jr_1"}),
        ("map", []),
        ("structure", None),
    ],
)
def test_values_of_another_type(kind: Kind, value: object) -> None:
    assert not Shape(kind).is_of_kind(value)


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (Shape("string", min=1, max=255), "1 to 255 characters"),
        (Shape("string", min=0, max=2048), "at most 2048 characters"),
        (Shape("string", max=16), "at most 16 characters"),
        (Shape("integer", min=1), "1 or more"),
        (Shape("integer", min=1, max=200), "1 to 200"),
        (Shape("list", min=1, max=25), "1 to 25 items"),
        (Shape("map", min=0, max=50), "at most 50 members"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_text_of_a_range(shape: Shape, words: str) -> None:
    assert shape.range == words


def test_a_secret_is_not_shown() -> None:
    assert Shape("string").redacted("hunter2") == "hunter2"
    assert Shape("string", secret=True).redacted("hunter2") == "<a literal of 7 characters>"
    assert Shape("string", secret=True).redacted(["hunter2"]) == "<a list>"
