"""docs/performance.md and its details are what the results of the last run say; nothing is measured here."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from benchmarks import imports, page
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
    shown = re.findall(r"!\[[^\]]+\]\(performance/([^)]+)\)", files[page.PAGE] + files[page.DETAIL])

    assert sorted(shown) == sorted(path.name for path in page.CHARTS.iterdir())


def test_every_budget_is_on_the_page_with_a_verdict_and_a_reason_where_it_is_not_met(files):
    rows = [line for line in files[page.PAGE].splitlines() if re.search(r"\| (yes|\*\*no\*\*) \|", line)]

    assert len(rows) == len(BUDGETS)
    assert [row for row in rows if "**no**" in row and row.endswith("|  |")] == []


def test_every_section_is_on_one_of_the_pages(files):
    text = files[page.PAGE] + files[page.DETAIL]

    assert [text.count(f"\n## {section.title}\n") for section in SECTIONS.values()] == [1] * len(SECTIONS)


def test_a_table_has_the_same_number_of_cells_in_every_row(files):
    for block in re.findall(r"(?:^\|.*\|\n)+", files[page.PAGE] + files[page.DETAIL], re.MULTILINE):
        assert len({len(re.split(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1, block


def test_a_budget_is_judged_by_its_own_figure():
    figures = {"JobRun, 1": {"resources": 9}, "JobRun, 10": {"resources": 27}}
    stack, each = (budget for budget in BUDGETS if budget.section == "provider")

    assert stack.met(figures)
    assert not each.met(figures)
    assert "**no**" in each.row(figures)


def test_a_budget_that_is_a_least_is_met_from_there_on():
    speed = next(budget for budget in BUDGETS if budget.least)
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


def test_a_section_that_is_measured_again_leaves_the_others_as_they_were():
    before = page.written()
    again = {"measured": {"date": "2030-01-01"}, "figures": {}}

    after = page.merged(before, "imports", again)

    assert list(after) == list(SECTIONS)
    assert after["imports"] is again
    assert all(after[key] is before[key] for key in SECTIONS if key != "imports")


def test_the_page_tells_when_each_section_was_measured(files):
    for key, result in page.written().items():
        assert f"| `make bench ONLY={key}` | {result['measured']['date']} |" in files[page.PAGE]


def test_nothing_took_no_time_or_less():
    for path, seconds in _leaves(page.written()):
        if path[-1] in {"clock", "node", "wall", "cpu", "first", "later"}:
            assert seconds > 0, path


def _leaves(tree, path=()):
    for name, below in tree.items():
        if isinstance(below, dict):
            yield from _leaves(below, (*path, name))
        else:
            yield (*path, name), below


@pytest.mark.parametrize(
    ("middle", "noise", "seconds", "text"),
    [(0.05, 0.02, 0.05, "+5.0%"), (0.05, 0.06, 0, "0%, within noise"), (-0.03, 0.02, 0, "0%, within noise")],
)
def test_an_import_that_takes_less_than_nothing_is_noise(middle, noise, seconds, text):
    figures = {imports.BASE: {"cpu": 1.0}, "more": {"adds": {"cpu": {"middle": middle, "noise": noise}}}}

    assert imports.added(figures, "more") == seconds
    assert imports.said(figures, "more") == text


@pytest.mark.parametrize(("seconds", "text"), [(0.000_5, "0.50"), (0.009_99, "9.99"), (0.012, "12"), (1.5, "1,500")])
def test_milliseconds(seconds, text):
    assert ms(seconds) == text
