"""Creating stacks."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from botocore.exceptions import ClientError
from local.engine import BROKEN, parameter


def test_a_stack_has_its_resources_and_outputs(stack, embedded_aws):
    template = {
        "Description": "a bucket and its name",
        "Resources": {"Bucket": {"Type": "AWS::S3::Bucket"}, "Name": parameter({"Ref": "Bucket"})},
        "Outputs": {
            "Arn": {"Value": {"Fn::GetAtt": ["Bucket", "Arn"]}, "Description": "of the bucket"},
            "Stored": {"Value": {"Fn::GetAtt": "Name.Value"}},
        },
    }
    assert stack.create(template) == "CREATE_COMPLETE"
    bucket = stack.resources["Bucket"]
    assert stack.outputs == {"Arn": f"arn:aws:s3:::{bucket}", "Stored": bucket}
    assert stack.describe()["Description"] == "a bucket and its name"
    embedded_aws.client("s3").head_bucket(Bucket=bucket)


def test_resources_are_created_in_the_order_of_their_references(stack):
    template = {
        "Resources": {
            "Fourth": parameter({"Fn::Join": ["-", [{"Ref": "Third"}, "x"]]}),
            "Third": parameter({"Fn::Sub": "${Second.Value}"}),
            "Second": parameter("two", DependsOn="First"),
            "First": parameter("one"),
        }
    }
    assert stack.create(template) == "CREATE_COMPLETE"
    made = [event["LogicalResourceId"] for event in stack.events() if event["ResourceStatus"] == "CREATE_COMPLETE"]
    assert made == ["First", "Second", "Third", "Fourth", stack.name]


def test_the_events_have_every_status(stack):
    stack.create({"Resources": {"Only": parameter()}})
    assert stack.history() == ["CREATE_IN_PROGRESS", "CREATE_COMPLETE"]
    assert stack.history("Only") == ["CREATE_IN_PROGRESS", "CREATE_COMPLETE"]
    last = next(event for event in stack.events() if event["LogicalResourceId"] == "Only")
    assert json.loads(last["ResourceProperties"]) == {"Type": "String", "Value": "one"}


def test_the_times_of_events_are_increasing(stack):
    stack.create({"Resources": {f"Number{n}": parameter() for n in range(20)}})
    times = [event["Timestamp"] for event in stack.events()]
    assert all(before < after for before, after in pairwise(times))


def test_a_resource_with_a_false_condition_is_not_created(stack):
    template = {
        "Parameters": {"Stage": {"Type": "String", "Default": "test"}},
        "Conditions": {"Live": {"Fn::Equals": [{"Ref": "Stage"}, "live"]}},
        "Resources": {
            "Always": parameter({"Fn::If": ["Live", {"Ref": "OnlyLive"}, "nothing"]}),
            "OnlyLive": parameter("live", Condition="Live"),
        },
        "Outputs": {
            "Value": {"Value": {"Fn::GetAtt": ["Always", "Value"]}},
            "Hidden": {"Condition": "Live", "Value": {"Ref": "OnlyLive"}},
        },
    }
    assert stack.create(template) == "CREATE_COMPLETE"
    assert set(stack.resources) == {"Always"}
    assert stack.outputs == {"Value": "nothing"}


def test_an_unknown_resource_type_fails_the_stack(stack):
    assert stack.create({"Resources": {"Good": parameter(), "Bad": BROKEN}}) == "ROLLBACK_COMPLETE"
    assert stack.reasons("Bad") == ["the embedded AWS has no model of the resource type AWS::Nowhere::Thing"]
    assert stack.resources == {}


def test_cdk_metadata_creates_nothing(stack):
    template = {"Resources": {"CDKMetadata": {"Type": "AWS::CDK::Metadata", "Properties": {"Analytics": "v2:x"}}}}
    assert stack.create(template) == "CREATE_COMPLETE"


def test_a_failed_creation_leaves_no_resources(stack, embedded_aws):
    name = f"/{stack.name}/kept-out"
    good = parameter(DependsOn=[])
    good["Properties"]["Name"] = name
    template = {"Resources": {"Good": good, "Bad": {**BROKEN, "DependsOn": "Good"}}}
    assert stack.create(template) == "ROLLBACK_COMPLETE"
    assert stack.history() == ["CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE"]
    assert "The following resource(s) failed to create: [Bad]. Rollback requested by user." in stack.reasons()
    assert stack.history("Good")[-2:] == ["DELETE_IN_PROGRESS", "DELETE_COMPLETE"]
    with pytest.raises(ClientError, match="ParameterNotFound"):
        embedded_aws.client("ssm").get_parameter(Name=name)


def test_a_failed_creation_is_not_rolled_back_with_do_nothing(stack):
    template = {"Resources": {"Good": parameter(), "Bad": {**BROKEN, "DependsOn": "Good"}}}
    assert stack.create(template, OnFailure="DO_NOTHING") == "CREATE_FAILED"
    assert stack.history("Good") == ["CREATE_IN_PROGRESS", "CREATE_COMPLETE"]
    assert stack.update({"Resources": {"Good": parameter()}}) == "UPDATE_COMPLETE"


def test_a_stack_with_a_failed_creation_can_be_rolled_back(stack, cloudformation):
    template = {"Resources": {"Good": parameter(), "Bad": {**BROKEN, "DependsOn": "Good"}}}
    stack.create(template, OnFailure="DO_NOTHING")
    cloudformation.rollback_stack(StackName=stack.name)
    assert stack.final_status() == "ROLLBACK_COMPLETE"
    assert stack.resources == {}


def test_a_failed_creation_is_deleted_with_delete(stack, cloudformation):
    answer = cloudformation.create_stack(
        StackName=stack.name,
        TemplateBody=json.dumps({"Resources": {"Good": parameter(), "Bad": {**BROKEN, "DependsOn": "Good"}}}),
        OnFailure="DELETE",
    )
    assert stack.final_status(answer["StackId"]) == "DELETE_COMPLETE"
    assert not stack.exists()


def test_a_rollback_keeps_retained_resources_but_not_with_retain_except_on_create(stack, embedded_aws):
    kept, gone = parameter(DeletionPolicy="Retain"), parameter(DeletionPolicy="RetainExceptOnCreate")
    template = {"Resources": {"Kept": kept, "Gone": gone, "Bad": {**BROKEN, "DependsOn": ["Kept", "Gone"]}}}
    assert stack.create(template) == "ROLLBACK_COMPLETE"
    assert stack.history("Kept")[-1] == "DELETE_SKIPPED"
    assert stack.history("Gone")[-1] == "DELETE_COMPLETE"
    physical_id = next(
        event["PhysicalResourceId"] for event in stack.events()[::-1] if event["LogicalResourceId"] == "Kept"
    )
    assert embedded_aws.client("ssm").get_parameter(Name=physical_id)["Parameter"]["Value"] == "one"


REFUSED = [
    pytest.param({"Resources": {}}, "At least one Resources member must be defined", id="no-resources"),
    pytest.param({"Resources": {"A": {}}}, "must contain a Type member", id="no-type"),
    pytest.param(
        {"Resources": {"A": parameter({"Ref": "Unknown"})}},
        r"Unresolved resource dependencies \[Unknown\] in the Resources block",
        id="unknown-reference",
    ),
    pytest.param(
        {"Resources": {"A": parameter()}, "Outputs": {"O": {"Value": {"Ref": "Unknown"}}}},
        r"Unresolved resource dependencies \[Unknown\] in the Outputs block",
        id="unknown-reference-in-an-output",
    ),
    pytest.param(
        {
            "Parameters": {"P": {"Type": "String", "Default": "x"}},
            "Resources": {"A": parameter({"Fn::GetAtt": ["P", "X"]})},
        },
        "Fn::GetAtt references undefined resource P",
        id="attribute-of-a-parameter",
    ),
    pytest.param(
        {"Resources": {"A": parameter({"Ref": "B"}), "B": parameter({"Ref": "A"})}},
        r"Circular dependency between resources: \[A, B\]",
        id="circle",
    ),
    pytest.param(
        {"Parameters": {"P": {"Type": "String"}}, "Resources": {"A": parameter()}},
        r"Parameters: \[P\] must have values",
        id="parameter-without-value",
    ),
]


@pytest.mark.parametrize(("template", "message"), REFUSED)
def test_an_invalid_template_is_rejected_before_a_stack_is_created(stack, template, message):
    with pytest.raises(ClientError, match=message):
        stack.create(template)
    assert not stack.exists()


def test_roles_require_a_capability(stack, cloudformation):
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}
    with pytest.raises(ClientError, match="InsufficientCapabilitiesException"):
        cloudformation.create_stack(StackName=stack.name, TemplateBody=json.dumps({"Resources": {"Role": role}}))


def test_a_stack_name_is_unique(stack):
    stack.create({"Resources": {"A": parameter()}})
    with pytest.raises(ClientError, match="AlreadyExistsException"):
        stack.create({"Resources": {"A": parameter()}})


def test_a_template_may_be_yaml_with_short_forms(stack, cloudformation):
    body = """
    Resources:
      First:
        Type: AWS::SSM::Parameter
        Properties: {Type: String, Value: 2026-01-01}
      Second:
        Type: AWS::SSM::Parameter
        Properties:
          Type: String
          Value: !Sub "${First.Value} in ${AWS::Region}"
    Outputs:
      Value:
        Value: !GetAtt Second.Value
    """
    cloudformation.create_stack(StackName=stack.name, TemplateBody=body)
    assert stack.final_status() == "CREATE_COMPLETE"
    assert stack.outputs == {"Value": "2026-01-01 in us-east-1"}


def test_a_template_may_be_in_s3(stack, cloudformation, embedded_aws):
    s3 = embedded_aws.client("s3")
    s3.create_bucket(Bucket=f"{stack.name}-templates")
    s3.put_object(Bucket=f"{stack.name}-templates", Key="a/b.json", Body=json.dumps({"Resources": {"A": parameter()}}))
    url = f"{embedded_aws.endpoint_url}/{stack.name}-templates/a/b.json"
    cloudformation.create_stack(StackName=stack.name, TemplateURL=url)
    assert stack.final_status() == "CREATE_COMPLETE"


def test_ssm_parameters_are_resolved_and_shown_by_name(stack, embedded_aws):
    embedded_aws.client("ssm").put_parameter(Name=f"/{stack.name}/version", Value="21", Type="String")
    template = {
        "Parameters": {
            "Version": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": f"/{stack.name}/version"},
            "Secret": {"Type": "String", "NoEcho": True},
        },
        "Resources": {"A": parameter({"Fn::Sub": "${Version} ${Secret}"})},
        "Outputs": {"Value": {"Value": {"Fn::GetAtt": ["A", "Value"]}}},
    }
    assert (
        stack.create(template, Parameters=[{"ParameterKey": "Secret", "ParameterValue": "sesame"}]) == "CREATE_COMPLETE"
    )
    assert stack.outputs == {"Value": "21 sesame"}
    assert stack.describe()["Parameters"] == [
        {"ParameterKey": "Version", "ParameterValue": f"/{stack.name}/version", "ResolvedValue": "21"},
        {"ParameterKey": "Secret", "ParameterValue": "****"},
    ]
    assert all("sesame" not in event.get("ResourceProperties", "") for event in stack.events())


def test_dynamic_references_are_resolved(stack, embedded_aws):
    embedded_aws.client("ssm").put_parameter(Name=f"/{stack.name}/city", Value="Oslo", Type="String")
    embedded_aws.client("secretsmanager").create_secret(Name=f"{stack.name}/login", SecretString='{"user": "ada"}')
    value = (
        f"{{{{resolve:secretsmanager:{stack.name}/login:SecretString:user}}}} in {{{{resolve:ssm:/{stack.name}/city}}}}"
    )
    template = {"Resources": {"A": parameter(value)}, "Outputs": {"V": {"Value": {"Fn::GetAtt": ["A", "Value"]}}}}
    assert stack.create(template) == "CREATE_COMPLETE"
    assert stack.outputs == {"V": "ada in Oslo"}


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/missing/key", "http://127.0.0.1/", "https://missing.s3.amazonaws.com/key"]
)
def test_a_missing_template_is_rejected(stack, cloudformation, url):
    with pytest.raises(ClientError, match="S3 error"):
        cloudformation.create_stack(StackName=stack.name, TemplateURL=url)


def test_an_unsupported_operation_is_rejected(cloudformation):
    with pytest.raises(ClientError, match="the embedded AWS has no DetectStackDrift of CloudFormation"):
        cloudformation.detect_stack_drift(StackName="any")


def test_reading_a_stack_creates_nothing(stack, cloudformation):
    stack.create({"Resources": {"A": parameter(), "Bad": {**BROKEN, "DependsOn": "A"}}})
    before = len(stack.events())
    stack.describe()
    cloudformation.list_stack_resources(StackName=stack.name)
    cloudformation.describe_stack_resources(StackName=stack.name)
    assert len(stack.events()) == before
