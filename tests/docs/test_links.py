"""Links of the docs on the site: those that leave docs/ lead to the repository."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest
from website.links import moved

URL = "https://example.com/team/repository"


@pytest.fixture
def repository(tmp_path):
    for path in ("docs/guide/runs.md", "docs/rules.md", "examples/helpers/app.py", ".github/CONTRIBUTING.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    return SimpleNamespace(root=tmp_path, config=SimpleNamespace(docs_dir=str(tmp_path / "docs"), repo_url=f"{URL}/"))


@pytest.mark.parametrize(
    ("source", "page", "link", "leads"),
    [
        ("docs/guide/runs.md", "guide/runs.md", "../rules.md#gc220", "../rules.md#gc220"),
        ("docs/guide/runs.md", "guide/runs.md", "#bookmarks", "#bookmarks"),
        ("docs/guide/runs.md", "guide/runs.md", "https://example.org/a", "https://example.org/a"),
        ("docs/guide/runs.md", "guide/runs.md", "../../examples/helpers", f"{URL}/tree/main/examples/helpers"),
        ("docs/rules.md", "rules.md", "../examples/helpers/app.py", f"{URL}/blob/main/examples/helpers/app.py"),
        (".github/CONTRIBUTING.md", "contributing.md", "../docs/guide/runs.md", "guide/runs.md"),
        (".github/CONTRIBUTING.md", "contributing.md", "../docs/rules.md#gc220", "rules.md#gc220"),
    ],
)
def test_a_link_leads_where_the_site_has_it(repository, source, page, link, leads):
    shown = moved(f"See [it]({link}).", repository.root / source, page, repository.config)

    assert shown == f"See [it]({leads})."


def test_a_link_to_nothing_is_a_warning_which_fails_the_build(repository, caplog):
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        moved("[it](../gone.py)", repository.root / "docs/rules.md", "rules.md", repository.config)

    assert [record.getMessage() for record in caplog.records] == [
        "docs/rules.md links to ../gone.py, which is not in the repository"
    ]


def test_code_is_left_as_it_is(repository):
    code = "```python\nrows[0](../x)\n```\n"

    assert moved(code, repository.root / "docs/rules.md", "rules.md", repository.config) == code
