"""docs/rules.md on the site: its pages, and links to rules."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from website.rule_pages import chapter_page, on_page_markdown, split_chapters

TEXT = """# Rules

| [GC220](#gc220) | too-few | error | Too few. |

**[GC2xx Capacity](#gc2xx)**

<a id="gc2xx"></a>

## GC2xx Capacity

<a id="gc220"></a>

### GC220 too-few-workers

**error** · since 0.1.0

<a id="gc3xx"></a>

## GC3xx Execution

See [too-few-workers](#gc220).
"""


@pytest.fixture
def rules():
    return split_chapters(TEXT)


def test_a_chapter_is_a_page_with_its_rules_as_sections(rules):
    assert list(rules.chapters) == ["rules/capacity.md", "rules/execution.md"]
    assert chapter_page(rules.chapters["rules/capacity.md"]).strip() == (
        "# GC2xx Capacity { #gc2xx }\n\n## GC220 too-few-workers { #gc220 }\n\n"
        "**error**{ .severity .error } · since 0.1.0"
    )


@pytest.mark.parametrize(
    ("page", "link", "expected"),
    [
        ("guide/kinds.md", "../rules.md#gc220", "../rules/capacity.md#gc220"),
        ("guide/kinds.md", "../rules.md#gc220-too-few-workers", "../rules/capacity.md#gc220"),
        ("comparison.md", "rules.md#gc220", "rules/capacity.md#gc220"),
        ("comparison.md", "rules.md", "rules.md"),
        ("guide/kinds.md", "#gc220", "#gc220"),
        ("rules/execution.md", "#gc220", "../rules/capacity.md#gc220"),
    ],
)
def test_links_to_rules_are_rewritten_to_their_pages(rules, page, link, expected):
    assert _shown(f"[it]({link})", page, rules) == f"[it]({expected})"


def test_the_contents_have_a_row_for_each_rule_and_a_heading_for_each_chapter(rules):
    assert _shown(TEXT, "rules.md", rules) == (
        "# Rules\n\n"
        "| [GC220](rules/capacity.md#gc220){ #gc220 } | too-few | **error**{ .severity .error } | Too few. |\n\n"
        "### [GC2xx Capacity](rules/capacity.md#gc2xx) { #gc2xx }\n\n"
    )


def _shown(text, path, rules):
    page = SimpleNamespace(file=SimpleNamespace(src_uri=path))
    return on_page_markdown(text, page=page, config=SimpleNamespace(extra={"rules": rules}), files=None)
