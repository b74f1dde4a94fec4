"""The benchmark compares like with like: what all ways put into the template is the same."""

from __future__ import annotations

import json
from pathlib import Path

import aws_cdk as cdk
import pytest
from benchmarks import job_names, provider_ways
from benchmarks.crossings import crossings
from benchmarks.job_given import given
from benchmarks.job_ways import WAYS
from benchmarks.node_modules import node_modules
from benchmarks.processes import WITHOUT_VALIDATION, module, program
from synth import resources, template

ROUND = Path(__file__).with_name("job_round.cjs")
needs_linux = pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="reads Linux's /proc")
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
    assert {name for names, _l2 in job_names.GROUPS.values() for name in names} == set(WAYS)


@pytest.mark.parametrize("way", [*job_names.GIVEN, *job_names.OWN])
def test_every_way_makes_the_same_job(stack, way):
    has = given(stack)
    for name in ("First", "Second"):
        WAYS[way](stack, name, has)

    jobs = [
        resource["Properties"]
        for resource in resources(stack, "First", "Second").values()
        if resource["Type"] == "AWS::Glue::Job"
    ]

    assert len(jobs) == 2
    for job in jobs:
        role = job.pop("Role")
        assert set(role) == {"Fn::GetAtt"}
        assert job == SAME


def test_the_same_duties_by_hand_put_into_the_template_what_ours_does():
    by_hand, ours = (_duties(way) for way in ("the same duties by hand", "SparkEtlJob as it comes"))

    assert by_hand == ours
    assert len(ours["jobs"]) == 2
    assert all(job["DependsOn"] == ["AWS::Logs::LogGroup"] * 2 for job in ours["jobs"])


def _duties(way):
    """The jobs, the log groups and what the role may, of two jobs; the type of a resource stands for its logical id."""
    stack = cdk.Stack(cdk.App(analytics_reporting=False), "Stack")
    has = given(stack)
    for name in ("First", "Second"):
        WAYS[way](stack, name, has)
    found = template(stack)["Resources"]
    masked = [json.loads(_masked(json.dumps(resource), found)) for resource in found.values()]
    policies = [one["Properties"]["PolicyDocument"] for one in masked if one["Type"] == "AWS::IAM::Policy"]
    return {
        "jobs": [one for one in masked if one["Type"] == "AWS::Glue::Job"],
        "groups": [one["Properties"] for one in masked if one["Type"] == "AWS::Logs::LogGroup"],
        "may": sorted((statement for policy in policies for statement in policy["Statement"]), key=str),
    }


def _masked(text, found):
    for name, resource in found.items():
        text = text.replace(json.dumps(name), json.dumps(resource["Type"]))
    return text


@pytest.mark.parametrize("way", [*job_names.OWN, *job_names.OWN_AS_IT_COMES])
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
