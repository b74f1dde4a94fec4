from __future__ import annotations

import json
from types import SimpleNamespace

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_s3 as s3
from constructs import Construct, RootConstruct

from glue_constructs import GlueJob, InvalidInput, JobRun, PythonShellJob, SparkEtlJob
from glue_constructs.testing import TemplateSnapshot
from glue_constructs.validation.template import check_template

SCRIPT = "s3://scripts/orders.py"


def serialized(data: object) -> dict:
    return json.loads(TemplateSnapshot().serialize(data))


def job(scope: Construct, id: str = "Orders", **props: object) -> SparkEtlJob:
    return SparkEtlJob(scope, id, **{"script": SCRIPT, "glue_version": "5.1", "logs": False, **props})


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "orders.py"
    path.write_text("print('orders')\n")
    return path


def test_two_jobs_with_their_roles(stack, template_snapshot, script):
    s3.Bucket(stack, "Lake")
    orders, customers = job(stack, script=script), job(stack, "Customers")
    assert [orders, customers] == template_snapshot
    kinds = sorted(resource["Type"] for resource in serialized(orders)["Resources"].values())
    assert kinds == ["AWS::Glue::Job", "AWS::IAM::Role"]


def test_a_construct_does_not_include_one_whose_id_has_the_same_prefix(stack):
    both = job(stack, "Orders"), job(stack, "OrdersOfToday")
    assert len(serialized(both[0])["Resources"]) == 2
    assert len(serialized(list(both))["Resources"]) == 4


def test_outputs_and_parameters_are_included(stack):
    own = Construct(stack, "Own")
    cdk.CfnOutput(own, "Out", value="out")
    day = cdk.CfnParameter(own, "Day")
    day.override_logical_id("Day")
    cdk.CfnParameter(stack, "Other")
    assert serialized(own) == {
        "Outputs": {"OwnOut8AC87358": {"Value": "out"}},
        "Parameters": {"Day": {"Type": "String"}},
    }


def test_a_stack_is_its_template_without_the_bootstrap_version(app):
    stack = cdk.Stack(app, "Orders", description="orders")
    s3.Bucket(stack, "Lake")
    cdk.CfnParameter(stack, "Day")
    shown = serialized(stack)
    whole = app.synth().get_stack_by_name("Orders").template
    assert {"BootstrapVersion", "Day"} == whole["Parameters"].keys()
    assert whole["Rules"].keys() == {"CheckBootstrapVersion"}
    assert shown == {key: whole[key] for key in ("Description", "Resources")} | {
        "Parameters": {"Day": {"Type": "String"}}
    }


def test_an_app_is_every_stack_by_its_path(app):
    stage = cdk.Stage(app, "Production")
    inner = cdk.Stage(stage, "Inner")
    for scope in (app, stage, inner):
        s3.Bucket(cdk.Stack(scope, "Orders", stack_name="orders-by-name"), "Lake")
    assert serialized(app).keys() == {"Orders", "Production/Orders", "Production/Inner/Orders"}
    assert serialized(stage).keys() == {"Production/Orders", "Production/Inner/Orders"}
    assert serialized(stage)["Production/Orders"]["Resources"].keys() == {"Lake5F1B88EA"}


class TestNestedStacks:
    """Nested stacks have separate templates, whose logical ids may be the same."""

    @pytest.fixture
    def nested(self, stack) -> SimpleNamespace:
        team = Construct(stack, "Team")
        outer = cdk.NestedStack(team, "Outer")
        inner = cdk.NestedStack(outer, "Inner")
        for name, scope in (("stack", stack), ("outer", outer), ("inner", inner)):
            s3.Bucket(scope, "Lake", bucket_name=name)
        return SimpleNamespace(stack=stack, team=team, outer=outer, inner=inner)

    def names(self, part: dict) -> set[str]:
        buckets = (each for each in part["Resources"].values() if each["Type"] == "AWS::S3::Bucket")
        return {bucket["Properties"]["BucketName"] for bucket in buckets}

    def test_a_construct_includes_the_nested_stacks_below_it(self, nested):
        shown = serialized(nested.team)
        assert shown.keys() == {"Stack", "Stack/Team/Outer", "Stack/Team/Outer/Inner"}
        assert [each["Type"] for each in shown["Stack"]["Resources"].values()] == ["AWS::CloudFormation::Stack"]
        assert self.names(shown["Stack/Team/Outer"]) == {"outer"}
        assert self.names(shown["Stack/Team/Outer/Inner"]) == {"inner"}

    def test_a_nested_stack_is_its_template(self, nested):
        assert self.names(serialized(nested.inner)) == {"inner"}
        assert "TemplateURL" in json.dumps(serialized(nested.outer)["Stack/Team/Outer"])

    def test_a_construct_is_not_confused_with_one_of_the_parent_stack(self, nested):
        [lake] = [each for each in nested.outer.node.children if each.node.id == "Lake"]
        assert self.names(serialized(lake)) == {"outer"}
        assert self.names(serialized(nested.stack.node.find_child("Lake"))) == {"stack"}

    def test_two_equal_nested_stacks_are_both_included(self, stack):
        for name in ("One", "Two"):
            s3.Bucket(cdk.NestedStack(stack, name), "Lake")
        shown = serialized(stack)
        assert shown["Stack/One"] == shown["Stack/Two"] != {}

    def test_their_hashes_are_masked(self, nested):
        assert "<asset hash>.json" in json.dumps(serialized(nested.stack))


