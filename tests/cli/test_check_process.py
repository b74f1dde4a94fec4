"""`glue-constructs check` in a process: its imports and its standard streams."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli.calls import JOB, MAIN, TOO_FEW, process, template, written

pytestmark = pytest.mark.process

# Needed only by constructs, by the embedded AWS, or at a terminal.
SLOW = (
    "aws_cdk",
    "jsii",
    "constructs",
    "boto3",
    "botocore",
    "moto",
    "glue_constructs.local",
    "rich.markdown",
    "rich.live",
)
# Needed only for some templates, options or errors.
SELDOM = ("yaml", "rich.console", "glue_constructs.rules._catalogue", "glue_constructs.rules.requests")


@pytest.fixture
def file(tmp_path):
    return written(tmp_path / "t.json", template(Orders=TOO_FEW))


def test_it_runs_without_the_cdk_node_and_boto3(tmp_path):
    written(tmp_path / "t.yaml", f"Resources: {{A: {{Type: AWS::Glue::Job, Properties: {json.dumps(TOO_FEW)}}}}}")
    stack = {"type": "aws:cloudformation:stack", "properties": {"templateFile": "S.template.json"}}
    written(tmp_path / "out" / "manifest.json", {"artifacts": {"S": stack}})
    written(tmp_path / "out" / "S.template.json", template(B=TOO_FEW))
    before = f"import sys; sys.modules.update(dict.fromkeys({SLOW}))"
    for name in ("text", "json", "sarif", "github"):
        done = process("check", "--format", name, tmp_path, before=before, env={"PATH": ""})

        assert (done.returncode, done.stderr) == (1, "")


def test_it_imports_no_module_that_it_does_not_need(file):
    report = f"import atexit, sys; atexit.register(lambda: print([n for n in {SLOW + SELDOM} if n in sys.modules]))"
    done = process("check", file, before=report)

    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", [("check",), ("check", "-f", "json"), ("rules",), ("explain", "GC2")])
def test_a_closed_pipe_ends_it_without_a_message(tmp_path, command):
    many = written(tmp_path / "t.json", template(**{f"Job{n}": TOO_FEW for n in range(2000)}))
    arguments = [*command, str(many)] if command[0] == "check" else command
    with subprocess.Popen(
        [sys.executable, "-c", MAIN, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()
        errors = running.stderr.read()

    assert (running.returncode, errors) == (141, b"")


def test_a_closed_standard_output_is_ignored(file):
    program = 'exec "$0" -c "$1" check "$2" >&-'
    done = subprocess.run(
        ["sh", "-c", program, sys.executable, MAIN, file], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full does not exist on this system")
def test_a_full_disk_is_reported(file):
    with Path("/dev/full").open("w") as full:
        done = process("check", file, stdout=full, stderr=subprocess.PIPE)

    assert (done.returncode, done.stderr) == (2, "standard output cannot be written: No space left on device\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full does not exist on this system")
def test_the_exit_code_is_set_if_standard_error_cannot_be_written(tmp_path):
    with Path("/dev/full").open("w") as full:
        done = process("check", tmp_path / "gone.json", stdout=subprocess.PIPE, stderr=full)

    assert done.returncode == 2


def test_characters_that_the_terminal_cannot_show_are_escaped(tmp_path):
    file = written(tmp_path / "t.json", template(Größe=TOO_FEW))
    done = process("check", file, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})

    assert done.returncode == 1
    assert r"Gr\xf6\xdfe" in done.stdout


def test_a_pipe_is_read_like_a_file(tmp_path):
    program = f"{sys.executable} -c '{MAIN}' check <(cat t.json)"
    written(tmp_path / "t.json", template(Orders=JOB))
    done = subprocess.run(["bash", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "No findings: 1 job in 1 template.\n")


def test_ten_thousand_jobs_are_checked(tmp_path):
    # The benchmark measures the speed; this fails only if the time is not linear in the size of the template.
    many = written(tmp_path / "t.json", template(**{f"Job{n}": JOB for n in range(10_000)}))
    done = process("check", many, timeout=60)

    assert done.stdout == "No findings: 10,000 jobs in 1 template.\n"
