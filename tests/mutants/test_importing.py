"""A mutant is effective in every module that imports from the mutated one, whatever it imports."""

from __future__ import annotations

import pytest
from mutants.importing import ChangedModules

FACTS = """
    from contextlib import contextmanager
    from dataclasses import dataclass, field
    from functools import cache, cached_property

    LIMIT = 10
    DERIVED = LIMIT * 2
    CODES = ("first", "second")

    def double(number):
        return number * 2.0

    def with_default(number=30):
        return number

    def with_keyword(*, number=40):
        return number

    def outer():
        def inner():
            return 50
        return inner

    @cache
    def cached():
        return 60

    @contextmanager
    def opened():
        yield 70

    @dataclass(frozen=True)
    class Item:
        size: int = 80
        sizes: tuple = field(default_factory=lambda: (90,))
        count = 100

        def method(self):
            return 110

        @property
        def computed(self):
            return 120

        @cached_property
        def kept(self):
            return 130

        @classmethod
        def of_class(cls):
            return 140

        @staticmethod
        def static():
            return 150

    class Child(Item):
        def method(self):
            return super().method() + 160

    TABLE = {"item": Item, "function": lambda: 170}
"""
USER = """
    from .facts import (
        CODES, DERIVED, LIMIT, TABLE, Child, Item, cached, double, opened, outer, with_default, with_keyword
    )

    def read_opened():
        with opened() as value:
            return value

    COPY = LIMIT

    def with_imported_default(limit=LIMIT):
        return limit
"""


@pytest.mark.parametrize(
    ("original", "expression", "value"),
    [
        ("10", "LIMIT", 11),
        ("10", "COPY", 11),
        ("10", "with_imported_default()", 11),
        ("10", "DERIVED", 22),
        ("2.0", "double(5)", 15.0),
        ("30", "with_default()", 31),
        ("40", "with_keyword()", 41),
        ("50", "outer()()", 51),
        ("60", "cached()", 61),
        ("70", "read_opened()", 71),
        ("80", "Item().size", 81),
        ("90", "Item().sizes", (91,)),
        ("100", "Item.count", 101),
        ("110", "Item().method()", 111),
        ("110", "TABLE['item']().method()", 111),
        ("120", "Item().computed", 121),
        ("130", "Item().kept", 131),
        ("140", "Item.of_class()", 141),
        ("150", "Item.static()", 151),
        ("160", "Child().method()", 271),
        ("170", "TABLE['function']()", 171),
    ],
)
def test_a_mutant_is_effective_for_an_importer(package, original, expression, value):
    made = package(FACTS, USER)
    user = made.import_user(made.find_mutant("number + 1", original))
    assert eval(expression, vars(user)) == value  # noqa: S307  # an expression of this file


@pytest.mark.parametrize(
    ("operator", "original", "expression", "value"),
    [
        ("item dropped", '"first"', "CODES", ("second",)),
        ("string", '"second"', "CODES", ("first", "mutated")),
        ("return None", "return 110", "Item().method()", None),
        ("True/False", "True", "hash(Item) and Item.__dataclass_params__.frozen", False),
    ],
)
def test_other_operators_are_effective_too(package, operator, original, expression, value):
    made = package(FACTS, USER)
    user = made.import_user(made.find_mutant(operator, original))
    assert eval(expression, vars(user)) == value  # noqa: S307  # see above


def test_a_change_after_the_import_is_an_error(package):
    made = package(FACTS, USER)
    made.import_user()
    with pytest.raises(ImportError, match=r"imported before a change could be applied: sample_package\.facts"):
        ChangedModules({made.facts: made.facts.tree}).install()
