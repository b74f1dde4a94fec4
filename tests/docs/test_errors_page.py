"""docs/errors.md lists every error: each example raises, each message is in the code."""

from __future__ import annotations

import re

import pytest
from errors.examples import COMMANDS, PROGRAMS, RUNS
from errors.messages import INTERNAL, known, raised_as
from errors.raised import classes, is_a
from errors_page import PAGE, errors_page

from glue_constructs.local import EmbeddedAws

pytestmark = pytest.mark.process

# A subclass of GlueConstructsError without an example -> the reason. The messages of all are on the page.
WITHOUT_EXAMPLE = {
    "GlueConstructsError": "the base class is never raised",
    "_Refused": "the base of InvalidJob, InvalidRun and InvalidReset",
    "TooDeep": "commands show no class, the embedded AWS answers with a ValidationError",
    "CdkFailed": "its message is the output of the CDK CLI",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    with EmbeddedAws() as aws:
        return errors_page(aws, tmp_path_factory.mktemp("app").resolve())


def test_the_page_is_generated_from_the_code(page):
    assert PAGE.read_text(encoding="utf-8") == page, "run: python tests/errors_page.py"


def test_every_error_of_the_library_has_an_example():
    ours = {kind.rpartition(".")[2] for kind in classes() if is_a(kind, "glue_constructs.errors.GlueConstructsError")}
    shown = {example.kind for example in (*PROGRAMS, *COMMANDS, *RUNS)}

    assert ours - shown == set(WITHOUT_EXAMPLE)


def test_every_raised_class_is_on_the_page(page):
    named = set(re.findall(r"^(?:### |\*\*)([\w ']+)", page, re.MULTILINE)) | {kind.kind for kind in COMMANDS}

    assert {kind for kind in raised_as().values() if kind not in named} <= {
        # Without messages of their own: their subclasses are on the page.
        "CdkFailed",
        "JobNotFoundException",
        "JobRunNotFoundException",
        "Malformed",
        "Unreadable",
    }
    assert all(f"`{name}`: " in page for name in INTERNAL)


def test_every_message_is_in_a_list(page):
    lines = set(re.findall(r"^- `+(.*?)`+$", page, re.MULTILINE))

    assert lines == {text for texts in known().values() for text in texts}


def test_parts_of_messages_are_found(page):
    for piece in ("must be an aws_cdk.Duration such as", "unknown rule", "LAUNCH ERROR | ", "got an unexpected"):
        assert re.search(rf"^- `.*{re.escape(piece)}", page, re.MULTILINE), piece


def test_its_links_are_valid(page):
    titles = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}

    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", page):
        assert (PAGE.parent / target).exists()
        assert target or anchor in anchors