class TestMasks:
    def test_a_change_of_the_script_does_not_change_the_snapshot(self, app, script):
        shown = []
        for number in range(2):
            script.write_text(f"print({number})\n")
            stack = cdk.Stack(app, f"Stack{number}")
            clean = job(stack, script=script)
            JobRun(stack, "Now", job=clean)
            shown.append(json.dumps(serialized(stack)).replace(f"Stack{number}", "Stack"))
        assert shown[0] == shown[1]
        assert '"Fingerprint": "<fingerprint>"' in shown[0]
        assert "/<asset hash>.py" in shown[0]

    def test_a_package_keeps_its_name(self, stack, tmp_path):
        (tmp_path / "prices.py").write_text("PRICE = 1\n")
        shown = serialized(job(stack, extra_py_files=[tmp_path / "prices.py"]))
        assert "/<asset hash>/" in json.dumps(shown)
        assert ".zip" in json.dumps(shown)

    def test_a_hash_in_an_argument_is_not_masked(self, stack):
        digest = "0123456789abcdef" * 4
        assert digest in json.dumps(serialized(job(stack, arguments={"--expected": digest})))

    def test_a_fingerprint_of_another_resource_is_not_masked(self, stack):
        cdk.CfnResource(stack, "Key", type="AWS::EC2::KeyPair", properties={"Job": {"Fingerprint": "ab:cd"}})
        assert "ab:cd" in json.dumps(serialized(stack))


def test_a_snapshot_is_a_template_that_the_rules_can_check(stack):
    orders = job(stack)
    orders.node.default_child.number_of_workers = 1
    assert [located.finding.rule for located in check_template(serialized(orders))] == ["GC220"]


def test_a_change_after_the_last_synth_is_included(app, stack):
    orders = job(stack)
    app.synth()
    orders.node.default_child.add_property_override("Description", "changed")
    assert "changed" in json.dumps(serialized(orders))


def test_keys_are_sorted(stack):
    resource = serialized(job(stack))["Resources"]
    assert list(resource) == sorted(resource)
    assert all(list(each) == sorted(each) for each in resource.values())


class TestRefused:
    def test_a_value_that_is_not_a_construct(self):
        with pytest.raises(InvalidInput, match=r"needs a construct.*got \{'Type': 'x'\}; for plain data use"):
            serialized({"Type": "x"})

    @pytest.mark.parametrize("data", [[], None, ["Orders"]])
    def test_nothing(self, data):
        with pytest.raises(InvalidInput, match="needs a construct"):
            serialized(data)

    def test_a_construct_without_an_app(self):
        with pytest.raises(InvalidInput, match="must be in an app"):
            serialized(Construct(RootConstruct(), "Alone"))

    def test_constructs_of_two_apps(self, stack):
        other = cdk.Stack(cdk.App(), "Other")
        with pytest.raises(InvalidInput, match="of one app; 'Stack', 'Other'"):
            serialized([stack, other])

    def test_a_construct_without_template_elements(self, stack):
        imported = GlueJob.from_job_name(stack, "Imported", "imported")
        with pytest.raises(InvalidInput, match="'Stack/Imported' has none"):
            serialized(imported)


@pytest.mark.parametrize("context", [{}, {"aws:cdk:enable-path-metadata": True, "aws:cdk:enable-asset-metadata": True}])
def test_an_l1_and_a_python_shell_job(tmp_path, context):
    stack = cdk.Stack(cdk.App(outdir=str(tmp_path), context=context), "Stack")
    command = glue.CfnJob.JobCommandProperty(name="glueetl", script_location=SCRIPT)
    l1 = glue.CfnJob(stack, "L1", role="Glue", command=command, glue_version="5.1", timeout=60)
    nested = cdk.NestedStack(stack, "Nested")
    shell = PythonShellJob(nested, "Shell", script=SCRIPT)
    assert serialized(l1)["Resources"].keys() == {"L1"}
    assert len(serialized(shell)["Resources"]) == 2
