"""Jobs and runs deployed by the CDK CLI into the embedded AWS, whose state is checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from deploy.deployment import FAIL, GREET, SLEEP, Deployment, processes, run_folders
from deploy.failure import logs_of_reason, output_of_functions, reason_of_failure
from local.engine import until

pytestmark = pytest.mark.cdk_cli

APP = Path(__file__).parent / "app.py"


@pytest.fixture
def deployment(cdk, embedded_aws, tmp_path, request) -> Deployment:
    name = "".join(word.capitalize() for word in request.node.originalname.split("_")[1:6])
    return Deployment(APP, cdk, embedded_aws, tmp_path, name)


@pytest.mark.long
def test_a_stack_from_creation_to_deletion(deployment, embedded_aws):
    deployment.script(GREET).deploy()

    jobs, written = deployment.jobs(), deployment.template["Resources"].values()
    for command in ("pythonshell", "glueetl"):
        [wanted] = [r["Properties"] for r in written if r["Properties"].get("Command", {}).get("Name") == command]
        if prefix := wanted["DefaultArguments"].get("--custom-logGroup-prefix"):
            assert prefix == {"Fn::Join": ["", ["/aws-glue/jobs/", {"Ref": "AWS::StackName"}]]}
            wanted["DefaultArguments"]["--custom-logGroup-prefix"] = f"/aws-glue/jobs/{deployment.stack}"
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


def test_a_failing_script_rolls_back_everything(deployment, embedded_aws):
    before = run_folders(embedded_aws)
    output = deployment.script(FAIL).deploy(expect=1)
    assert deployment.status() == "ROLLBACK_COMPLETE"
    assert deployment.jobs() == {}
    # Glue reports no line of the script of a Python shell job.
    reason = reason_of_failure(embedded_aws, deployment.stack, "Now")
    assert reason.startswith("ValueError: the greeting is missing; run jr_")
    assert "ended in state FAILED" in reason
    assert reason in output
    assert output_of_functions(output) == []
    assert FAIL in logs_of_reason(embedded_aws, reason)  # although the job is deleted
    assert len(run_folders(embedded_aws) - before) == 1
    assert processes(embedded_aws) == []

    deployment.script(GREET).deploy()
    assert deployment.states() == ["SUCCEEDED"]
    deployment.destroy()


@pytest.mark.long
def test_a_stack_destroyed_during_its_run(deployment, embedded_aws):
    deployment.script(SLEEP).deploy(run={"wait": False, "stop_on_delete": True})
    assert deployment.outputs()["State"] in ("STARTING", "RUNNING")
    until(lambda: deployment.states() == ["RUNNING"], seconds=30)
    assert len(processes(embedded_aws)) == 1
    deployment.destroy()
    assert deployment.jobs() == {}
    assert processes(embedded_aws) == []


@pytest.mark.long
def test_a_stack_deleted_during_its_creation(deployment, embedded_aws):
    deploying = deployment.script(SLEEP).deploy_in_background()
    until(lambda: deployment.jobs() and deployment.states() == ["RUNNING"], seconds=60)
    stacks = embedded_aws.client("cloudformation")
    stacks.delete_stack(StackName=deployment.stack)
    stacks.get_waiter("stack_delete_complete").wait(StackName=deployment.stack, WaiterConfig={"Delay": 1})
    assert deployment.jobs() == {}
    until(lambda: processes(embedded_aws) == [], seconds=30)
    deploying.join(timeout=30)


@pytest.mark.long
def test_an_update_cancelled_during_its_run(deployment, embedded_aws):
    deployment.script(GREET).deploy()
    location = deployment.jobs()["pythonshell"]["Command"]["ScriptLocation"]
    deploying = deployment.script(SLEEP).deploy_in_background()
    until(lambda: deployment.states() == ["RUNNING", "SUCCEEDED"], seconds=60)
    embedded_aws.client("cloudformation").cancel_update_stack(StackName=deployment.stack)
    deploying.join(timeout=120)
    assert deployment.status() == "UPDATE_ROLLBACK_COMPLETE"
    assert deployment.jobs()["pythonshell"]["Command"]["ScriptLocation"] == location
    assert deployment.states() == ["STOPPED", "SUCCEEDED"]
    assert processes(embedded_aws) == []
    deployment.destroy()
