"""The messages of the examples of docs/errors.md, which are run."""

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

# Without AWS credentials, also on a machine that has some.
_NO_AWS = {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}
_MAX_SECONDS = 120

# Runs a command without a package's modules and its distribution.
_WITHOUT_PACKAGE = """\
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
    """Change to a folder with the files of the examples, without AWS and without the CDK's validation."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    previous = Path.cwd()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    with mock.patch.dict(os.environ, {**clean, **_NO_AWS, "CDK_VALIDATION": "false"}, clear=True):
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(previous)


def refused(example: Example) -> Exception:
    """Run a program in the folder of `inside`; return the error that it raises."""
    program = f"{BEGINNING}{example.program}\n"
    try:
        exec(compile(program, "example", "exec"), {"__name__": "example"})  # noqa: S102  # an example of the documentation
    except Exception as error:  # noqa: BLE001  # returned for any class
        return error
    raise AssertionError(f"no error in: {example.program}")


def formatted(error: Exception) -> str:
    """Return an error as at the end of a traceback, without its module."""
    return _without_folder(f"{type(error).__name__}: {error}")


def run_command(command: Command, aws: EmbeddedAws) -> tuple[int, str]:
    """Run a command in the folder of `inside`; return its exit code and standard error."""
    environment = aws.environment() if command.here else {}
    with mock.patch.dict(os.environ, environment):
        code, output = _in_new_process(command) if command.lacks else _in_this_process(command)
    return code, _without_folder(output.rstrip("\n"))


def _in_this_process(command: Command) -> tuple[int, str]:
    done = CliRunner().invoke(app, shlex.split(command.line)[1:], catch_exceptions=False)
    return done.exit_code, done.stderr


def _in_new_process(command: Command) -> tuple[int, str]:
    """Run a command in a process in which a package cannot be imported."""
    program = f"package = {command.lacks!r}\n{_WITHOUT_PACKAGE}"
    arguments = [sys.executable, "-c", program, *shlex.split(command.line)[1:]]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def with_jobs(aws: EmbeddedAws, runs: tuple[Run, ...]) -> dict[Run, str]:
    """Start a job `clean` that keeps running, and all runs in parallel; return the ErrorMessage of each run."""
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
    for _ in range(_MAX_SECONDS * 10):
        run: dict[str, Any] = glue.get_job_run(JobName=job, RunId=run_id)["JobRun"]
        if run.get("CompletedOn"):
            return str(run.get("ErrorMessage", run["JobRunState"]))
        time.sleep(0.1)
    raise AssertionError(f"the run of {job} has not ended after {_MAX_SECONDS} seconds")


def _without_folder(text: str) -> str:
    return text.replace(str(Path.cwd()), "/app")
