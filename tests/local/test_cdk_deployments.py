"""The real CDK CLI against the engine: what it makes, changes, rolls back and destroys."""

from __future__ import annotations

import textwrap

import pytest
from botocore.exceptions import ClientError

pytestmark = pytest.mark.cdk_cli

APP = """
import os
import aws_cdk as cdk
from aws_cdk import aws_s3 as s3, aws_s3_assets as assets, aws_ssm as ssm

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Probe", env=cdk.Environment(account="123456789012", region="us-east-1"))
bucket = s3.Bucket(stack, "Bucket", enforce_ssl=True, removal_policy=cdk.RemovalPolicy.DESTROY)
asset = assets.Asset(stack, "Asset", path=__file__)
value = f"{os.environ['WORD']} {asset.s3_object_key}"
parameter = ssm.StringParameter(stack, "Parameter", parameter_name="/probe", string_value=value)
if "BROKEN" in os.environ:
    cdk.CfnResource(stack, "Broken", type="AWS::Nowhere::Thing").node.add_dependency(parameter)
cdk.CfnOutput(stack, "Bucket Name", value=bucket.bucket_name)
app.synth()
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    file = tmp_path_factory.mktemp("probe") / "app.py"
    file.write_text(textwrap.dedent(APP))
    return file


def value_of(aws):
    return aws.client("ssm").get_parameter(Name="/probe")["Parameter"]["Value"]


def status_of(aws):
    return aws.client("cloudformation").describe_stacks(StackName="Probe")["Stacks"][0]["StackStatus"]


def test_an_app_is_deployed_updated_rolled_back_and_destroyed(cdk, embedded_aws, app):
    cdk.deploy(app, environment={"WORD": "first"})
    assert status_of(embedded_aws) == "CREATE_COMPLETE"
    word, key = value_of(embedded_aws).split()
    assert word == "first"
    stored = embedded_aws.client("s3").get_object(Bucket="cdk-hnb659fds-assets-123456789012-us-east-1", Key=key)
    assert stored["Body"].read() == app.read_bytes()

    cdk.deploy(app, environment={"WORD": "second"})
    assert status_of(embedded_aws) == "UPDATE_COMPLETE"
    assert value_of(embedded_aws).startswith("second")

    output = cdk.deploy(app, environment={"WORD": "third", "BROKEN": "yes"}, expect=1)
    assert "the embedded AWS has no model of the resource type AWS::Nowhere::Thing" in output
    assert status_of(embedded_aws) == "UPDATE_ROLLBACK_COMPLETE"
    assert value_of(embedded_aws).startswith("second")

    cdk.destroy(app, environment={"WORD": "second"})
    with pytest.raises(ClientError, match="Stack with id Probe does not exist"):
        status_of(embedded_aws)
    with pytest.raises(ClientError, match="ParameterNotFound"):
        value_of(embedded_aws)


def test_bootstrapping_leaves_a_stack_that_can_be_bootstrapped_again(cdk, embedded_aws):
    assert "bootstrapped (no changes)" in cdk.bootstrap()
    (toolkit,) = embedded_aws.client("cloudformation").describe_stacks(StackName="CDKToolkit")["Stacks"]
    assert toolkit["StackStatus"] == "CREATE_COMPLETE"
