"""The examples of docs/errors.md, really run: what each says."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from errors.examples import BEGINNING, FILES, Command, Example, Run, properties
from typer.testing import CliRunner

from glue_constructs.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.local import EmbeddedAws

# No AWS, whatever this machine has.
_NO_AWS = {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}
_MOST_SECONDS = 120

# Neither its modules nor its version are there.
_LACKING = """\
import sys
from importlib import metadata
from unittest import mock

from glue_constructs.cli import main

version = metadata.version
sys.modules[package] = None
with mock.patch.object(metadata, "version", lambda name: version("nothing" if name == package else name)):
    main()
"""


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Be in a folder with the files of the examples, without AWS and without CDK's own validation."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    there = Path.cwd()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    with mock.patch.dict(os.environ, {**clean, **_NO_AWS, "CDK_VALIDATION": "false"}, clear=True):
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(there)


def refused(example: Example) -> Exception:
    """The error that a program ends with, in the folder of `inside`."""
    program = f"{BEGINNING}{example.program}\n"
    try:
        exec(compile(program, "example", "exec"), {"__name__": "example"})  # noqa: S102  # our own documentation
    except Exception as error:  # noqa: BLE001  # whichever it is, the page shows it
        return error
    raise AssertionError(f"nothing refuses: {example.program}")


def told(error: Exception) -> str:
    """An error as Python prints it at the end of a traceback, without its module."""
    return _without_folder(f"{type(error).__name__}: {error}")


def said(command: Command, aws: EmbeddedAws) -> tuple[int, str]:
    """The exit code of a command and what it writes on standard error, in the folder of `inside`."""
    environment = aws.environment() if command.here else {}
    with mock.patch.dict(os.environ, environment):
        code, output = _elsewhere(command) if command.lacks else _here(command)
    return code, _without_folder(output.rstrip("\n"))


def _here(command: Command) -> tuple[int, str]:
    done = CliRunner().invoke(app, shlex.split(command.line)[1:], catch_exceptions=False)
    return done.exit_code, done.stderr


def _elsewhere(command: Command) -> tuple[int, str]:
    """In a process of its own, in which a package cannot be imported."""
    program = f"package = {command.lacks!r}\n{_LACKING}"
    arguments = [sys.executable, "-c", program, *shlex.split(command.line)[1:]]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def with_jobs(aws: EmbeddedAws, runs: tuple[Run, ...]) -> dict[Run, str]:
    """The ErrorMessage of every run, which all go at once; and a job `clean` with a run that goes on."""
    glue = aws.client("glue")
    aws.client("s3").create_bucket(Bucket="scripts")
    _start(aws, "clean", Run("", "import time\n\ntime.sleep(600)\n", ""))
    started = {run: _start(aws, f"job-{number}", run) for number, run in enumerate(runs)}
    return {run: _without_folder(_ended(glue, *names)) for run, names in started.items()}


def _start(aws: EmbeddedAws, name: str, run: Run) -> tuple[str, str]:
    job = properties(run)
    job["Command"]["ScriptLocation"] = f"s3://scripts/{name}.py"
    aws.client("s3").put_object(Bucket="scripts", Key=f"{name}.py", Body=run.script.encode())
    aws.client("glue").create_job(Name=name, **job)
    return name, aws.client("glue").start_job_run(JobName=name)["JobRunId"]


def _ended(glue: Any, job: str, run_id: str) -> str:
    for _ in range(_MOST_SECONDS * 10):
        run: dict[str, Any] = glue.get_job_run(JobName=job, RunId=run_id)["JobRun"]
        if run.get("CompletedOn"):
            return str(run.get("ErrorMessage", run["JobRunState"]))
        time.sleep(0.1)
    raise AssertionError(f"the run of {job} does not end")


def _without_folder(text: str) -> str:
    return text.replace(str(Path.cwd()), "/app")
