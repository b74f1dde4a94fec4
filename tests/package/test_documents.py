"""The pages for contributors: the files and commands they mention exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
PAGES = [*sorted(GITHUB.glob("*.md")), ROOT / "docs" / "policy.md"]
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
LABELLED = ("textarea", "input", "dropdown")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_on_a_page_exist(page):
    named = re.findall(r"(?<![\w/.])((?:\.ci|docs|tests|glue_constructs)/[\w./-]+|pyproject\.toml)", page.read_text())
    assert [name for name in named if not (ROOT / name.rstrip(".")).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_make_targets_on_a_page_exist(page):
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"(?:`|^)make ([a-z-]+)", page.read_text(), re.MULTILINE)
    assert [name for name in named if name not in targets] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_short_lines(page):
    prose = [line for line in page.read_text().splitlines() if not line.startswith("|")]
    assert [line for line in prose if len(line) > 120] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_an_issue_form_is_valid(form):
    """GitHub's requirements: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-
    pull-requests/syntax-for-issue-forms. GitHub silently hides an invalid form."""
    read = yaml.safe_load(form.read_text())
    assert read["name"]
    assert read["description"]
    ids = [field["id"] for field in read["body"]]
    labels = [field["attributes"]["label"] for field in read["body"]]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert {field["type"] for field in read["body"]} <= set(LABELLED)
    assert any(field.get("validations", {}).get("required") for field in read["body"])


def test_the_workflow_runs_the_readme_s_test_command():
    workflow = yaml.safe_load((GITHUB / "workflows" / "test.yml").read_text())
    commands = {
        job: [step["run"] for step in workflow["jobs"][job]["steps"] if "run" in step] for job in ("test", "long")
    }
    assert commands == {"test": ["make test"], "long": ["make long"]}
    assert "make test " in (ROOT / "README.md").read_text()


def test_the_workflow_runs_long_and_matrix_every_night_and_caches_downloads():
    workflow = yaml.safe_load((GITHUB / "workflows" / "test.yml").read_text())
    # YAML parses the key `on` as true.
    assert re.fullmatch(r"\d+ \d+ \* \* \*", workflow[True]["schedule"][0]["cron"])
    assert all("schedule" in workflow["jobs"][job]["if"] for job in ("long", "matrix"))
    for job in workflow["jobs"].values():
        assert any("actions/cache" in step.get("uses", "") for step in job["steps"])


def test_the_workflow_has_only_read_permission():
    workflow = yaml.safe_load((GITHUB / "workflows" / "test.yml").read_text())
    assert workflow["permissions"] == {"contents": "read"}
    checkouts = [
        step for job in workflow["jobs"].values() for step in job["steps"] if "checkout" in step.get("uses", "")
    ]
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)
