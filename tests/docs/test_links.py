"""Links on the site: links out of docs/ lead to the repository."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest
from website.links import rewrite_links

URL = "https://example.com/team/repository"


@pytest.fixture
def repository(tmp_path):
    for path in ("docs/guide/runs.md", "docs/rules.md", "examples/helpers/app.py", ".github/CONTRIBUTING.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    return SimpleNamespace(root=tmp_path, config=SimpleNamespace(docs_dir=str(tmp_path / "docs"), repo_url=f"{URL}/"))


@pytest.mark.parametrize(
    ("source", "page", "link", "expected"),
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
def test_links_are_rewritten_for_the_site(repository, source, page, link, expected):
    shown = rewrite_links(f"See [it]({link}).", repository.root / source, page, repository.config)

    assert shown == f"See [it]({expected})."


def test_a_broken_link_is_a_warning_which_fails_the_build(repository, caplog):
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        rewrite_links("[it](../gone.py)", repository.root / "docs/rules.md", "rules.md", repository.config)

    assert [record.getMessage() for record in caplog.records] == [
        "docs/rules.md links to ../gone.py, which is not in the repository"
    ]


def test_code_does_not_change(repository):
    code = "```python\nrows[0](../x)\n```\n"

    assert rewrite_links(code, repository.root / "docs/rules.md", "rules.md", repository.config) == code
