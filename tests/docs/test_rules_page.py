"""docs/rules.md is generated from the rules."""

from __future__ import annotations

import json
import re

import pytest
from rules_page import PAGE, rules_page, written

from glue_constructs.rules import RULES


@pytest.fixture(scope="module")
def page() -> str:
    return rules_page()


def test_the_page_is_generated_from_the_rules(page):
    assert PAGE.read_text(encoding="utf-8") == page, "run: python tests/rules_page.py"


def test_every_rule_has_one_section_with_its_anchor(page):
    anchors = re.findall(r'^<a id="(gc\d{3})"></a>$', page, re.MULTILINE)

    assert anchors == [rule.id.lower() for rule in RULES]


def test_every_anchor_is_in_the_contents_and_every_link_has_its_anchor(page):
    anchors = re.findall(r'<a id="(.*)">', page)

    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r"\(#([^)]*)\)", page)) == set(anchors)


def test_every_example_is_json(page):
    examples = re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)

    assert len(examples) == 2 * len(RULES)
    assert all(isinstance(json.loads(example), dict) for example in examples)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({}, id="empty"),
        pytest.param({"a": 1, "b": [True, None]}, id="short"),
        pytest.param({"Tags": {f"key{number}": "v" * 30 for number in range(5)}}, id="a-long-object"),
        pytest.param({"Jobs": ["long" * 20, {"inner": ["x" * 60, "y" * 60]}]}, id="a-long-list"),
    ],
)
def test_json_has_short_lines(value):
    text = written(value)

    assert json.loads(text) == value
    assert all(len(line) <= 110 for line in text.splitlines())
