"""Parsing a rule's docstring as its page."""

from __future__ import annotations

import pytest

from glue_constructs.rules._page import Page

DOCSTRING = """Runs are too many.

    What it does:
        Looks at the number
        of runs.

    Why:
        There is a limit.

    Wrong::

        {"Runs": 9}

    Right::

        {"Runs": 1}
    """


def test_sections_are_read() -> None:
    assert Page.parse(DOCSTRING) == Page(
        summary="Runs are too many.",
        what="Looks at the number\nof runs.",
        why="There is a limit.",
        wrong={"Runs": 9},
        right={"Runs": 1},
    )


def test_contradictions_are_read() -> None:
    page = Page.parse(f"{DOCSTRING}\n    Contradictions:\n        One page says 9.\n    ")

    assert page.contradictions == "One page says 9."


def test_the_region_of_the_examples_is_read() -> None:
    page = Page.parse(DOCSTRING.replace("    Wrong::", "    Region:\n        eu-north-1\n\n    Wrong::"))

    assert page.region == "eu-north-1"
    assert page.why == "There is a limit."


def test_a_missing_section_is_named() -> None:
    with pytest.raises(ValueError, match=r"needs the sections What it does, Why, Wrong, Right, lacks Why"):
        Page.parse(DOCSTRING.replace("Why:", "Because:"))


def test_an_example_that_is_not_json_is_refused() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        Page.parse(DOCSTRING.replace('{"Runs": 9}', "Runs: 9"))
