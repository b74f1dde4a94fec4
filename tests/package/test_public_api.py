"""What users import, call and type is as it was, or somebody says that it changed."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
from package.public_api import MODULES, SINGLE, TEXT, public_api

import glue_constructs

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
SHOWN_TO_USERS = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").rglob("*.py")),
]


@pytest.fixture(scope="module")
def text() -> str:
    return public_api()


def test_the_public_names_are_as_they_were(text):
    before = TEXT.read_text(encoding="utf-8").splitlines()
    changes = "\n".join(difflib.unified_diff(before, text.splitlines(), "before", "now", lineterm="", n=1))
    assert not changes, (
        f"the public names changed:\n{changes}\n"
        "If that is meant, run: python tests/package/public_api.py\n"
        "and say it in docs/changelog.md; docs/policy.md says what a change asks for."
    )


def test_every_public_name_is_in_the_text(text):
    shown = re.findall(r"^(?:class )?(\w+)", text, re.MULTILINE)
    assert set(glue_constructs.__all__) <= set(shown)


def test_a_prop_stands_there_with_its_type_and_its_default(text):
    [run] = re.findall(r"^class JobRun\(.*?\n\n", text, re.MULTILINE | re.DOTALL)
    assert "        run_on: RunOn | str = RunOn.CHANGE,\n" in run
    assert "        wait: bool = True,\n" in run
    [props] = re.findall(r"^class SparkProps\(.*?\n\n", text, re.MULTILINE | re.DOTALL)
    assert "    worker_type: WorkerType | str | None\n" in props


def test_what_it_shows_of_an_enum_is_its_values(text):
    assert "class OnFailure(str, Enum)\n    FAIL = 'fail'\n    CONTINUE = 'continue'\n" in text


@pytest.mark.parametrize("page", SHOWN_TO_USERS, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_users_are_shown_is_public(page):
    """Nobody is told to import what may change without a word."""
    imports = re.findall(r"^ *from glue_constructs\.?([\w.]*) import \(?([\w, ]+)", page.read_text(), re.MULTILINE)
    for module, names in imports:
        for name in re.split(r", *", names.strip(" ,")):
            assert module in MODULES or f"{module}.{name}" in SINGLE, f"{module}.{name}"
