"""The constants, the properties and the definition in the simulator are those of the constructs."""

from __future__ import annotations

import json

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from simulation import ours, story
from simulation.schedule import Act, Schedule
from simulation.world import World
from synth import properties

from glue_constructs import AddressValidationJob, GlueJob, JobRun, S3Location
from glue_constructs.handlers.job_run.request import Properties
from glue_constructs.runs import waiting
from glue_constructs.runs.provider import run_provider


def stack_with_a_run() -> cdk.Stack:
    stack = cdk.Stack(cdk.App(), "Stack")
    JobRun(stack, "Now", job=GlueJob.from_job_name(stack, "Orders", "orders"), arguments={"--what": "x"})
    return stack


def test_the_timeouts_are_those_of_the_provider():
    assert ours.ENTRY_SECONDS == run_provider.ENTRY_SECONDS
    assert ours.WORKER_SECONDS == run_provider.WORKER_SECONDS
    assert story.RESERVED_FOR_STOP_SECONDS == waiting.RESERVED_FOR_STOP_SECONDS


def test_the_definition_is_that_of_the_provider():
    [machine] = properties(stack_with_a_run(), "AWS::StepFunctions::StateMachine")
    text = json.dumps(machine["DefinitionString"])
    definition = json.dumps(ours.state_machine.definition("", worker_seconds=ours.WORKER_SECONDS)["States"]["Next"])
    assert json.dumps(json.loads(definition), separators=(",", ":"))[1:-1] in text.replace("\\", "")


def test_the_properties_are_those_that_the_construct_writes():
    [written] = properties(stack_with_a_run(), "Custom::GlueJobRun")
    world = World(Schedule(1, (Act("deploy"),)), ours.Ours())
    world.run()
    simulated = world.stack.requests[0].properties
    assert set(simulated) - {"Job"} == set(written)
    assert set(simulated["Run"]) == set(written["Run"])
    assert Properties.read(simulated).job_name == "orders"


def test_the_properties_of_an_address_validation_job_are_those_that_the_construct_writes():
    stack = cdk.Stack(cdk.App(), "Stack")
    bucket = s3.Bucket.from_bucket_name(stack, "Addresses", "addresses")
    places = {"input_location": S3Location(bucket, "new/"), "output_location": S3Location(bucket, "validated/")}
    AddressValidationJob(stack, "Validate", **places)
    [written] = properties(stack, "Custom::LocationJob")
    world = World(Schedule(1, (Act("deploy"),)), ours.Location())
    world.run()
    simulated = world.stack.requests[0].properties
    assert set(simulated) - {"Run", "ResetBookmark"} == set(written)  # by which the model identifies its jobs
