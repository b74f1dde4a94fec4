"""The pre-commit hook of this repository."""

from __future__ import annotations

import shlex
from pathlib import Path

import yaml
from cli.calls import JOB, TOO_FEW, call, template, written

[HOOK] = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())


def hook(*files):
    """Call the hook's command as pre-commit does."""
    command, *arguments = shlex.split(HOOK["entry"])
    assert command == "glue-constructs"
    return call(*arguments, *map(str, files))


def test_the_repository_defines_one_python_hook():
    assert HOOK["id"] == "glue-constructs-check"
    assert HOOK["language"] == "python"
    assert HOOK["types_or"] == ["json", "yaml"]
    assert HOOK["additional_dependencies"] == [".[cli]"]
    # The default: pre-commit passes the names of the changed files.
    assert HOOK.get("pass_filenames", True)


def test_files_that_are_not_templates_are_skipped(tmp_path):
    others = [written(tmp_path / "package.json", {"name": "x"}), written(tmp_path / "chart.yaml", "{{ x }}")]
    done = hook(*others, written(tmp_path / "t.json", template(Orders=JOB)))

    assert (done.exit_code, done.stderr) == (0, "")


def test_a_template_with_an_error_fails_the_hook(tmp_path):
    assert hook(written(tmp_path / "t.yaml", f"Resources: {template(Orders=TOO_FEW)['Resources']}")).exit_code == 1
