"""Resource types that are created, updated and deleted through the API of their service."""

from __future__ import annotations

import json

import pytest
from botocore.exceptions import ClientError
from local.engine import resource, zipped


def policy(action):
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}


TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"


def test_role(deploy, stack, embedded_aws):
    iam = embedded_aws.client("iam")

    def role(**more):
        return resource("AWS::IAM::Role", AssumeRolePolicyDocument=TRUST, **more)

    first = [{"PolicyName": name, "PolicyDocument": policy("s3:GetObject")} for name in ("kept", "gone")]
    name = deploy(R=role(Policies=first, ManagedPolicyArns=[ADMINISTRATOR]))["R"]
    assert set(iam.list_role_policies(RoleName=name)["PolicyNames"]) == {"kept", "gone"}
    assert len(iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]) == 1

    second = [{"PolicyName": name, "PolicyDocument": policy("s3:PutObject")} for name in ("kept", "new")]
    assert deploy(R=role(Policies=second, Description="changed"))["R"] == name
    assert set(iam.list_role_policies(RoleName=name)["PolicyNames"]) == {"kept", "new"}
    kept = iam.get_role_policy(RoleName=name, PolicyName="kept")["PolicyDocument"]
    assert kept["Statement"][0]["Action"] == "s3:PutObject"
    assert iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"] == []
    assert iam.get_role(RoleName=name)["Role"]["Description"] == "changed"

    stack.delete()
    with pytest.raises(ClientError, match="NoSuchEntity"):
        iam.get_role(RoleName=name)


def test_managed_policy(deploy, stack, embedded_aws):
    iam = embedded_aws.client("iam")
    roles = {name: resource("AWS::IAM::Role", AssumeRolePolicyDocument=TRUST) for name in ("A", "B")}

    def managed(action, *names):
        document = {"PolicyDocument": policy(action), "Roles": [{"Ref": name} for name in names]}
        return resource("AWS::IAM::ManagedPolicy", **document)

    made = deploy(P=managed("s3:GetObject", "A"), **roles)
    arn = made["P"]
    assert deploy(P=managed("s3:PutObject", "B"), **roles)["P"] == arn
    (version,) = iam.list_policy_versions(PolicyArn=arn)["Versions"]
    document = iam.get_policy_version(PolicyArn=arn, VersionId=version["VersionId"])["PolicyVersion"]["Document"]
    assert document["Statement"][0]["Action"] == "s3:PutObject"
    assert iam.list_attached_role_policies(RoleName=made["A"])["AttachedPolicies"] == []
    assert len(iam.list_attached_role_policies(RoleName=made["B"])["AttachedPolicies"]) == 1
    assert stack.delete() == "DELETE_COMPLETE"


LIFECYCLE = [
    {"Id": "old", "Status": "Enabled", "ExpirationInDays": "30", "Prefix": "tmp/"},
    {
        "Id": "versions",
        "Status": "Enabled",
        "TagFilters": [{"Key": "kind", "Value": "log"}],
        "Prefix": "logs/",
        "NoncurrentVersionExpiration": {"NoncurrentDays": 7},
        "Transitions": [{"StorageClass": "GLACIER", "TransitionInDays": 60}],
        "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1},
    },
]
LIFECYCLE_IN_THE_API = [
    {"ID": "old", "Status": "Enabled", "Expiration": {"Days": 30}, "Filter": {"Prefix": "tmp/"}},
    {
        "ID": "versions",
        "Status": "Enabled",
        "Filter": {"And": {"Prefix": "logs/", "Tags": [{"Key": "kind", "Value": "log"}]}},
        "NoncurrentVersionExpiration": {"NoncurrentDays": 7},
        "Transitions": [{"StorageClass": "GLACIER", "Days": 60}],
        "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1},
    },
]


