"""Failing updates of stacks with runs, and events that the run provider loses, deployed by the CDK CLI."""

from __future__ import annotations

from pathlib import Path

import pytest
from deploy.changing_stack import ChangingStack
from deploy.deployment import FAIL, GREET, SLEEP, processes
from deploy.failure import logs_of_reason, output_of_functions, reason_of_failure

pytestmark = [pytest.mark.cdk_cli, pytest.mark.long]

APP = Path(__file__).parent / "changes.py"


@pytest.fixture
def stack(cdk, embedded_aws, tmp_path, request) -> ChangingStack:
    name = "".join(word.capitalize() for word in request.node.originalname.split("_")[1:6])
    return ChangingStack(APP, cdk, embedded_aws, tmp_path, name)


def test_an_update_that_fails_during_runs(stack):
    """One run is waited for, one is not, one is of a new job; then the script of a fourth run fails."""
    jobs = {name: stack.job(name, GREET) for name in ("Awaited", "Answered")}
    runs = {name: {"job": name} for name in jobs}
    stack.deploy(jobs=jobs, runs=runs)
    outputs, policies, names = stack.outputs(), stack.worker_policies(), stack.names()
    scripts = {name: job["Command"]["ScriptLocation"] for name, job in _jobs(stack).items()}

    for name in jobs:
        stack.job(name, SLEEP)
    output = stack.deploy(
        jobs={**jobs, "New": stack.job("New", SLEEP), "Failing": stack.job("Failing", FAIL)},
        runs={
            **runs,
            "Answered": {"job": "Answered", "wait": False, "stop_on_delete": True},
            "New": {"job": "New"},
            # After the response of the second run, when the others are in progress.
            "Failing": {"job": "Failing", "after": "Answered"},
        },
        expect=1,
    )
    assert "ValueError: the greeting is missing" in output
    assert stack.status() == "UPDATE_ROLLBACK_COMPLETE"
    assert stack.outputs() == outputs
    assert stack.worker_policies() == policies
    assert stack.names() == names
    assert {name: job["Command"]["ScriptLocation"] for name, job in _jobs(stack).items()} == scripts
    assert stack.states_of("Awaited") == ["STOPPED", "SUCCEEDED"]
    assert stack.states_of("Answered") == ["STOPPED", "SUCCEEDED"]
    assert processes(stack.aws) == []
    assert stack.deletions()  # and none failed
    stack.delete()


def test_an_event_that_the_entry_loses(stack, embedded_aws):
    """The entry function fails in every delivery; its on-failure destination answers, long before the timeout."""
    functions = embedded_aws.client("lambda")
    run = {"job": "Job", "wait_minutes": 1}  # CloudFormation waits 5 minutes longer
    stack.deploy(jobs={"Job": stack.job("Job", GREET)}, runs={"Now": run})
    outputs = stack.outputs()
    found = stack.resources("AWS::Lambda::Function").items()
    [entry] = [name for logical_id, name in found if "Entry" in logical_id]
    variables = functions.get_function_configuration(FunctionName=entry)["Environment"]["Variables"]
    delivery = functions.get_function_event_invoke_config(FunctionName=entry)
    assert delivery["MaximumRetryAttempts"] == 2
    # Without retries, which would take three minutes.
    functions.put_function_event_invoke_config(
        FunctionName=entry, MaximumRetryAttempts=0, DestinationConfig=delivery["DestinationConfig"]
    )
    functions.update_function_configuration(FunctionName=entry, Environment={"Variables": {}})

    stack.deploy(runs={"Now": {**run, "trigger": "again"}}, expect=1)
    # Not "CloudFormation did not receive a response", as at the timeout. The rollback's event is lost, too.
    assert stack.status() == "UPDATE_ROLLBACK_FAILED"
    reason = reason_of_failure(embedded_aws, stack.stack, "NowRun")
    assert reason.startswith("the run provider could not process this request (RetriesExhausted)")
    assert "KeyError" in reason
    assert stack.states_of("Job") == ["SUCCEEDED"]

    functions.update_function_configuration(FunctionName=entry, Environment={"Variables": variables})
    client = embedded_aws.client("cloudformation")
    client.continue_update_rollback(StackName=stack.stack)
    client.get_waiter("stack_rollback_complete").wait(StackName=stack.stack, WaiterConfig={"Delay": 1})
    assert stack.status() == "UPDATE_ROLLBACK_COMPLETE"
    assert stack.outputs() == outputs
    assert stack.states_of("Job") == ["SUCCEEDED"]
    stack.delete()


@pytest.mark.spark
def test_a_failing_script_of_a_spark_job(stack, embedded_aws):
    """The reason has the line of the script, and a command that shows its traceback.

    A rollback would delete the log groups, which the stack has created.
    """
    script = f"print('begins')\n\n{FAIL}\n"
    output = stack.deploy(
        spark_jobs={"Job": stack.job("Job", script)},
        runs={"Now": {"job": "Job"}},
        options=["--no-rollback"],
        expect=1,
    )
    assert stack.status() == "CREATE_FAILED"
    reason = reason_of_failure(embedded_aws, stack.stack, "NowRun")
    assert reason.startswith("ValueError: the greeting is missing (line 3 of the script")
    assert reason in output
    assert output_of_functions(output) == []
    logs = logs_of_reason(embedded_aws, reason)
    assert "Traceback (most recent call last)" in logs
    assert FAIL in logs
    stack.delete()


def _jobs(stack: ChangingStack) -> dict[str, dict]:
    glue = stack.aws.client("glue")
    return {job: glue.get_job(JobName=name)["Job"] for job, name in stack.jobs_by_id().items()}
