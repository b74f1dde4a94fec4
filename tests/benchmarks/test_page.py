"""docs/performance.md and docs/performance-detail.md match the results of the last run; nothing is measured here."""

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
    return page.render(page.read_results())


def test_every_section_was_measured():
    assert list(page.read_results()) == list(SECTIONS)


def test_the_pages_and_their_charts_match_the_results(files):
    for path, text in files.items():
        assert path.read_text(encoding="utf-8") == text, "run: python -m tests.benchmarks.page"


def test_every_chart_is_on_a_page(files):
    shown = re.findall(r"!\[[^\]]+\]\(performance/([^)]+)\)", files[page.PAGE] + files[page.DETAIL])

    assert sorted(shown) == sorted(path.name for path in page.CHARTS.iterdir())


def test_every_budget_is_on_the_page_with_a_reason_if_it_is_not_met(files):
    rows = [line for line in files[page.PAGE].splitlines() if re.search(r"\| (yes|\*\*no\*\*) \|", line)]

    assert len(rows) == len(BUDGETS)
    assert [row for row in rows if "**no**" in row and row.endswith("|  |")] == []


def test_every_section_is_on_one_of_the_pages(files):
    text = files[page.PAGE] + files[page.DETAIL]

    assert [text.count(f"\n## {section.title}\n") for section in SECTIONS.values()] == [1] * len(SECTIONS)


def test_a_table_has_the_same_number_of_cells_in_every_row(files):
    for block in re.findall(r"(?:^\|.*\|\n)+", files[page.PAGE] + files[page.DETAIL], re.MULTILINE):
        assert len({len(re.split(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1, block


def test_a_budget_is_met_by_its_own_figure_only():
    figures = {"JobRun, 1": {"resources": 9}, "JobRun, 10": {"resources": 27}}
    stack, each = (budget for budget in BUDGETS if budget.section == "provider")

    assert stack.met(figures)
    assert not each.met(figures)
    assert "**no**" in each.row(figures)


def test_a_lower_bound_is_met_by_equal_and_higher_figures():
    speed = next(budget for budget in BUDGETS if budget.is_lower_bound)
    times = {"cfn-lint library": {"first": 2.0}, "glue_constructs library": {"first": 0.02}}

    assert speed.met({"times": times})
    assert not speed.met({"times": {**times, "cfn-lint library": {"first": 1.9}}})


def test_a_bar_has_the_length_and_the_text_of_its_value():
    drawn = ET.fromstring(bars("Title", [Bar("a & b", 1.0), Bar("ours", 4.0, ours=True)], unit="ms"))  # noqa: S314
    widths = [float(bar.attrib["width"]) for bar in drawn.iter("{http://www.w3.org/2000/svg}rect")]
    texts = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]

    assert widths[1] == pytest.approx(4 * widths[0], abs=0.2)
    assert texts == ["Title", "a & b", "1.00 ms", "ours", "4.00 ms"]


def test_numbers_in_a_table_are_right_aligned():
    assert table(["", "n"], [["a", "1"]]) == ["|  | n |", "| --- | ---: |", "| a | 1 |", ""]


def test_measuring_one_section_keeps_the_others():
    before = page.read_results()
    again = {"measured": {"date": "2030-01-01"}, "figures": {}}

    after = page.merge(before, "imports", again)

    assert list(after) == list(SECTIONS)
    assert after["imports"] is again
    assert all(after[key] is before[key] for key in SECTIONS if key != "imports")


def test_the_page_has_the_date_of_each_section(files):
    for key, result in page.read_results().items():
        assert f"| `make bench ONLY={key}` | {result['measured']['date']} |" in files[page.PAGE]


def test_every_time_is_positive():
    for path, seconds in _leaves(page.read_results()):
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
def test_an_import_time_within_the_noise_is_zero(middle, noise, seconds, text):
    figures = {imports.BASE: {"cpu": 1.0}, "more": {"adds": {"cpu": {"middle": middle, "noise": noise}}}}

    assert imports.added(figures, "more") == seconds
    assert imports.format_share(figures, "more") == text


@pytest.mark.parametrize(("seconds", "text"), [(0.000_5, "0.50"), (0.009_99, "9.99"), (0.012, "12"), (1.5, "1,500")])
def test_milliseconds(seconds, text):
    assert ms(seconds) == text
