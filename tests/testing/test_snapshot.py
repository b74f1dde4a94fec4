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


def written(data: object) -> dict:
    return json.loads(TemplateSnapshot().serialize(data))


def job(scope: Construct, id: str = "Orders", **props: object) -> SparkEtlJob:
    return SparkEtlJob(scope, id, **{"script": SCRIPT, "glue_version": "5.1", "logs": False, **props})


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "orders.py"
    path.write_text("print('orders')\n")
    return path


def test_two_jobs_that_are_each_what_its_construct_adds(stack, template_snapshot, script):
    s3.Bucket(stack, "Lake")
    orders, customers = job(stack, script=script), job(stack, "Customers")
    assert [orders, customers] == template_snapshot
    kinds = sorted(resource["Type"] for resource in written(orders)["Resources"].values())
    assert kinds == ["AWS::Glue::Job", "AWS::IAM::Role"]


def test_a_construct_is_told_from_another_whose_name_begins_with_its_own(stack):
    both = job(stack, "Orders"), job(stack, "OrdersOfToday")
    assert len(written(both[0])["Resources"]) == 2
    assert len(written(list(both))["Resources"]) == 4


def test_what_is_no_resource_is_shown_too(stack):
    own = Construct(stack, "Own")
    cdk.CfnOutput(own, "Out", value="out")
    day = cdk.CfnParameter(own, "Day")
    day.override_logical_id("Day")
    cdk.CfnParameter(stack, "Other")
    assert written(own) == {"Outputs": {"OwnOut8AC87358": {"Value": "out"}}, "Parameters": {"Day": {"Type": "String"}}}


def test_a_whole_stack_is_its_template_without_what_the_bootstrap_version_needs(app):
    stack = cdk.Stack(app, "Orders", description="orders")
    s3.Bucket(stack, "Lake")
    cdk.CfnParameter(stack, "Day")
    shown = written(stack)
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
    assert written(app).keys() == {"Orders", "Production/Orders", "Production/Inner/Orders"}
    assert written(stage).keys() == {"Production/Orders", "Production/Inner/Orders"}
    assert written(stage)["Production/Orders"]["Resources"].keys() == {"Lake5F1B88EA"}


class TestNestedStacks:
    """They have templates of their own, in which logical ids may be the same."""

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

    def test_a_construct_shows_those_below_it(self, nested):
        shown = written(nested.team)
        assert shown.keys() == {"Stack", "Stack/Team/Outer", "Stack/Team/Outer/Inner"}
        assert [each["Type"] for each in shown["Stack"]["Resources"].values()] == ["AWS::CloudFormation::Stack"]
        assert self.names(shown["Stack/Team/Outer"]) == {"outer"}
        assert self.names(shown["Stack/Team/Outer/Inner"]) == {"inner"}

    def test_one_alone_is_its_template(self, nested):
        assert self.names(written(nested.inner)) == {"inner"}
        assert "TemplateURL" in json.dumps(written(nested.outer)["Stack/Team/Outer"])

    def test_a_construct_in_one_is_not_taken_for_its_namesake_above(self, nested):
        [lake] = [each for each in nested.outer.node.children if each.node.id == "Lake"]
        assert self.names(written(lake)) == {"outer"}
        assert self.names(written(nested.stack.node.find_child("Lake"))) == {"stack"}

    def test_two_that_are_alike_are_both_shown(self, stack):
        for name in ("One", "Two"):
            s3.Bucket(cdk.NestedStack(stack, name), "Lake")
        shown = written(stack)
        assert shown["Stack/One"] == shown["Stack/Two"] != {}

    def test_their_hashes_are_masked(self, nested):
        assert "<asset hash>.json" in json.dumps(written(nested.stack))


class TestMasks:
    def test_a_script_may_change_and_the_job_stays_the_same(self, app, script):
        shown = []
        for number in range(2):
            script.write_text(f"print({number})\n")
            stack = cdk.Stack(app, f"Stack{number}")
            clean = job(stack, script=script)
            JobRun(stack, "Now", job=clean)
            shown.append(json.dumps(written(stack)).replace(f"Stack{number}", "Stack"))
        assert shown[0] == shown[1]
        assert '"Fingerprint": "<fingerprint>"' in shown[0]
        assert "/<asset hash>.py" in shown[0]

    def test_a_package_keeps_its_name(self, stack, tmp_path):
        (tmp_path / "prices.py").write_text("PRICE = 1\n")
        shown = written(job(stack, extra_py_files=[tmp_path / "prices.py"]))
        assert "/<asset hash>/" in json.dumps(shown)
        assert ".zip" in json.dumps(shown)

    def test_a_hash_of_the_apps_own_is_shown(self, stack):
        digest = "0123456789abcdef" * 4
        assert digest in json.dumps(written(job(stack, arguments={"--expected": digest})))

    def test_another_resources_fingerprint_is_shown(self, stack):
        cdk.CfnResource(stack, "Key", type="AWS::EC2::KeyPair", properties={"Job": {"Fingerprint": "ab:cd"}})
        assert "ab:cd" in json.dumps(written(stack))


def test_what_is_written_is_a_template_that_the_rules_can_read(stack):
    orders = job(stack)
    orders.node.default_child.number_of_workers = 1
    assert [located.finding.rule for located in check_template(written(orders))] == ["GC220"]


def test_a_change_after_the_last_synth_is_seen(app, stack):
    orders = job(stack)
    app.synth()
    orders.node.default_child.add_property_override("Description", "changed")
    assert "changed" in json.dumps(written(orders))


def test_keys_are_in_one_order(stack):
    resource = written(job(stack))["Resources"]
    assert list(resource) == sorted(resource)
    assert all(list(each) == sorted(each) for each in resource.values())


class TestRefused:
    def test_what_is_no_construct(self):
        with pytest.raises(InvalidInput, match=r"needs a construct.*got \{'Type': 'x'\}; for plain data use"):
            written({"Type": "x"})

    @pytest.mark.parametrize("data", [[], None, ["Orders"]])
    def test_nothing(self, data):
        with pytest.raises(InvalidInput, match="needs a construct"):
            written(data)

    def test_what_is_in_no_app(self):
        with pytest.raises(InvalidInput, match="must be in an app"):
            written(Construct(RootConstruct(), "Alone"))

    def test_constructs_of_two_apps(self, stack):
        other = cdk.Stack(cdk.App(), "Other")
        with pytest.raises(InvalidInput, match="of one app; 'Stack', 'Other'"):
            written([stack, other])

    def test_what_owns_nothing(self, stack):
        imported = GlueJob.from_job_name(stack, "Imported", "imported")
        with pytest.raises(InvalidInput, match="'Stack/Imported' has none"):
            written(imported)


@pytest.mark.parametrize("context", [{}, {"aws:cdk:enable-path-metadata": True, "aws:cdk:enable-asset-metadata": True}])
def test_an_l1_and_a_python_shell_job_are_owned_too(tmp_path, context):
    stack = cdk.Stack(cdk.App(outdir=str(tmp_path), context=context), "Stack")
    command = glue.CfnJob.JobCommandProperty(name="glueetl", script_location=SCRIPT)
    l1 = glue.CfnJob(stack, "L1", role="Glue", command=command, glue_version="5.1", timeout=60)
    nested = cdk.NestedStack(stack, "Nested")
    shell = PythonShellJob(nested, "Shell", script=SCRIPT)
    assert written(l1)["Resources"].keys() == {"L1"}
    assert len(written(shell)["Resources"]) == 2
