"""The benchmark compares like with like: what all ways put into the template is the same."""

from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
import pytest
from benchmarks import job_names, provider_ways
from benchmarks.crossings import crossings
from benchmarks.job_ways import WAYS, given
from benchmarks.node_modules import node_modules
from benchmarks.processes import WITHOUT_VALIDATION, module, program
from synth import resources, template

ROUND = Path(__file__).with_name("job_round.cjs")
needs_linux = pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="reads Linux's /proc")
AS_IT_COMES = {name for name in WAYS if name.endswith("as it comes")}
SAME = {
    "Command": {"Name": "glueetl", "PythonVersion": "3", "ScriptLocation": "s3://scripts/orders.py"},
    "DefaultArguments": {"--job-language": "python"},
    "GlueVersion": "5.1",
    "JobRunQueuingEnabled": False,
    "MaxRetries": 0,
    "NumberOfWorkers": 2,
    "Timeout": 480,
    "WorkerType": "G.1X",
}


def test_every_way_has_its_place_in_a_table():
    assert {*job_names.GIVEN, *job_names.SCRIPT_EACH, *job_names.OWN} == set(WAYS)


@pytest.mark.parametrize("way", sorted(set(WAYS) - AS_IT_COMES))
def test_every_way_makes_the_same_job(stack, way):
    has = given(stack)
    for name in ("First", "Second"):
        WAYS[way](stack, name, has)

    jobs = [
        resource["Properties"]
        for resource in resources(stack, "First", "Second").values()
        if resource["Type"] == "AWS::Glue::Job"
    ]
    scripts = [job["Command"].pop("ScriptLocation") for job in jobs]

    assert len(jobs) == 2
    for job in jobs:
        role = job.pop("Role")
        assert set(role) == {"Fn::GetAtt"}
        assert {**job, "Command": {**job["Command"], "ScriptLocation": SAME["Command"]["ScriptLocation"]}} == SAME
    assert len(set(scripts)) == (2 if way in job_names.SCRIPT_EACH else 1)


@pytest.mark.parametrize("way", job_names.OWN)
def test_a_way_with_a_role_of_its_own_makes_one_for_each_job_that_may_read_the_script(stack, way):
    has = given(stack)
    for name in ("First", "Second"):
        WAYS[way](stack, name, has)

    owned = resources(stack, "First", "Second")
    roles = [resource for resource in owned.values() if resource["Type"] == "AWS::IAM::Role"]
    policies = [resource for resource in owned.values() if resource["Type"] in ("AWS::IAM::Role", "AWS::IAM::Policy")]

    assert len(roles) == 2
    assert sum("s3:GetObject" in str(policy["Properties"]) for policy in policies) == 2


@pytest.mark.parametrize("way", sorted(provider_ways.WAYS))
def test_every_way_to_run_at_deploy_makes_its_runs(stack, way):
    provider_ways.WAYS[way](stack, 2)

    kinds = [resource["Type"] for resource in template(stack)["Resources"].values()]

    assert sum(kind in ("Custom::GlueJobRun", "AWS::CloudFormation::CustomResource") for kind in kinds) == 2


def test_calls_of_node_are_counted_in_the_block_alone(stack):
    with crossings() as counted:
        cdk.CfnResource(stack, "One", type="AWS::Glue::Job")
        cdk.CfnResource(stack, "Two", type="AWS::Glue::Job")
    cdk.CfnResource(stack, "Three", type="AWS::Glue::Job")

    assert counted.calls == 2


@needs_linux
def test_what_both_processes_use_is_counted_a_job():
    few, many = (module("job_first", "SparkEtlJob", str(jobs), env=WITHOUT_VALIDATION) for jobs in (1, 50))

    for figures in (few, many):
        assert min(*figures["construct"].values(), *figures["synth"].values()) > 0
    # Of one process: what the first job costs more than the others is shared by fifty.
    assert many["construct"]["python"] < few["construct"]["python"]
    assert many["construct"]["node"] < few["construct"]["node"]


def test_javascript_makes_the_same_number_of_resources():
    with node_modules() as modules:
        found = program("node", str(ROUND), str(modules), "10", "1")

    assert {way: figures["resources"] for way, figures in found.items()} == {
        "CfnJob": 1,
        "PySparkEtlJob": 1,
        "CfnJob + Role": 3,
        "PySparkEtlJob + Role": 3,
    }
    assert all(figures["construct"]["node"] > 0 for figures in found.values())
