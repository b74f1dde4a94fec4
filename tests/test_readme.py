"""The README's code, run as a reader would run it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
EXAMPLE, REFUSED, EMBEDDED = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
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
    environment = {**os.environ, "CDK_OUTDIR": str(app / "out"), "CDK_VALIDATION": "false"}
    subprocess.run([sys.executable, "app.py"], cwd=app, env=environment, check=True)
    template = (app / "out" / "Orders.template.json").read_text()
    assert '"AWS::Glue::Job"' in template
    assert '"Custom::GlueJobRun"' in template


def test_the_refused_job_is_refused_in_these_words(monkeypatch):
    monkeypatch.setenv("CDK_VALIDATION", "false")
    import aws_cdk as cdk  # noqa: PLC0415  # slow to import

    import glue_constructs  # noqa: PLC0415  # the same

    stack = cdk.Stack(cdk.App(), "Orders")
    with pytest.raises(glue_constructs.InvalidJob) as caught:
        exec(REFUSED, {"stack": stack, "SparkEtlJob": glue_constructs.SparkEtlJob})  # noqa: S102  # our own README
    assert MESSAGE is not None
    assert f"{caught.value}\n" == MESSAGE[1]


@pytest.mark.cdk_cli
def test_the_embedded_aws_is_used_as_shown(app, monkeypatch, capfd):
    monkeypatch.chdir(app)
    monkeypatch.setenv("PATH", f"{ROOT / 'node_modules' / '.bin'}{os.pathsep}{os.environ['PATH']}")
    exec(EMBEDDED, {})  # noqa: S102  # our own README
    assert "['Orders-Clean" in capfd.readouterr().out
