"""docs/index.md: the site's first page does what it shows, and shows what the README shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.page import blocks, follow

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
HOME = ROOT / "docs" / "index.md"


def test_it_does_what_it_shows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "clean.py").write_text("print('clean')\n")

    app = follow(HOME, tmp_path)["app"]

    assert "Custom::GlueJobRun" in str(app.synth().get_stack_by_name("Orders").template)


def test_its_first_program_is_the_one_of_the_readme():
    assert blocks(HOME)[0] == blocks(ROOT / "README.md")[0]
