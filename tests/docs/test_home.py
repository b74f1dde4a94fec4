"""docs/index.md: its code works as shown, and is the README's."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.page import blocks, follow

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
HOME = ROOT / "docs" / "index.md"


def test_its_code_works_as_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "clean.py").write_text("print('clean')\n")

    app = follow(HOME, tmp_path)["app"]

    assert "Custom::GlueJobRun" in str(app.synth().get_stack_by_name("Orders").template)


def test_its_first_program_is_the_readme_s():
    assert blocks(HOME)[0] == blocks(ROOT / "README.md")[0]
