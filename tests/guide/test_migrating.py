"""Every page about migrating: its programs are synthesized, and what it says that the move changes is what changes."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from aws_cdk import aws_glue
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER
from guide.changes import changes, moves
from guide.page import blocks, write

PAGES = sorted((Path(__file__).parents[2] / "docs" / "migrating").glob("*.md"))
MOVES = [pytest.param(page, move, id=f"{page.stem}-{move.name}") for page in PAGES for move in moves(page)]
_ALPHA, _STABLE = "import aws_cdk.aws_glue_alpha as glue", "from aws_cdk import aws_glue as glue"
# It is deprecated, and no dependency of ours.
_HAS_ALPHA = find_spec("aws_cdk.aws_glue_alpha") is not None


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    # The alpha says of each of its names that it is deprecated.
    monkeypatch.setenv("JSII_DEPRECATED", "quiet")
    monkeypatch.chdir(tmp_path)
    for block in (block for page in PAGES for block in blocks(page) if block.title):
        write(block, tmp_path)


def synthesized(program):
    """The template of a program's only stack."""
    names = {"__name__": "migrating"}
    # Node was started by another test, and looks for files from where that was.
    program = program.replace('from_asset("', f'from_asset("{Path.cwd()}/')
    exec(compile(program, "the page", "exec"), names)  # noqa: S102  # our own documentation
    [stack] = names["app"].synth().stacks
    return stack.template


@pytest.mark.parametrize(("page", "move"), MOVES)
@pytest.mark.skipif(not hasattr(aws_glue, "PySparkEtlJob"), reason="this aws-cdk-lib is older than the stable L2")
def test_a_move_changes_what_the_page_says_and_nothing_else(page, move):
    before = move.before if _HAS_ALPHA else move.before.replace(_ALPHA, _STABLE)
    assert list(changes(synthesized(before), synthesized(move.after))) == move.told, page


@pytest.mark.parametrize(("page", "move"), [param for param in MOVES if _ALPHA in param.values[1].before])
@pytest.mark.skipif(not _HAS_ALPHA, reason="the alpha is deprecated, and no dependency of ours")
def test_the_templates_of_the_alpha_are_those_of_the_stable_l2(page, move):
    stable = synthesized(move.before.replace(_ALPHA, _STABLE))
    assert synthesized(move.before)["Resources"] == stable["Resources"], page


def test_every_program_of_the_pages_is_part_of_a_move():
    marks = [block.mark for page in PAGES for block in blocks(page) if block.mark]
    assert len(marks) == 2 * len(MOVES)
    assert MOVES


def test_a_job_is_replaced_when_its_name_changes_and_for_nothing_else():
    """By the schema that CloudFormation publishes, as cfn-lint has it."""
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", "AWS::Glue::Job").schema
    assert schema["createOnlyProperties"] == ["/properties/Name"]


def test_what_differs_is_told_by_logical_id_and_property():
    job = {"Type": "AWS::Glue::Job", "Properties": {"Timeout": 5, "Role": {"Ref": "R"}, "A": {"--a": "1", "--b": "2"}}}
    other = {"Type": "AWS::Glue::Job", "Properties": {"Timeout": 6, "Role": {"Fn::Sub": "${R}"}, "A": {"--a": "1"}}}
    role = {"Type": "AWS::IAM::Role", "Properties": {}}
    assert list(changes({"Resources": {"J": job, "R": role}}, {"Resources": {"J": other}})) == [
        "  J (AWS::Glue::Job)",
        "- Timeout: 5",
        "+ Timeout: 6",
        '- A.--b: "2"',
        "- R (AWS::IAM::Role)",
    ]
