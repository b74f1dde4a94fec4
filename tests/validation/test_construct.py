from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Annotations, Match
from synth import properties

import glue_constructs.rules
from glue_constructs import InvalidInput, JobRun, SparkEtlJob
from glue_constructs.validation.construct import read_job, require_valid_job

SCRIPT = "s3://scripts/orders.py"
LARGE = {"worker_type": "G.12X", "number_of_workers": 2}
REGION_WITHOUT_TYPE = "eu-west-3"


def stack_in(region: str | None) -> cdk.Stack:
    return cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(region=region))


def warnings(stack: cdk.Stack, path: str) -> list[str]:
    found = Annotations.from_stack(stack).find_warning(path, Match.any_value())
    return [message.entry.data for message in found]


@pytest.mark.parametrize(("region", "warns"), [(REGION_WITHOUT_TYPE, True), ("us-east-1", False), (None, False)])
def test_a_worker_type_outside_the_stacks_region_is_a_warning(region, warns):
    stack = stack_in(region)
    SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", **LARGE)
    assert any("GC230" in text for text in warnings(stack, "/Stack/Orders")) is warns


@pytest.mark.parametrize(("region", "warns"), [(REGION_WITHOUT_TYPE, True), ("us-east-1", False), (None, False)])
def test_a_run_is_checked_for_its_region(region, warns):
    stack = stack_in(region)
    JobRun(stack, "Now", job=SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1"), **LARGE)
    assert any("GC230" in text for text in warnings(stack, "/Stack/Now")) is warns


@pytest.mark.parametrize(
    ("given", "is_read"),
    [
        pytest.param({}, False, id="no-worker-type"),
        pytest.param({"WorkerType": "G.1X"}, False, id="everywhere"),
        pytest.param({"WorkerType": {"Ref": "WorkerType"}}, False, id="unknown"),
        pytest.param({"Command": {"Name": "pythonshell"}}, False, id="python-shell"),
        pytest.param({"WorkerType": "G.4X"}, True, id="not-everywhere"),
        pytest.param({"WorkerType": "Z.4X"}, True, id="newer-than-this-release"),
        pytest.param({"Command": {"Name": "glueray"}}, True, id="ray"),
    ],
)
def test_the_region_is_read_only_where_a_rule_may_need_it(stack, monkeypatch, given, is_read):
    read = []
    monkeypatch.setattr(cdk.Stack, "of", lambda scope: read.append(scope) or scope)
    acknowledge = dict.fromkeys(("GC001", "GC002", "GC003", "GC004", "GC201", "GC202", "GC211"), "not what is tested")
    job = {"Role": "GlueRole", "GlueVersion": "4.0", "Timeout": 60, **given}
    job["Command"] = {"Name": "glueetl", "ScriptLocation": SCRIPT, **given.get("Command", {})}
    require_valid_job(stack, "Job", read_job(stack, job), acknowledge=acknowledge)
    assert bool(read) is is_read


def test_the_region_is_read_for_all_rules_that_need_it():
    """If another rule read `job.region`, the Region would always be unknown to it at a construct."""
    rules = Path(glue_constructs.rules.__file__).parent
    asking = {path.stem for path in rules.glob("*/*.py") if "job.region" in path.read_text(encoding="utf-8")}
    assert asking == {"worker_type_outside_its_regions", "ray_outside_its_regions"}


@pytest.mark.parametrize(
    ("acknowledge", "message"),
    [
        ({"flex-outside-etl": "why"}, "acknowledge must name rules by id, such as 'GC201', got 'flex-outside-etl'"),
        ({"GC220": ""}, "acknowledge needs a reason for rule GC220, got ''"),
        ({"GC220": None}, "acknowledge needs a reason for rule GC220, got None"),
    ],
)
def test_an_invalid_acknowledgement_is_refused(stack, acknowledge, message):
    with pytest.raises(InvalidInput) as refused:
        SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", acknowledge=acknowledge)
    assert str(refused.value) == message


def test_acknowledged_rules_are_written_into_the_template(stack):
    reason = {"GC220": "a smoke test"}
    job = SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", acknowledge=reason)
    JobRun(stack, "Now", job=job, acknowledge=reason)
    made = cdk.assertions.Template.from_stack(stack).to_json()["Resources"].values()
    kept = [
        resource["Metadata"]["glue-constructs"]
        for resource in made
        if "glue-constructs" in resource.get("Metadata", {})
    ]
    assert kept == [{"acknowledge": reason}] * 2


def test_without_acknowledgements_nothing_is_written(stack):
    SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1")
    [_] = properties(stack, "AWS::Glue::Job")
    assert "glue-constructs" not in str(cdk.assertions.Template.from_stack(stack).to_json())
