"""The installed wheel, without the repository: it synthesizes, and reports a missing extra."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """The README's first example."""
    [example, *_] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "clean.py").write_text("print('clean')\n")
    (tmp_path / "app.py").write_text(example)
    return tmp_path


class TestWithoutAnExtra:
    def test_it_has_its_requirements_and_no_packages_of_extras(self, installed, tmp_path):
        done = installed().pip("check")
        assert done.returncode == 0, done.stdout
        program = "from importlib.metadata import distributions; print(*(d.metadata['Name'] for d in distributions()))"
        there = set(installed().run(installed().python, "-c", program, cwd=tmp_path).stdout.split())
        assert there > {"glue-constructs", "aws-cdk-lib"}
        assert there.isdisjoint({"typer", "rich", "boto3", "botocore", "moto", "pyspark", "PyYAML", "syrupy"})

    def test_it_synthesizes_the_first_example(self, installed, app):
        done = installed().run(installed().python, "app.py", cwd=app, CDK_OUTDIR="out", CDK_VALIDATION="false")
        assert done.returncode == 0, done.stderr
        assert '"AWS::Glue::Job"' in (app / "out" / "Orders.template.json").read_text()

    def test_its_rules_need_neither_the_cdk_nor_node(self, installed, tmp_path):
        program = "from glue_constructs.rules import check_job; print(len(check_job({})))"
        done = installed().run(installed().python, "-c", program, cwd=tmp_path, PATH="")
        assert int(done.stdout) > 0, done.stderr

    @pytest.mark.parametrize(
        ("arguments", "extra"),
        [
            (["check", "cdk.out"], "cli"),
            (["rules"], "cli"),
            (["explain", "GC220"], "cli"),
            (["cost", "cdk.out"], "cli"),
            (["runs", "list", "orders"], "aws"),
            (["import", "orders"], "aws"),
            (["local", "status"], "local"),
        ],
        ids=lambda value: value[0] if isinstance(value, list) else None,
    )
    def test_a_command_reports_the_missing_extra(self, installed, tmp_path, arguments, extra):
        done = installed().run(installed().command, *arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert f"pip install 'glue-constructs[{extra}]'" in done.stderr
        assert len(done.stderr.splitlines()) == 1

    @pytest.mark.parametrize(
        ("program", "extra"),
        [
            ("from glue_constructs.local import EmbeddedAws; EmbeddedAws().start()", "local"),
            ("from glue_constructs.testing import TemplateSnapshot", "testing"),
        ],
    )
    def test_a_module_reports_the_missing_extra(self, installed, tmp_path, program, extra):
        done = installed().run(installed().python, "-c", program, cwd=tmp_path)
        assert done.returncode == 1
        assert f"pip install 'glue-constructs[{extra}]'" in done.stderr.splitlines()[-1]


class TestWithOnlyTheExtraCli:
    def test_it_checks_a_template(self, installed, tmp_path):
        template = '{"Resources": {"Orders": {"Type": "AWS::Glue::Job", "Properties": {}}}}'
        (tmp_path / "orders.template.json").write_text(template)
        done = installed("cli").run(installed("cli").command, "check", "orders.template.json", cwd=tmp_path)
        assert done.returncode == 1, done.stderr
        assert "GC004" in done.stdout

    @pytest.mark.parametrize(
        ("arguments", "extra", "code"),
        [
            (["runs", "list", "orders"], "aws", 2),
            (["import", "orders", "-o", "app"], "aws", 2),
            (["local", "up"], "local", 1),
        ],
        ids=lambda value: value[0] if isinstance(value, list) else None,
    )
    def test_a_command_of_another_extra_reports_the_missing_extra(self, installed, tmp_path, arguments, extra, code):
        done = installed("cli").run(installed("cli").command, *arguments, cwd=tmp_path)
        assert done.returncode == code, done.stderr
        assert f"pip install 'glue-constructs[{extra}]'" in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert list(tmp_path.iterdir()) == []