def test_bucket_and_its_policy(deploy, stack, embedded_aws):
    s3 = embedded_aws.client("s3")
    deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}
    deny["Condition"] = {"Bool": {"aws:SecureTransport": "false"}}
    encryption = {"ServerSideEncryptionConfiguration": [{"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}
    block = {
        "BlockPublicAcls": True,
        "BlockPublicPolicy": True,
        "IgnorePublicAcls": True,
        "RestrictPublicBuckets": True,
    }
    bucket = resource(
        "AWS::S3::Bucket",
        VersioningConfiguration={"Status": "Enabled"},
        BucketEncryption=encryption,
        PublicAccessBlockConfiguration=block,
        Tags=[{"Key": "team", "Value": "data"}],
        LifecycleConfiguration={"Rules": LIFECYCLE},
    )
    bucket_policy = resource("AWS::S3::BucketPolicy", Bucket={"Ref": "B"}, PolicyDocument={"Statement": [deny]})
    name = deploy(B=bucket, P=bucket_policy)["B"]
    assert name == name.lower()
    assert s3.get_bucket_versioning(Bucket=name)["Status"] == "Enabled"
    assert s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"] == block
    rule = s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"][0]
    assert rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    assert json.loads(s3.get_bucket_policy(Bucket=name)["Policy"])["Statement"] == [deny]
    s3.put_object(Bucket=name, Key="not-denied", Body=b"x")

    assert s3.get_bucket_lifecycle_configuration(Bucket=name)["Rules"] == LIFECYCLE_IN_THE_API

    bucket["Properties"] = {"Tags": [{"Key": "team", "Value": "ops"}]}
    assert deploy(B=bucket)["B"] == name
    assert s3.get_bucket_versioning(Bucket=name)["Status"] == "Suspended"
    for gone, error in (
        (s3.get_bucket_lifecycle_configuration, "NoSuchLifecycleConfiguration"),
        (s3.get_bucket_encryption, "ServerSideEncryptionConfigurationNotFoundError"),
        (s3.get_public_access_block, "NoSuchPublicAccessBlockConfiguration"),
    ):
        with pytest.raises(ClientError, match=error):
            gone(Bucket=name)
    assert s3.get_bucket_tagging(Bucket=name)["TagSet"] == [{"Key": "team", "Value": "ops"}]
    with pytest.raises(ClientError, match="NoSuchBucketPolicy"):
        s3.get_bucket_policy(Bucket=name)

    assert stack.delete() == "DELETE_FAILED"
    assert "BucketNotEmpty" in stack.reasons("B")[-1]


def test_log_group(deploy, stack, embedded_aws):
    logs = embedded_aws.client("logs")

    def found(name):
        return logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]

    def group(*tags, **more):
        return resource("AWS::Logs::LogGroup", Tags=[{"Key": key, "Value": "x"} for key in tags], **more)

    key = "arn:aws:kms:us-east-1:123456789012:key/1"
    arn = resource("AWS::SSM::Parameter", Type="String", Value={"Fn::GetAtt": ["L", "Arn"]})
    made = deploy(L=group("kept", "gone", RetentionInDays=7, KmsKeyId=key), P=arn)
    name = made["L"]
    shown = embedded_aws.client("ssm").get_parameter(Name=made["P"])["Parameter"]["Value"]
    assert shown == f"arn:aws:logs:us-east-1:123456789012:log-group:{name}:*"
    assert found(name)[0]["retentionInDays"] == 7
    assert found(name)[0]["kmsKeyId"] == key
    assert deploy(L=group("kept", "new"))["L"] == name
    assert "retentionInDays" not in found(name)[0]
    assert logs.list_tags_log_group(logGroupName=name)["tags"].keys() == {"kept", "new"}
    stack.delete()
    assert found(name) == []


def test_parameter(deploy, stack, embedded_aws):
    ssm = embedded_aws.client("ssm")
    name = deploy(P=resource("AWS::SSM::Parameter", Type="String", Value="a"))["P"]
    assert deploy(P=resource("AWS::SSM::Parameter", Type="String", Value="b"))["P"] == name
    assert ssm.get_parameter(Name=name)["Parameter"]["Value"] == "b"
    stack.delete()
    with pytest.raises(ClientError, match="ParameterNotFound"):
        ssm.get_parameter(Name=name)


def test_alarm(deploy, stack, embedded_aws):
    cloudwatch = embedded_aws.client("cloudwatch")

    def alarm(threshold):
        return resource(
            "AWS::CloudWatch::Alarm",
            ComparisonOperator="GreaterThanThreshold",
            EvaluationPeriods=1,
            MetricName="failures",
            Namespace="ours",
            Period=60,
            Statistic="Sum",
            Threshold=threshold,
        )

    name = deploy(A=alarm(1))["A"]
    assert deploy(A=alarm(2))["A"] == name
    assert cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"][0]["Threshold"] == 2
    stack.delete()
    assert cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"] == []


FUNCTION = "def handler(event, context):\n    import os\n    return [{answer!r}, os.environ.get('COLOUR')]\n"


def function(answer, **more):
    properties = {"Code": {"ZipFile": FUNCTION.format(answer=answer)}, "Role": {"Fn::GetAtt": ["R", "Arn"]}}
    return resource("AWS::Lambda::Function", Runtime="python3.12", Handler="index.handler", **properties, **more)


def test_function_and_related_resources(deploy, stack, embedded_aws):
    functions = embedded_aws.client("lambda")

    def call(name):
        return json.load(functions.invoke(FunctionName=name)["Payload"])

    role = resource("AWS::IAM::Role", AssumeRolePolicyDocument=TRUST)
    extras = {
        "V": resource("AWS::Lambda::Version", FunctionName={"Ref": "F"}),
        "C": resource(
            "AWS::Lambda::EventInvokeConfig", FunctionName={"Ref": "F"}, Qualifier="$LATEST", MaximumRetryAttempts=0
        ),
        "P": resource(
            "AWS::Lambda::Permission",
            FunctionName={"Ref": "F"},
            Action="lambda:InvokeFunction",
            Principal="events.amazonaws.com",
        ),
    }
    environment = {"Variables": {"COLOUR": "red"}}
    made = deploy(R=role, F=function("first", Environment=environment, MemorySize=256), **extras)
    name = made["F"]
    assert call(name) == ["first", "red"]
    assert made["V"].endswith(f":function:{name}:1")
    assert functions.get_function_event_invoke_config(FunctionName=name)["MaximumRetryAttempts"] == 0
    assert made["P"] in functions.get_policy(FunctionName=name)["Policy"]

    extras["C"]["Properties"]["MaximumRetryAttempts"] = 1
    extras.pop("P")
    assert deploy(R=role, F=function("second"), **extras)["F"] == name
    assert call(name) == ["second", None]
    assert functions.get_function_configuration(FunctionName=name)["MemorySize"] == 128
    assert functions.get_function_event_invoke_config(FunctionName=name)["MaximumRetryAttempts"] == 1

    assert stack.delete() == "DELETE_COMPLETE"
    with pytest.raises(ClientError, match="ResourceNotFound"):
        functions.get_function(FunctionName=name)


def test_layer_version(deploy, stack, embedded_aws):
    s3, functions = embedded_aws.client("s3"), embedded_aws.client("lambda")
    s3.create_bucket(Bucket=f"{stack.name}-code")
    s3.put_object(Bucket=f"{stack.name}-code", Key="layer.zip", Body=zipped(**{"python/ours": "x = 1"}))

    def layer(description):
        content = {"S3Bucket": f"{stack.name}-code", "S3Key": "layer.zip"}
        return resource("AWS::Lambda::LayerVersion", LayerName=stack.name, Content=content, Description=description)

    arn = deploy(L=layer("first"))["L"]
    assert arn.endswith(f":layer:{stack.name}:1")
    assert deploy(L=layer("second"))["L"].endswith(f":layer:{stack.name}:2")
    versions = functions.list_layer_versions(LayerName=stack.name)["LayerVersions"]
    assert [version["Version"] for version in versions] == [2]


def test_state_machine(deploy, stack, embedded_aws):
    states = embedded_aws.client("stepfunctions")
    role = resource("AWS::IAM::Role", AssumeRolePolicyDocument=TRUST)

    def machine(**more):
        return resource("AWS::StepFunctions::StateMachine", RoleArn={"Fn::GetAtt": ["R", "Arn"]}, **more)

    text = json.dumps({"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": "${Word}", "End": True}}})
    arn = deploy(R=role, M=machine(DefinitionString=text, DefinitionSubstitutions={"Word": "hello"}))["M"]
    assert '"hello"' in states.describe_state_machine(stateMachineArn=arn)["definition"]
    definition = {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": "bye", "End": True}}}
    assert deploy(R=role, M=machine(Definition=definition))["M"] == arn
    assert '"bye"' in states.describe_state_machine(stateMachineArn=arn)["definition"]
    assert stack.delete() == "DELETE_COMPLETE"
    assert all(found["stateMachineArn"] != arn for found in states.list_state_machines()["stateMachines"])


class TestTypesThatMotoModels:
    def test_a_model_with_updates(self, deploy, embedded_aws):
        queue = resource("AWS::SQS::Queue", VisibilityTimeout=10)
        url = deploy(Q=queue)["Q"]
        queue["Properties"]["VisibilityTimeout"] = 20
        assert deploy(Q=queue)["Q"] == url
        attributes = embedded_aws.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        assert attributes["VisibilityTimeout"] == "20"

    def test_a_model_without_updates_is_replaced(self, deploy, embedded_aws):
        ec2 = embedded_aws.client("ec2")
        first = deploy(V=resource("AWS::EC2::VPC", CidrBlock="10.0.0.0/16"))["V"]
        second = deploy(V=resource("AWS::EC2::VPC", CidrBlock="10.1.0.0/16"))["V"]
        assert first != second
        assert ec2.describe_vpcs(VpcIds=[second])["Vpcs"][0]["CidrBlock"] == "10.1.0.0/16"
        with pytest.raises(ClientError, match="NotFound"):
            ec2.describe_vpcs(VpcIds=[first])

    def test_a_model_without_updates_and_with_a_name_is_recreated(self, deploy, stack, embedded_aws):
        def table(mode):
            return resource(
                "AWS::DynamoDB::Table",
                TableName=stack.name,
                BillingMode=mode,
                ProvisionedThroughput={"ReadCapacityUnits": 1, "WriteCapacityUnits": 1},
                KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
                AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            )

        deploy(T=table("PROVISIONED"))
        assert deploy(T=table("PAY_PER_REQUEST"))["T"] == stack.name
        found = embedded_aws.client("dynamodb").describe_table(TableName=stack.name)["Table"]
        assert found["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
