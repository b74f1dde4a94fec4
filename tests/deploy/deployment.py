"""Helpers for deployment tests: a stack, its runs in the embedded AWS, and the processes of these runs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

GREET = "import sys; print(sys.argv)"
FAIL = "raise ValueError('the greeting is missing')"
SLEEP = "import time; time.sleep(600)"


@dataclass
class Deployment:
    """One stack of an app in this folder."""

    app: Path
    cdk: Any
    aws: Any
    folder: Path
    stack: str
    given: dict[str, Any] = field(default_factory=dict)

    def script(self, text: str) -> Deployment:
        path = self.folder / "script.py"
        path.write_text(text)
        self.given |= {"script": str(path)}
        return self

    def deploy(self, *, expect: int = 0, options: Sequence[str] = (), **changed: Any) -> str:
        self.given |= changed
        return self.cdk.deploy(self.app, self.stack, options=options, environment=self._environment(), expect=expect)

    def deploy_in_background(self) -> Thread:
        """Start a deployment that is expected to fail."""
        thread = Thread(target=self.deploy, kwargs={"expect": 1}, daemon=True)
        thread.start()
        return thread

    def destroy(self) -> str:
        return self.cdk.destroy(self.app, self.stack, environment=self._environment())

    def _environment(self) -> dict[str, str]:
        return {"GIVEN": json.dumps({"stack": self.stack, **self.given})}

    @property
    def template(self) -> dict[str, Any]:
        return json.loads((self.cdk.output / self.app.stem / f"{self.stack}.template.json").read_text())

    def status(self) -> str:
        return self.aws.client("cloudformation").describe_stacks(StackName=self.stack)["Stacks"][0]["StackStatus"]

    def outputs(self) -> dict[str, str]:
        [stack] = self.aws.client("cloudformation").describe_stacks(StackName=self.stack)["Stacks"]
        return {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}

    def jobs(self) -> dict[str, dict[str, Any]]:
        """Return the stack's jobs, by the names of their commands."""
        jobs = self.aws.client("glue").get_jobs()["Jobs"]
        return {job["Command"]["Name"]: job for job in jobs if job["Name"].startswith(f"{self.stack}-")}

    def runs(self) -> list[dict[str, Any]]:
        """Return the runs of the Python shell job, newest first."""
        return runs_of(self.aws, self.jobs()["pythonshell"]["Name"])

    def states(self) -> list[str]:
        return [run["JobRunState"] for run in self.runs()]


def runs_of(aws: Any, job: str) -> list[dict[str, Any]]:
    """Return the runs of a job, newest first."""
    return aws.client("glue").get_job_runs(JobName=job)["JobRuns"]


def run_folders(aws: Any) -> set[Path]:
    return set((aws.directory / "runs").glob("*"))


def processes(aws: Any) -> list[str]:
    """Return the command lines of the processes of runs."""
    lines = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if str(aws.directory / "runs") in line:
            lines.append(line)
    return lines
