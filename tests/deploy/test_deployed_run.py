"""Deployments by the real CDK CLI into the embedded AWS, judged by the server's state."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

pytestmark = pytest.mark.cdk_cli

APP = Path(__file__).parent / "app.py"
GREET = "import sys; print(sys.argv)"
FAIL = "raise ValueError('the greeting is missing')"
SLEEP = "import time; time.sleep(600)"


@dataclass
class Deployment:
    """One stack of the app beside this file."""

    cdk: Any
    aws: Any
    folder: Path
    stack: str
    given: dict[str, Any] = field(default_factory=dict)

    def script(self, text: str) -> Deployment:
        path = self.folder / "script.py"
        path.write_text(text)
        self.given |= {"stack": self.stack, "script": str(path)}
        return self

    def deploy(self, *, expect: int = 0, **changed: Any) -> str:
        self.given |= changed
        return self.cdk.deploy(APP, self.stack, environment=self._environment(), expect=expect)

    def deploy_in_background(self) -> Thread:
        """Begin a deployment that will not end well."""
        thread = Thread(target=self.deploy, kwargs={"expect": 1}, daemon=True)
        thread.start()
        return thread

    def destroy(self) -> str:
        return self.cdk.destroy(APP, self.stack, environment=self._environment())

    def _environment(self) -> dict[str, str]:
        return {"GIVEN": json.dumps(self.given)}

    @property
    def template(self) -> dict[str, Any]:
        return json.loads((self.cdk.output / APP.stem / f"{self.stack}.template.json").read_text())

    def status(self) -> str:
        return self.aws.client("cloudformation").describe_stacks(StackName=self.stack)["Stacks"][0]["StackStatus"]

    def outputs(self) -> dict[str, str]:
        [stack] = self.aws.client("cloudformation").describe_stacks(StackName=self.stack)["Stacks"]
        return {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}

    def jobs(self) -> dict[str, dict[str, Any]]:
        """The stack's jobs on the server, by their commands."""
        jobs = self.aws.client("glue").get_jobs()["Jobs"]
        return {job["Command"]["Name"]: job for job in jobs if job["Name"].startswith(f"{self.stack}-")}

    def runs(self) -> list[dict[str, Any]]:
        """The job's runs, newest first."""
        return self.aws.client("glue").get_job_runs(JobName=self.jobs()["pythonshell"]["Name"])["JobRuns"]

    def states(self) -> list[str]:
        return [run["JobRunState"] for run in self.runs()]


@pytest.fixture
def deployment(cdk, embedded_aws, tmp_path, request) -> Deployment:
    name = "".join(word.capitalize() for word in request.node.originalname.split("_")[1:6])
    return Deployment(cdk, embedded_aws, tmp_path, name)


def run_folders(aws: Any) -> set[Path]:
    return set((aws.directory / "runs").glob("*"))


def processes(aws: Any) -> list[str]:
    """The command lines of the processes that work for a run."""
    lines = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if str(aws.directory / "runs") in line:
            lines.append(line)
    return lines


def eventually(true: Any, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come to be"
        time.sleep(0.2)


def test_a_stack_from_its_creation_to_its_end(deployment, embedded_aws):
    deployment.script(GREET).deploy()

    jobs, written = deployment.jobs(), deployment.template["Resources"].values()
    for command in ("pythonshell", "glueetl"):
        [wanted] = [r["Properties"] for r in written if r["Properties"].get("Command", {}).get("Name") == command]
        got = jobs[command]
        for name in set(wanted) - {"Role", "Command", "Tags"}:
            assert got[name] == wanted[name], name
        assert got["Command"]["PythonVersion"] == wanted["Command"]["PythonVersion"]
        assert got["Role"].startswith("arn:aws:iam::123456789012:role/")
    arn = f"arn:aws:glue:us-east-1:123456789012:job/{jobs['pythonshell']['Name']}"
    assert embedded_aws.client("glue").get_tags(ResourceArn=arn)["Tags"]["team"] == "data"

    [run] = deployment.runs()
    assert run["Arguments"]["--name"] == "world"
    assert deployment.outputs() == {"RunId": run["Id"], "State": "SUCCEEDED"}

    deployment.deploy()
    assert deployment.states() == ["SUCCEEDED"]

    deployment.script(GREET + "  # changed").deploy()
    assert deployment.states() == ["SUCCEEDED"] * 2

    deployment.deploy(name="moon")
    newest, *_ = deployment.runs()
    assert newest["Arguments"]["--name"] == "moon"
    assert deployment.outputs()["RunId"] == newest["Id"]
    assert deployment.states() == ["SUCCEEDED"] * 3

    location = deployment.jobs()["pythonshell"]["Command"]["ScriptLocation"]
    output = deployment.script(FAIL).deploy(expect=1)
    assert "ValueError: the greeting is missing" in output
    assert deployment.status() == "UPDATE_ROLLBACK_COMPLETE"
    assert deployment.jobs()["pythonshell"]["Command"]["ScriptLocation"] == location
    assert deployment.states() == ["FAILED", *["SUCCEEDED"] * 3]
    assert deployment.outputs()["RunId"] == newest["Id"]

    deployment.destroy()
    assert deployment.jobs() == {}
    assert processes(embedded_aws) == []


def test_a_script_that_fails_leaves_nothing(deployment, embedded_aws):
    before = run_folders(embedded_aws)
    output = deployment.script(FAIL).deploy(expect=1)
    assert "ended FAILED" in output
    assert "ValueError: the greeting is missing" in output
    assert deployment.status() == "ROLLBACK_COMPLETE"
    assert deployment.jobs() == {}
    assert len(run_folders(embedded_aws) - before) == 1
    assert processes(embedded_aws) == []

    deployment.script(GREET).deploy()
    assert deployment.states() == ["SUCCEEDED"]
    deployment.destroy()


def test_a_stack_destroyed_while_its_run_goes_on(deployment, embedded_aws):
    deployment.script(SLEEP).deploy(run={"wait": False, "stop_on_delete": True})
    assert deployment.outputs()["State"] == "STARTING"
    eventually(lambda: deployment.states() == ["RUNNING"])
    assert len(processes(embedded_aws)) == 1
    deployment.destroy()
    assert deployment.jobs() == {}
    assert processes(embedded_aws) == []


def test_a_stack_deleted_while_it_is_created(deployment, embedded_aws):
    deploying = deployment.script(SLEEP).deploy_in_background()
    eventually(lambda: deployment.jobs() and deployment.states() == ["RUNNING"], seconds=60)
    stacks = embedded_aws.client("cloudformation")
    stacks.delete_stack(StackName=deployment.stack)
    stacks.get_waiter("stack_delete_complete").wait(StackName=deployment.stack, WaiterConfig={"Delay": 1})
    assert deployment.jobs() == {}
    eventually(lambda: processes(embedded_aws) == [])
    deploying.join(timeout=30)
