"""Updating stacks, and rolling updates back."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError
from local.engine import BROKEN, parameter


@pytest.fixture
def ssm(embedded_aws):
    return embedded_aws.client("ssm")


def value_of(ssm, stack, logical_id):
    return ssm.get_parameter(Name=stack.resources[logical_id])["Parameter"]["Value"]


def test_only_changed_resources_are_updated(stack, ssm):
    stack.create({"Resources": {"A": parameter("a"), "B": parameter("b")}})
    assert stack.update({"Resources": {"A": parameter("a"), "B": parameter("new")}}) == "UPDATE_COMPLETE"
    assert stack.history("A") == ["CREATE_IN_PROGRESS", "CREATE_COMPLETE"]
    assert stack.history("B")[-2:] == ["UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"]
    assert value_of(ssm, stack, "B") == "new"


def test_resources_that_refer_to_changed_resources_are_updated(stack, ssm):
    template = {"Resources": {"A": parameter("a"), "B": parameter({"Fn::GetAtt": ["A", "Value"]})}}
    stack.create(template)
    template["Resources"]["A"] = parameter("new")
    assert stack.update(template) == "UPDATE_COMPLETE"
    assert value_of(ssm, stack, "B") == "new"


def test_resources_removed_from_the_template_are_deleted_last(stack):
    stack.create({"Resources": {"Old": parameter(), "Same": parameter()}})
    assert stack.update({"Resources": {"Same": parameter(), "New": parameter()}}) == "UPDATE_COMPLETE"
    steps = [(event["LogicalResourceId"], event["ResourceStatus"]) for event in stack.events()]
    after = steps[steps.index((stack.name, "UPDATE_IN_PROGRESS")) :]
    assert after == [
        (stack.name, "UPDATE_IN_PROGRESS"),
        ("New", "CREATE_IN_PROGRESS"),
        ("New", "CREATE_COMPLETE"),
        (stack.name, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"),
        ("Old", "DELETE_IN_PROGRESS"),
        ("Old", "DELETE_COMPLETE"),
        (stack.name, "UPDATE_COMPLETE"),
    ]


def test_a_renamed_resource_is_created_before_the_old_one_is_deleted(stack, ssm):
    def template(name):
        resource = parameter()
        resource["Properties"]["Name"] = f"/{stack.name}/{name}"
        return {"Resources": {"A": resource}}

    stack.create(template("first"))
    assert stack.update(template("second")) == "UPDATE_COMPLETE"
    assert stack.resources == {"A": f"/{stack.name}/second"}
    assert stack.history("A")[2:] == ["UPDATE_IN_PROGRESS", "UPDATE_COMPLETE", "DELETE_IN_PROGRESS", "DELETE_COMPLETE"]
    assert "Requested update requires the creation of a new physical resource; hence creating one." in stack.reasons(
        "A"
    )
    with pytest.raises(ClientError, match="ParameterNotFound"):
        ssm.get_parameter(Name=f"/{stack.name}/first")


def test_a_replaced_resource_is_retained_with_its_policy(stack, ssm):
    def template(name):
        resource = parameter(UpdateReplacePolicy="Retain")
        resource["Properties"]["Name"] = f"/{stack.name}/{name}"
        return {"Resources": {"A": resource}}

    stack.create(template("first"))
    stack.update(template("second"))
    assert ssm.get_parameter(Name=f"/{stack.name}/first")["Parameter"]["Value"] == "one"


def test_a_failed_update_is_rolled_back(stack, ssm):
    before = {"Resources": {"A": parameter("before")}, "Outputs": {"O": {"Value": {"Fn::GetAtt": ["A", "Value"]}}}}
    stack.create(before)
    after = {
        "Resources": {"A": parameter("after"), "New": parameter(), "Bad": {**BROKEN, "DependsOn": ["A", "New"]}},
        "Outputs": {"O": {"Value": {"Fn::GetAtt": ["A", "Value"]}}},
    }
    assert stack.update(after) == "UPDATE_ROLLBACK_COMPLETE"
    assert stack.history()[2:] == [
        "UPDATE_IN_PROGRESS",
        "UPDATE_ROLLBACK_IN_PROGRESS",
        "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
        "UPDATE_ROLLBACK_COMPLETE",
    ]
    assert "The following resource(s) failed to create: [Bad]. " in stack.reasons()
    assert value_of(ssm, stack, "A") == "before"
    assert set(stack.resources) == {"A"}
    assert stack.outputs == {"O": "before"}


def test_an_update_can_be_retried_after_a_rollback(stack, ssm):
    stack.create({"Resources": {"A": parameter("before")}})
    stack.update({"Resources": {"A": parameter("after"), "Bad": {**BROKEN, "DependsOn": "A"}}})
    assert stack.update({"Resources": {"A": parameter("after")}}) == "UPDATE_COMPLETE"
    assert value_of(ssm, stack, "A") == "after"


def test_a_rollback_restores_a_replaced_resource_without_creating_it_again(stack, ssm):
    def resource(name):
        made = parameter(name)
        made["Properties"]["Name"] = f"/{stack.name}/{name}"
        return made

    stack.create({"Resources": {"A": resource("first")}})
    version = ssm.get_parameter(Name=f"/{stack.name}/first")["Parameter"]["LastModifiedDate"]
    failing = {"Resources": {"A": resource("second"), "Bad": {**BROKEN, "DependsOn": "A"}}}
    assert stack.update(failing) == "UPDATE_ROLLBACK_COMPLETE"
    assert stack.resources == {"A": f"/{stack.name}/first"}
    assert ssm.get_parameter(Name=f"/{stack.name}/first")["Parameter"]["LastModifiedDate"] == version
    with pytest.raises(ClientError, match="ParameterNotFound"):
        ssm.get_parameter(Name=f"/{stack.name}/second")


def test_a_failed_update_with_disable_rollback_can_be_rolled_back(stack, ssm, cloudformation):
    stack.create({"Resources": {"A": parameter("before")}})
    after = {"Resources": {"A": parameter("after"), "Bad": {**BROKEN, "DependsOn": "A"}}}
    assert stack.update(after, DisableRollback=True) == "UPDATE_FAILED"
    assert value_of(ssm, stack, "A") == "after"
    cloudformation.rollback_stack(StackName=stack.name)
    assert stack.final_status() == "UPDATE_ROLLBACK_COMPLETE"
    assert value_of(ssm, stack, "A") == "before"


def test_a_failed_update_with_disable_rollback_can_be_updated_again(stack, ssm):
    stack.create({"Resources": {"A": parameter("before")}})
    stack.update({"Resources": {"A": parameter("after"), "Bad": {**BROKEN, "DependsOn": "A"}}}, DisableRollback=True)
    assert stack.update({"Resources": {"A": parameter("fixed")}}) == "UPDATE_COMPLETE"
    assert value_of(ssm, stack, "A") == "fixed"
    assert set(stack.resources) == {"A"}


def test_an_update_of_outputs_only_is_an_update(stack):
    stack.create({"Resources": {"A": parameter()}})
    assert stack.update({"Resources": {"A": parameter()}, "Outputs": {"O": {"Value": "x"}}}) == "UPDATE_COMPLETE"
    assert stack.outputs == {"O": "x"}


def test_an_update_without_changes_is_rejected(stack):
    stack.create({"Resources": {"A": parameter()}})
    with pytest.raises(ClientError, match="No updates are to be performed"):
        stack.update({"Resources": {"A": parameter()}})


def test_the_type_of_a_resource_cannot_change(stack):
    stack.create({"Resources": {"A": parameter()}})
    with pytest.raises(ClientError, match=r"modifies resource type of the following resources: \[A\]"):
        stack.update({"Resources": {"A": {"Type": "AWS::S3::Bucket"}}})


def test_a_rolled_back_creation_cannot_be_updated(stack):
    stack.create({"Resources": {"Bad": BROKEN}})
    with pytest.raises(ClientError, match="is in ROLLBACK_COMPLETE state and can not be updated"):
        stack.update({"Resources": {"A": parameter()}})


def test_use_previous_value_keeps_the_name_of_an_ssm_parameter(stack, ssm):
    ssm.put_parameter(Name=f"/{stack.name}/version", Value="1", Type="String")
    template = {
        "Parameters": {
            "Version": {"Type": "AWS::SSM::Parameter::Value<String>"},
            "Word": {"Type": "String", "Default": "hello"},
        },
        "Resources": {"A": parameter({"Fn::Sub": "${Word} ${Version}"})},
        "Outputs": {"O": {"Value": {"Fn::GetAtt": ["A", "Value"]}}},
    }
    stack.create(template, Parameters=[{"ParameterKey": "Version", "ParameterValue": f"/{stack.name}/version"}])
    ssm.put_parameter(Name=f"/{stack.name}/version", Value="2", Type="String", Overwrite=True)
    previous = [{"ParameterKey": key, "UsePreviousValue": True} for key in ("Version", "Word")]
    assert stack.update(template, Parameters=previous) == "UPDATE_COMPLETE"
    assert stack.outputs == {"O": "hello 2"}
