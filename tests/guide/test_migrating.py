"""The migration pages: their programs synthesize, and the difference of the templates is the documented one."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from aws_cdk import aws_glue
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER
from guide.changes import changes, migrations
from guide.page import blocks, write

PAGES = sorted((Path(__file__).parents[2] / "docs" / "migrating").glob("*.md"))
MIGRATIONS = [
    pytest.param(page, migration, id=f"{page.stem}-{migration.name}")
    for page in PAGES
    for migration in migrations(page)
]
_ALPHA, _STABLE = "import aws_cdk.aws_glue_alpha as glue", "from aws_cdk import aws_glue as glue"
# The alpha module is deprecated, and not a dependency of this project.
_HAS_ALPHA = find_spec("aws_cdk.aws_glue_alpha") is not None


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    # All names of the alpha print deprecation warnings.
    monkeypatch.setenv("JSII_DEPRECATED", "quiet")
    monkeypatch.chdir(tmp_path)
    for block in (block for page in PAGES for block in blocks(page) if block.title):
        write(block, tmp_path)


def synthesized(program):
    """Return the template of a program's only stack."""
    names = {"__name__": "migrating"}
    # Node was started by another test, and resolves relative paths from that test's folder.
    program = program.replace('from_asset("', f'from_asset("{Path.cwd()}/')
    exec(compile(program, "the page", "exec"), names)  # noqa: S102  # our own documentation
    [stack] = names["app"].synth().stacks
    return stack.template


@pytest.mark.parametrize(("page", "migration"), MIGRATIONS)
@pytest.mark.skipif(not hasattr(aws_glue, "PySparkEtlJob"), reason="this aws-cdk-lib is older than the stable L2")
def test_a_migration_changes_exactly_what_the_page_shows(page, migration):
    before = migration.before if _HAS_ALPHA else migration.before.replace(_ALPHA, _STABLE)
    assert list(changes(synthesized(before), synthesized(migration.after))) == migration.diff, page


@pytest.mark.parametrize(("page", "migration"), [param for param in MIGRATIONS if _ALPHA in param.values[1].before])
@pytest.mark.skipif(not _HAS_ALPHA, reason="the alpha is deprecated, and not a dependency of this project")
def test_the_alpha_and_the_stable_l2_have_the_same_template(page, migration):
    stable = synthesized(migration.before.replace(_ALPHA, _STABLE))
    assert synthesized(migration.before)["Resources"] == stable["Resources"], page


def test_every_program_of_the_pages_is_part_of_a_migration():
    marks = [block.mark for page in PAGES for block in blocks(page) if block.mark]
    assert len(marks) == 2 * len(MIGRATIONS)
    assert MIGRATIONS


def test_only_a_change_of_the_name_replaces_a_job():
    """According to CloudFormation's schema, which cfn-lint contains."""
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", "AWS::Glue::Job").schema
    assert schema["createOnlyProperties"] == ["/properties/Name"]


def test_differences_are_listed_by_logical_id_and_property():
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
