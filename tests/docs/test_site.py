"""The documentation site: its links are valid, it makes no external requests, and it is complete."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import reduce
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name

import pytest
from website.built import BuiltPage, built_pages
from website.docstrings import sections
from website.links import EXTERNAL_PAGES
from website.rule_pages import split_chapters

from glue_constructs.rules import RULES

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PUBLIC = ("", ".rules", ".packaging", ".operations", ".local", ".testing")


@pytest.fixture(scope="session")
def pages(site) -> dict[str, BuiltPage]:
    found = {page.path: page for page in built_pages(site)}
    assert len(found) > 50
    assert sum(len(page.links) for page in found.values()) > 5000
    return found


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("../cost/#a-guard", ("guide/cost/index.html", "a-guard")),
        ("../../", ("index.html", "")),
        ("#a%20b", ("guide/runs/index.html", "a b")),
        ("../dashboard.svg", ("guide/dashboard.svg", "")),
        ("https://aws.amazon.com/glue/", ("", "")),
        ("//unpkg.com/x.js", ("", "")),
        ("mailto:team@example.com", ("", "")),
    ],
)
def test_a_link_is_resolved_as_in_a_browser(link, place):
    assert BuiltPage("guide/runs/index.html").resolve(link) == place


def test_every_link_is_valid(site, pages):
    broken = []
    for page in pages.values():
        for link in page.links:
            path, anchor = page.resolve(link)
            if path and not (site / path).is_file():
                broken.append(f"{page.path}: {link}")
            elif path in pages and anchor and anchor not in pages[path].anchors:
                broken.append(f"{page.path}: {link} (no such anchor)")
    assert broken == []


def test_anchors_are_unique_on_a_page(pages):
    twice = {path: [a for a, count in Counter(page.anchors).items() if count > 1] for path, page in pages.items()}
    assert {path: anchors for path, anchors in twice.items() if anchors} == {}


def test_every_image_script_and_style_exists(site, pages):
    loads = {(page.path, page.resolve(load)[0]) for page in pages.values() for load in page.loads}
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.stat().st_size}
    assert [load for load in sorted(loads) if load[1] not in there] == []


def test_no_page_loads_anything_from_another_host(site, pages):
    assert [(page.path, load) for page in pages.values() for load in page.loads if re.match(r"(\w+:)?//", load)] == []
    # With these components, the theme's script makes external requests: for stars and forks, and for Mermaid.
    assert [page.path for page in pages.values() if page.components & {"source", "mermaid"}] == []
    drawn = [file for kind in ("*.svg", "*.css") for file in site.rglob(kind)]
    loading = re.compile(r"""(?:url\(|@import|(?:src|[^-a]href)=)\s*["']?(?:https?:)?//""")
    assert [file.name for file in drawn if loading.search(file.read_text(encoding="utf-8"))] == []


def test_every_page_of_the_docs_is_in_the_navigation():
    navigation = re.findall(r"(\S+\.md)$", (ROOT / ".mkdocs.yml").read_text().partition("\nnav:")[2], re.MULTILINE)
    chapters = split_chapters((DOCS / "rules.md").read_text()).chapters
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert sorted(navigation) == sorted({*there, *chapters, *EXTERNAL_PAGES})


def test_every_public_name_is_in_the_reference(pages):
    reference = {anchor: path for path, page in pages.items() if "reference" in path for anchor in page.anchors}
    assert [path for path in sections().values() if path not in reference] == []
    shown = [resolve_name(path) for path in sections().values()]
    for package in PUBLIC:
        module = import_module(f"glue_constructs{package}")
        missing = [name for name in module.__all__ if not any(getattr(module, name) is value for value in shown)]
        assert missing == [], package


def test_the_row_of_a_rule_has_its_anchor_and_links_to_its_page(pages):
    contents = pages["rules/index.html"]
    assert [anchor for anchor in contents.anchors if re.fullmatch(r"gc\d{3}", anchor)] == [r.id.lower() for r in RULES]
    leads = reduce(dict.__or__, ({contents.resolve(link)[1]: contents.resolve(link)[0]} for link in contents.links))
    assert all(rule.id.lower() in pages[leads[rule.id.lower()]].anchors for rule in RULES)
    assert len({leads[rule.id.lower()] for rule in RULES}) == len(
        split_chapters((DOCS / "rules.md").read_text()).chapters
    )


def test_the_search_index_contains_rules_and_classes(site):
    found = {
        entry["location"]: entry["title"]
        for entry in json.loads((site / "search/search_index.json").read_text())["docs"]
    }
    titles = {location.partition("#")[2]: title for location, title in found.items() if location.startswith("rules/")}
    assert [rule.id for rule in RULES if titles[rule.id.lower()] != f"{rule.id} {rule.name}"] == []
    assert "reference/jobs/#glue_constructs.SparkEtlJob" in found


def test_the_decisions_are_listed_with_their_titles():
    listed = re.findall(r"^\* \[(.+)\]\((.+)\)$", (DOCS / "adr" / "README.md").read_text(), re.MULTILINE)
    files = sorted((DOCS / "adr").glob("0*.md"))
    assert listed == [(file.read_text().partition("\n")[0].removeprefix("# "), file.name) for file in files]
