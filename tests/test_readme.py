"""The README's code works as shown."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
EXAMPLE, INVALID, PLUGIN, EMBEDDED = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
PRE_COMMIT, ACTIONS = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
MESSAGE = re.search(r"```text\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A folder with the README's first example as its app."""
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "clean.py").write_text("print('clean')\n")
    (tmp_path / "app.py").write_text(EXAMPLE)
    (tmp_path / "cdk.json").write_text(f'{{"app": "{sys.executable} app.py"}}')
    return tmp_path


def test_the_first_example_is_twelve_lines_and_synthesizes(app):
    lines = [line for line in EXAMPLE.splitlines() if line]
    assert len(lines) <= 12
    environment = {**os.environ, "CDK_OUTDIR": str(app / "out")}
    subprocess.run([sys.executable, "app.py"], cwd=app, env=environment, check=True)
    template = (app / "out" / "Orders.template.json").read_text()
    assert '"AWS::Glue::Job"' in template
    assert '"Custom::GlueJobRun"' in template


def test_the_invalid_job_raises_the_error_shown():
    import aws_cdk as cdk  # noqa: PLC0415  # slow to import

    import glue_constructs  # noqa: PLC0415  # see above

    stack = cdk.Stack(cdk.App(), "Orders")
    with pytest.raises(glue_constructs.InvalidJob) as caught:
        exec(INVALID, {"stack": stack, "SparkEtlJob": glue_constructs.SparkEtlJob})  # noqa: S102  # our own README
    assert MESSAGE is not None
    assert f"{caught.value}\n" == MESSAGE[1]


def test_the_plugin_fails_the_synth_of_an_invalid_l1_job(tmp_path):
    app = f"""{PLUGIN}
from aws_cdk import aws_glue as glue
job = glue.CfnJob.JobCommandProperty(name="glueetl", script_location="s3://scripts/clean.py")
stack = cdk.Stack(app, "Orders")
glue.CfnJob(stack, "Clean", role="Glue", command=job, glue_version="2.0", worker_type="G.1X", number_of_workers=1)
app.synth()
"""
    (tmp_path / "app.py").write_text(app)
    environment = {**os.environ, "CDK_OUTDIR": str(tmp_path / "out")}
    done = subprocess.run([sys.executable, "app.py"], env=environment, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode != 0
    report = (tmp_path / "out" / "validation-report.json").read_text()
    assert "too-few-workers" in report
    assert "retired-glue-version" in report


def test_the_commands_for_github_find_nothing_in_the_first_example(app):
    environment = {**os.environ, "CDK_OUTDIR": str(app / "cdk.out")}
    subprocess.run([sys.executable, "app.py"], cwd=app, env=environment, check=True)
    commands = [step["run"] for step in yaml.safe_load(ACTIONS)["steps"] if "check" in step.get("run", "")]
    for command in commands:
        program = [str(Path(sys.executable).with_name("glue-constructs")), *shlex.split(command)[1:]]
        done = subprocess.run(program, cwd=app, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads((app / "glue.sarif").read_text())["runs"][0]["results"] == []


def test_the_hook_for_pre_commit_exists():
    [wanted] = yaml.safe_load(PRE_COMMIT)["repos"][0]["hooks"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in hooks] == [wanted["id"]]


@pytest.mark.long
@pytest.mark.cdk_cli
def test_the_example_of_the_embedded_aws_works(app, monkeypatch, capfd):
    monkeypatch.chdir(app)
    monkeypatch.setenv("PATH", f"{ROOT / 'node_modules' / '.bin'}{os.pathsep}{os.environ['PATH']}")
    exec(EMBEDDED, {})  # noqa: S102  # our own README
    assert "['Orders-Clean" in capfd.readouterr().out
