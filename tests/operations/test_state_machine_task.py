from __future__ import annotations

import json

import aws_cdk as cdk
import pytest
from aws_cdk import aws_stepfunctions as sfn
from operations.glue_jobs import ANY_JOB, l1
from synth import properties

from glue_constructs import InvalidInput
from glue_constructs.operations.state_machine_task import start_task


def machine(stack: cdk.Stack, *tasks: sfn.IChainable) -> tuple[dict, list[dict]]:
    """Return the states, and the policy statements of the state machine's role."""
    definition = sfn.Chain.start(tasks[0])
    for task in tasks[1:]:
        definition = definition.next(task)
    made = sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(definition))
    [policy] = properties(stack, "AWS::IAM::Policy")
    [written] = properties(stack, "AWS::StepFunctions::StateMachine")
    text = "".join(
        part if isinstance(part, str) else part["Ref"] for part in written["DefinitionString"]["Fn::Join"][1]
    )
    assert made.state_machine_type is sfn.StateMachineType.STANDARD
    return json.loads(text)["States"], policy["PolicyDocument"]["Statement"]


def test_two_tasks_have_permissions_on_their_jobs_only(stack, snapshot_json):
    orders, customers = l1(stack, "Orders"), l1(stack, "Customers")
    arguments = sfn.TaskInput.from_object({"--day": "monday"})
    states, statements = machine(
        stack,
        start_task(stack, "Load orders", orders, arguments=arguments),
        start_task(stack, "Load customers", customers, task_timeout=sfn.Timeout.duration(cdk.Duration.hours(1))),
    )
    assert {"states": states, "policy": statements} == snapshot_json
    assert {s["Resource"]["Fn::Join"][1][-1]["Ref"] for s in statements} == {"Orders", "Customers"}
    actions = ["glue:StartJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun"]
    assert [statement["Action"] for statement in statements] == [actions, actions]


def test_a_task_that_does_not_wait_can_only_start_the_job(stack):
    states, [statement] = machine(stack, start_task(stack, "Load", l1(stack, "Orders"), wait=False))
    assert statement["Action"] == "glue:StartJobRun"
    assert states["Load"]["Resource"].endswith(":states:::glue:startJobRun")


@pytest.mark.parametrize("make", ANY_JOB)
def test_any_job_can_be_a_task(stack, make):
    job = make(stack, "Orders")
    task = start_task(stack, "Load", job)
    sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(task))
    policy = properties(stack, "AWS::IAM::Policy")[-1]
    arn = policy["PolicyDocument"]["Statement"][0]["Resource"]["Fn::Join"][1]
    name = stack.resolve(job.job_ref.job_name)
    assert arn[-1] == (f":job/{name}" if isinstance(name, str) else name)


def test_props_that_the_job_and_wait_determine_are_refused(stack):
    with pytest.raises(InvalidInput, match="glue_job_name must not be set, got 'orders': use job and wait"):
        start_task(stack, "Load", l1(stack, "Orders"), glue_job_name="orders")


def test_a_job_of_another_region(stack):
    stacks = [
        cdk.Stack(stack.node.root, region, env=cdk.Environment(region=region, account="123456789012"))
        for region in ("eu-west-1", "us-east-1")
    ]
    with pytest.raises(InvalidInput, match="a task and its jobs must be in the same Region"):
        start_task(stacks[0], "Load", l1(stacks[1], "Orders"))
