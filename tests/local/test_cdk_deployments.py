"""The CDK CLI with the embedded CloudFormation: deploying, updating, rolling back and destroying."""

from __future__ import annotations

import textwrap

import pytest
from botocore.exceptions import ClientError
from local.engine import until

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


@pytest.mark.long
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


def test_bootstrap_can_be_repeated(cdk, embedded_aws):
    assert "bootstrapped (no changes)" in cdk.bootstrap()
    (toolkit,) = embedded_aws.client("cloudformation").describe_stacks(StackName="CDKToolkit")["Stacks"]
    assert toolkit["StackStatus"] == "CREATE_COMPLETE"


SECURED = """
import aws_cdk as cdk
from aws_cdk import aws_glue as glue, aws_iam as iam, aws_kms as kms, aws_logs as logs, aws_s3 as s3
from aws_cdk import aws_s3_assets as assets, aws_secretsmanager as secrets

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Secured", env=cdk.Environment(account="123456789012", region="us-east-1"))
key = kms.Key(stack, "Key", enable_key_rotation=True, alias="alias/secured", removal_policy=cdk.RemovalPolicy.DESTROY)
destroyed = {"encryption_key": key, "removal_policy": cdk.RemovalPolicy.DESTROY}
generated = secrets.SecretStringGenerator(secret_string_template='{"user": "etl"}', generate_string_key="password")
secret = secrets.Secret(stack, "Secret", generate_secret_string=generated, **destroyed)
bucket = s3.Bucket(stack, "Bucket", enforce_ssl=True, **destroyed)
bucket.add_lifecycle_rule(expiration=cdk.Duration.days(30), prefix="tmp/")
role = iam.Role(stack, "Role", role_name="secured", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
secret.grant_read(role)
group = "/aws-glue/python-jobs/secured-role/secured/output"
logs.LogGroup(stack, "Logs", log_group_name=group, retention=logs.RetentionDays.ONE_WEEK, **destroyed)
configuration = glue.CfnSecurityConfiguration(
    stack,
    "Configuration",
    name="secured",
    encryption_configuration={
        "s3Encryptions": [{"s3EncryptionMode": "SSE-KMS", "kmsKeyArn": key.key_arn}],
        "cloudWatchEncryption": {"cloudWatchEncryptionMode": "SSE-KMS", "kmsKeyArn": key.key_arn},
    },
)
glue.CfnDatabase(stack, "Database", catalog_id=stack.account, database_input={"name": "secured"})
password = secret.secret_value_from_json("password").unsafe_unwrap()
connection = glue.CfnConnection(
    stack,
    "Connection",
    catalog_id=stack.account,
    connection_input={
        "name": "secured",
        "connectionType": "JDBC",
        "connectionProperties": {"JDBC_CONNECTION_URL": "jdbc:x", "USERNAME": "etl", "PASSWORD": password},
    },
)
script = assets.Asset(stack, "Script", path=__file__.replace("app.py", "job.py"))
glue.CfnJob(
    stack,
    "Job",
    name="secured",
    role=role.role_arn,
    command={"name": "pythonshell", "scriptLocation": script.s3_object_url, "pythonVersion": "3.9"},
    security_configuration=configuration.ref,
    connections={"connections": [connection.ref]},
    default_arguments={"--secret": secret.secret_arn},
)
app.synth()
"""

READS = """
import boto3, json, sys
secret = sys.argv[sys.argv.index("--secret") + 1]
value = json.loads(boto3.client("secretsmanager").get_secret_value(SecretId=secret)["SecretString"])
connection = boto3.client("glue").get_connection(Name="secured")["Connection"]["ConnectionProperties"]
print(value["user"], len(value["password"]), connection["PASSWORD"] == value["password"])
"""


@pytest.mark.long
def test_a_secured_app_is_deployed_its_job_reads_its_secret_and_destroy_deletes_everything(cdk, embedded_aws, tmp_path):
    app = tmp_path / "app.py"
    app.write_text(textwrap.dedent(SECURED))
    (tmp_path / "job.py").write_text(textwrap.dedent(READS))
    glue, logs = embedded_aws.client("glue"), embedded_aws.client("logs")

    cdk.deploy(app)
    run_id = glue.start_job_run(JobName="secured")["JobRunId"]
    run = until(lambda: ended(glue.get_job_run(JobName="secured", RunId=run_id)["JobRun"]))

    group = "/aws-glue/python-jobs/secured-role/secured/output"
    (event,) = logs.get_log_events(logGroupName=group, logStreamName=run_id)["events"]
    assert (run["JobRunState"], event["message"]) == ("SUCCEEDED", "etl 32 True")
    (made,) = logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"]
    assert made["retentionInDays"] == 7
    assert run["LogGroupName"] + "/output" == group

    cdk.destroy(app)
    with pytest.raises(ClientError, match="EntityNotFound"):
        glue.get_security_configuration(Name="secured")
    assert logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"] == []


def ended(run):
    return run if run["JobRunState"] in ("SUCCEEDED", "FAILED") else None
