"""docs/performance.md is what the results of the last run say; nothing is measured here."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from benchmarks import page
from benchmarks.budgets import BUDGETS
from benchmarks.chart import Bar, bars
from benchmarks.sections import SECTIONS
from benchmarks.tables import ms, table


@pytest.fixture(scope="module")
def files():
    return page.rendered(page.written())


def test_every_section_was_measured():
    assert list(page.written()) == list(SECTIONS)


def test_the_page_and_its_charts_are_made_of_the_results(files):
    for path, text in files.items():
        assert path.read_text(encoding="utf-8") == text, "run: python -m tests.benchmarks.page"


def test_there_is_no_chart_that_no_page_shows(files):
    shown = re.findall(r"!\[[^\]]+\]\(performance/([^)]+)\)", files[page.PAGE])

    assert sorted(shown) == sorted(path.name for path in page.CHARTS.iterdir())


def test_every_budget_is_on_the_page_with_a_verdict_and_a_reason_where_it_is_not_met(files):
    rows = [line for line in files[page.PAGE].splitlines() if re.search(r"\| (yes|\*\*no\*\*) \|", line)]

    assert len(rows) == len(BUDGETS)
    assert [row for row in rows if "**no**" in row and row.endswith("|  |")] == []


def test_a_table_has_the_same_number_of_cells_in_every_row(files):
    for block in re.findall(r"(?:^\|.*\|\n)+", files[page.PAGE], re.MULTILINE):
        assert len({len(re.split(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1, block


def test_a_budget_is_judged_by_its_own_figure():
    figures = {"JobRun, 1": {"resources": 9}, "JobRun, 10": {"resources": 27}}
    stack, each = (budget for budget in BUDGETS if budget.section == "provider")

    assert stack.met(figures)
    assert not each.met(figures)
    assert "**no**" in each.row(figures)


def test_a_budget_that_is_a_least_is_met_from_there_on():
    speed, _of_the_command = (budget for budget in BUDGETS if budget.least)
    times = {"cfn-lint library": {"first": 2.0}, "glue_constructs library": {"first": 0.02}}

    assert speed.met({"times": times})
    assert not speed.met({"times": {**times, "cfn-lint library": {"first": 1.9}}})


def test_a_bar_is_as_long_as_its_value_and_says_it():
    drawn = ET.fromstring(bars("Title", [Bar("a & b", 1.0), Bar("ours", 4.0, ours=True)], unit="ms"))  # noqa: S314
    widths = [float(bar.attrib["width"]) for bar in drawn.iter("{http://www.w3.org/2000/svg}rect")]
    texts = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]

    assert widths[1] == pytest.approx(4 * widths[0], abs=0.2)
    assert texts == ["Title", "a & b", "1.00 ms", "ours", "4.00 ms"]


def test_a_table_is_markdown_with_numbers_to_the_right():
    assert table(["", "n"], [["a", "1"]]) == ["|  | n |", "| --- | ---: |", "| a | 1 |", ""]


@pytest.mark.parametrize(("seconds", "text"), [(0.000_5, "0.50"), (0.009_99, "9.99"), (0.012, "12"), (1.5, "1,500")])
def test_milliseconds(seconds, text):
    assert ms(seconds) == text
