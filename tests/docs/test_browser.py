"""The layout of the site in a browser, wide and narrow: no page scrolls horizontally, no element overflows its box."""

from __future__ import annotations

import shutil

import pytest
from website.browser import CHROMIUMS, measure, run_script
from website.built import built_pages

from glue_constructs.rules import RULES, Severity

NONE = not any(map(shutil.which, CHROMIUMS))
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(NONE, reason=f"needs a Chromium on PATH: {', '.join(CHROMIUMS)}"),
]
WIDTHS = (1280, 390)
# A page with every error that the tests detect; the host does not exist.
WRONG = """<body style="margin: 0"><div class="md-content" style="width: 300px">
<div style="overflow: hidden"><pre style="width: 900px">cut off</pre></div>
<div style="overflow: auto"><pre style="width: 900px">scrolls</pre></div>
<table style="width: 500px"><tr><td>wide</td></tr></table>
<img src="gone.png"><img src="https://external.invalid/picture.png">
</div></body>"""


@pytest.fixture(scope="module")
def layouts(site, tmp_path_factory):
    pages = [page.path for page in built_pages(site)]
    layouts = measure(site, pages, WIDTHS, profile=tmp_path_factory.mktemp("chromium"))
    assert [(layout.path, layout.width) for layout in layouts] == [(page, width) for page in pages for width in WIDTHS]
    return layouts


def test_no_page_scrolls_horizontally(layouts):
    too_wide = [layout for layout in layouts if layout.content > layout.visible]
    assert [(layout.path, layout.width, layout.content) for layout in too_wide] == []


def test_no_element_overflows_its_box(layouts):
    assert [(layout.path, layout.width, layout.overflowing) for layout in layouts if layout.overflowing] == []


def test_every_image_is_loaded(layouts):
    assert [(layout.path, layout.broken_images) for layout in layouts if layout.broken_images] == []


def test_no_page_makes_external_requests(layouts):
    assert [(layout.path, layout.external) for layout in layouts if layout.external] == []
    assert all(layout.loaded for layout in layouts)


def test_errors_are_detected(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(WRONG)

    [layout] = measure(tmp_path / "site", ["index.html"], [390], profile=tmp_path)

    assert (layout.content > layout.visible, layout.overflowing) == (True, ("pre: cut off", "table: wide"))
    assert [image.rpartition("/")[2] for image in layout.broken_images] == ["gone.png", "picture.png"]
    assert layout.external == ("https://external.invalid/picture.png",)


FILTER = """
const field = document.querySelector("input[type=search].rules-field");
field.value = "gc2 Workers ERROR";
field.dispatchEvent(new Event("input"));
const shown = (element) => element.checkVisibility();
return {
  rules: [...document.querySelectorAll("td > a[id]")].filter(shown).map((link) => link.id),
  chapters: [...document.querySelectorAll("h3[id]")].filter(shown).map((heading) => heading.id),
  count: document.querySelector(".rules-count").textContent,
};
"""


def test_the_search_field_shows_rules_with_all_its_words(site, tmp_path):
    wanted = [
        rule.id.lower()
        for rule in RULES
        if rule.id.startswith("GC2") and rule.severity is Severity.ERROR and "workers" in _row(rule)
    ]

    shown = run_script(site, "rules/index.html", FILTER, profile=tmp_path)

    assert 0 < len(wanted) < 10
    assert shown == {"rules": wanted, "chapters": ["gc2xx"], "count": f"{len(wanted)} of {len(RULES)} rules"}


def _row(rule):
    return f"{rule.name} {rule.page().summary}".lower()
