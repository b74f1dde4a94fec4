"""The hook that pre-commit reads from this repository."""

from __future__ import annotations

import shlex
from pathlib import Path

import yaml
from cli.calls import JOB, TOO_FEW, call, template, written

[HOOK] = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())


def hook(*files):
    """What pre-commit runs on these files."""
    command, *arguments = shlex.split(HOOK["entry"])
    assert command == "glue-constructs"
    return call(*arguments, *map(str, files))


def test_it_is_one_hook_of_a_python_distribution():
    assert HOOK["id"] == "glue-constructs-check"
    assert HOOK["language"] == "python"
    assert HOOK["types_or"] == ["json", "yaml"]
    assert HOOK["additional_dependencies"] == [".[cli]"]
    # Left out, pre-commit passes the names of the files that changed.
    assert HOOK.get("pass_filenames", True)


def test_files_that_are_no_templates_are_passed_over(tmp_path):
    others = [written(tmp_path / "package.json", {"name": "x"}), written(tmp_path / "chart.yaml", "{{ x }}")]
    done = hook(*others, written(tmp_path / "t.json", template(Orders=JOB)))

    assert (done.exit_code, done.stderr) == (0, "")


def test_a_template_with_a_fault_fails_it(tmp_path):
    assert hook(written(tmp_path / "t.yaml", f"Resources: {template(Orders=TOO_FEW)['Resources']}")).exit_code == 1
