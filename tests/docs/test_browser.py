"""The site in a real browser, wide and narrow: no page scrolls sideways, nothing stands over the edge of its box."""

from __future__ import annotations

import shutil

import pytest
from website.browser import CHROMIUMS, done, measured
from website.built import built_pages

from glue_constructs.rules import RULES, Severity

NONE = not any(map(shutil.which, CHROMIUMS))
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(NONE, reason=f"needs a Chromium on PATH: {', '.join(CHROMIUMS)}"),
]
WIDTHS = (1280, 390)
# A page on which everything is wrong that the tests look for; the host does not exist.
WRONG = """<body style="margin: 0"><div class="md-content" style="width: 300px">
<div style="overflow: hidden"><pre style="width: 900px">cut off</pre></div>
<div style="overflow: auto"><pre style="width: 900px">scrolls</pre></div>
<table style="width: 500px"><tr><td>wide</td></tr></table>
<img src="gone.png"><img src="https://elsewhere.invalid/picture.png">
</div></body>"""


@pytest.fixture(scope="module")
def looks(site, tmp_path_factory):
    pages = [page.path for page in built_pages(site)]
    looks = measured(site, pages, WIDTHS, profile=tmp_path_factory.mktemp("chromium"))
    assert [(look.path, look.width) for look in looks] == [(page, width) for page in pages for width in WIDTHS]
    return looks


def test_no_page_scrolls_sideways(looks):
    assert [(look.path, look.width, look.content) for look in looks if look.content > look.visible] == []


def test_nothing_stands_over_the_edge_of_its_box(looks):
    assert [(look.path, look.width, look.over) for look in looks if look.over] == []


def test_every_picture_is_drawn(looks):
    assert [(look.path, look.blank) for look in looks if look.blank] == []


def test_no_page_asks_another_host(looks):
    assert [(look.path, look.elsewhere) for look in looks if look.elsewhere] == []
    assert all(look.loaded for look in looks)


def test_what_is_wrong_is_seen(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(WRONG)

    [look] = measured(tmp_path / "site", ["index.html"], [390], profile=tmp_path)

    assert (look.content > look.visible, look.over) == (True, ("pre: cut off", "table: wide"))
    assert [blank.rpartition("/")[2] for blank in look.blank] == ["gone.png", "picture.png"]
    assert look.elsewhere == ("https://elsewhere.invalid/picture.png",)


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


def test_the_field_above_the_rules_leaves_those_with_all_its_words(site, tmp_path):
    wanted = [
        rule.id.lower()
        for rule in RULES
        if rule.id.startswith("GC2") and rule.severity is Severity.ERROR and "workers" in _row(rule)
    ]

    shown = done(site, "rules/index.html", FILTER, profile=tmp_path)

    assert 0 < len(wanted) < 10
    assert shown == {"rules": wanted, "chapters": ["gc2xx"], "count": f"{len(wanted)} of {len(RULES)} rules"}


def _row(rule):
    return f"{rule.name} {rule.page().summary}".lower()
