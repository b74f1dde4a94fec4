"""All variants of the benchmark create the same resources."""

from __future__ import annotations

import json
from pathlib import Path

import aws_cdk as cdk
import pytest
from benchmarks import job_names, provider_variants
from benchmarks.job_prerequisites import create_prerequisites
from benchmarks.job_variants import VARIANTS
from benchmarks.jsii_calls import count_jsii_calls
from benchmarks.node_modules import node_modules
from benchmarks.processes import WITHOUT_VALIDATION, run_module, run_program
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


def test_every_variant_is_in_a_group():
    assert {name for names, _l2 in job_names.GROUPS.values() for name in names} == set(VARIANTS)


@pytest.mark.parametrize("variant", [*job_names.GIVEN, *job_names.OWN])
def test_every_variant_creates_the_same_job(stack, variant):
    prerequisites = create_prerequisites(stack)
    for name in ("First", "Second"):
        VARIANTS[variant](stack, name, prerequisites)

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


def test_equivalent_l1_code_creates_the_same_resources_as_ours():
    l1, ours = (_resources_of_two_jobs(variant) for variant in ("equivalent L1 code", "SparkEtlJob, default props"))

    assert l1 == ours
    assert len(ours["jobs"]) == 2
    assert all(job["DependsOn"] == ["AWS::Logs::LogGroup"] * 2 for job in ours["jobs"])


def _resources_of_two_jobs(variant):
    """Return jobs, log groups and policy statements, with the type of a resource instead of its logical id."""
    stack = cdk.Stack(cdk.App(analytics_reporting=False), "Stack")
    prerequisites = create_prerequisites(stack)
    for name in ("First", "Second"):
        VARIANTS[variant](stack, name, prerequisites)
    found = template(stack)["Resources"]
    masked = [json.loads(_masked(json.dumps(resource), found)) for resource in found.values()]
    policies = [one["Properties"]["PolicyDocument"] for one in masked if one["Type"] == "AWS::IAM::Policy"]
    return {
        "jobs": [one for one in masked if one["Type"] == "AWS::Glue::Job"],
        "groups": [one["Properties"] for one in masked if one["Type"] == "AWS::Logs::LogGroup"],
        "statements": sorted((statement for policy in policies for statement in policy["Statement"]), key=str),
    }


def _masked(text, found):
    for name, resource in found.items():
        text = text.replace(json.dumps(name), json.dumps(resource["Type"]))
    return text


@pytest.mark.parametrize("variant", [*job_names.OWN, *job_names.OWN_DEFAULT_PROPS])
def test_each_generated_role_may_read_the_script(stack, variant):
    prerequisites = create_prerequisites(stack)
    for name in ("First", "Second"):
        VARIANTS[variant](stack, name, prerequisites)

    owned = resources(stack, "First", "Second")
    roles = [resource for resource in owned.values() if resource["Type"] == "AWS::IAM::Role"]
    policies = [resource for resource in owned.values() if resource["Type"] in ("AWS::IAM::Role", "AWS::IAM::Policy")]

    assert len(roles) == 2
    assert sum("s3:GetObject" in str(policy["Properties"]) for policy in policies) == 2


@pytest.mark.parametrize("variant", sorted(provider_variants.VARIANTS))
def test_every_provider_variant_creates_its_runs(stack, variant):
    provider_variants.VARIANTS[variant](stack, 2)

    kinds = [resource["Type"] for resource in template(stack)["Resources"].values()]

    assert sum(kind in ("Custom::GlueJobRun", "AWS::CloudFormation::CustomResource") for kind in kinds) == 2


def test_only_jsii_calls_within_the_block_are_counted(stack):
    with count_jsii_calls() as counted:
        cdk.CfnResource(stack, "One", type="AWS::Glue::Job")
        cdk.CfnResource(stack, "Two", type="AWS::Glue::Job")
    cdk.CfnResource(stack, "Three", type="AWS::Glue::Job")

    assert counted.calls == 2


@needs_linux
def test_the_time_of_both_processes_is_measured_per_job():
    few, many = (run_module("job_first", "SparkEtlJob", str(jobs), env=WITHOUT_VALIDATION) for jobs in (1, 50))

    for figures in (few, many):
        assert min(*figures["construct"].values(), *figures["synth"].values()) > 0
    # The additional time of the first job is divided by fifty.
    assert many["construct"]["python"] < few["construct"]["python"]
    assert many["construct"]["node"] < few["construct"]["node"]


def test_javascript_creates_the_same_number_of_resources():
    with node_modules() as modules:
        found = run_program("node", str(ROUND), str(modules), "10", "1")

    assert {variant: figures["resources"] for variant, figures in found.items()} == {
        "CfnJob": 1,
        "PySparkEtlJob": 1,
        "CfnJob + Role": 3,
        "PySparkEtlJob + Role": 3,
    }
    assert all(figures["construct"]["node"] > 0 for figures in found.values())
