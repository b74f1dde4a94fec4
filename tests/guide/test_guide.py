"""Every page of the guides, concepts and migrations is executed, and its templates are checked."""

from __future__ import annotations

import re
from pathlib import Path

import aws_cdk as cdk
import pytest
from cfn_lint import cfn_lint_findings
from guide.page import blocks, follow

from glue_constructs.rules import Severity
from glue_constructs.validation.template import check_template

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [page for folder in ("guide", "concepts", "migrating") for page in sorted((DOCS / folder).glob("*.md"))]
# A rule of cfn-lint -> the reason to accept its findings.
SUPPRESSED = {
    "W3005": "the CDK adds each dependency of a construct, also if a reference implies it",
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GLUE_CONSTRUCTS_CACHE", str(tmp_path / ".cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_code_of_the_page_works_as_shown(page, folder):
    app = follow(page, folder).get("app")
    if isinstance(app, cdk.App):
        for stack in app.synth().stacks_recursively:
            located = check_template(stack.template)
            assert [f for f in located if f.finding.severity is Severity.ERROR] == []
            assert cfn_lint_findings(stack.template, without=SUPPRESSED) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_has_a_title_and_code(page):
    assert any(block.language in ("python", "console") for block in blocks(page))
    assert page.read_text().startswith("# ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_its_links_are_valid(page):
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", page.read_text()):
        linked = (page.parent / target).resolve() if target else page
        assert linked.exists(), target
        if anchor:
            text = linked.read_text()
            titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
            named = [re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles]
            assert anchor in [*named, *re.findall(r'<a id="([^"]+)">', text)], anchor
