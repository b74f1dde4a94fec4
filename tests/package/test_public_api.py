"""The public API has not changed, or the change has been accepted."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from package.public_api import MODULES, SINGLE, TEXT, public_api

import glue_constructs

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
USER_DOCUMENTATION = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").rglob("*.py")),
]


@pytest.fixture(scope="module")
def text() -> str:
    return public_api()


def test_the_public_names_have_not_changed(text):
    before = TEXT.read_text(encoding="utf-8").splitlines()
    changes = "\n".join(difflib.unified_diff(before, text.splitlines(), "before", "now", lineterm="", n=1))
    assert not changes, (
        f"the public names changed:\n{changes}\n"
        "If this is intended, run: python tests/package/public_api.py\n"
        "and add an entry to docs/changelog.md; docs/policy.md defines which version number changes."
    )


def test_every_public_name_is_in_the_text(text):
    shown = re.findall(r"^(?:class )?(\w+)", text, re.MULTILINE)
    assert set(glue_constructs.__all__) <= set(shown)


def test_a_prop_is_shown_with_its_type_and_default(text):
    [run] = re.findall(r"^class JobRun\(.*?\n\n", text, re.MULTILINE | re.DOTALL)
    assert "        run_on: RunOn | str = RunOn.CHANGE,\n" in run
    assert "        wait: bool = True,\n" in run
    [props] = re.findall(r"^class SparkProps\(.*?\n\n", text, re.MULTILINE | re.DOTALL)
    assert "    worker_type: WorkerType | str | None\n" in props


def test_an_enum_is_shown_with_its_values(text):
    assert "class OnFailure(str, Enum)\n    FAIL = 'fail'\n    CONTINUE = 'continue'\n" in text


@pytest.mark.parametrize("page", USER_DOCUMENTATION, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_documentation_imports_only_public_names(page):
    imports = re.findall(r"^ *from glue_constructs\.?([\w.]*) import \(?([\w, ]+)", page.read_text(), re.MULTILINE)
    for module, names in imports:
        for name in re.split(r", *", names.strip(" ,")):
            assert module in MODULES or f"{module}.{name}" in SINGLE, f"{module}.{name}"
