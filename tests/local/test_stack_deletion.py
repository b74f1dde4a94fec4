"""Deleting stacks, also during other operations."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError
from local.engine import parameter, until


def test_resources_are_deleted_in_reverse_order(stack):
    stack.create({"Resources": {"First": parameter(), "Second": parameter({"Ref": "First"})}})
    stack_id = stack.describe()["StackId"]
    assert stack.delete() == "DELETE_COMPLETE"
    gone = [e["LogicalResourceId"] for e in stack.events(stack_id) if e["ResourceStatus"] == "DELETE_COMPLETE"]
    assert gone == ["Second", "First", stack.name]
    assert not stack.exists()


def test_a_deleted_stack_is_found_by_its_id_and_its_name_is_available(stack, cloudformation):
    stack.create({"Resources": {"A": parameter()}})
    stack_id = stack.describe()["StackId"]
    stack.delete()
    with pytest.raises(ClientError, match=f"Stack with id {stack.name} does not exist"):
        stack.describe()
    (deleted,) = cloudformation.describe_stacks(StackName=stack_id)["Stacks"]
    assert deleted["StackStatus"] == "DELETE_COMPLETE"
    assert stack.create({"Resources": {"A": parameter()}}) == "CREATE_COMPLETE"


def test_retained_resources_are_kept(stack, embedded_aws):
    kept = parameter(DeletionPolicy="RetainExceptOnCreate")
    stack.create({"Resources": {"Kept": kept}})
    physical_id = stack.resources["Kept"]
    assert stack.delete() == "DELETE_COMPLETE"
    assert embedded_aws.client("ssm").get_parameter(Name=physical_id)["Parameter"]["Value"] == "one"


def test_deleting_a_missing_stack_is_not_an_error(cloudformation):
    cloudformation.delete_stack(StackName="never-was")


def test_a_protected_stack_is_not_deleted(stack, cloudformation):
    stack.create({"Resources": {"A": parameter()}}, EnableTerminationProtection=True)
    with pytest.raises(ClientError, match="TerminationProtection is enabled"):
        stack.delete()
    cloudformation.update_termination_protection(StackName=stack.name, EnableTerminationProtection=False)
    assert stack.delete() == "DELETE_COMPLETE"


def test_deleting_a_stack_aborts_a_waiting_creation(stack, custom):
    resources = {
        "Answered": custom.resource(OnCreate={"Id": "answered"}),
        "Waiting": custom.resource(OnCreate={"Silent": True}),
        "Behind": parameter(DependsOn="Waiting"),
    }
    stack.begin_create({"Resources": resources})
    until(lambda: stack.history("Answered")[-1:] == ["CREATE_COMPLETE"] and len(custom.requests(stack)) == 2)
    stack_id = stack.describe()["StackId"]
    assert stack.delete() == "DELETE_COMPLETE"
    deleted = {
        request["LogicalResourceId"]: request["PhysicalResourceId"]
        for request in custom.requests(stack)
        if request["RequestType"] == "Delete"
    }
    assert deleted.pop("Answered") == "answered"
    assert deleted.pop("Waiting").startswith(f"{stack.name}-Waiting-")
    assert deleted == {}
    assert stack.history("Behind", stack_id=stack_id) == []
    assert stack.history(stack_id=stack_id) == ["CREATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "DELETE_COMPLETE"]


def test_deleting_a_stack_aborts_a_waiting_update(stack, custom):
    stack.create({"Resources": {"C": custom.resource(OnCreate={"Id": "mine"})}})
    waiting = custom.resource(OnCreate={"Id": "mine"}, OnUpdate={"Silent": True})
    stack.begin_update({"Resources": {"C": waiting}})
    until(lambda: len(custom.requests(stack)) == 2)
    assert stack.delete() == "DELETE_COMPLETE"
    assert custom.request_types(stack) == [("Create", None), ("Update", "mine"), ("Delete", "mine")]


def test_deleting_a_stack_aborts_a_waiting_rollback(stack, custom):
    silent = custom.resource(
        OnCreate={"Status": "FAILED", "Id": "half-made"}, OnDelete={"AfterObject": f"{stack.name}-go"}
    )
    stack.begin_create({"Resources": {"C": silent}})
    until(lambda: custom.request_types(stack)[1:] == [("Delete", "half-made")])
    custom.release(f"{stack.name}-go")
    assert stack.delete() == "DELETE_COMPLETE"


def test_a_cancelled_update_is_rolled_back(stack, custom, cloudformation):
    stack.create({"Resources": {"C": custom.resource(), "A": parameter("before")}})
    waiting = custom.resource(OnUpdate={"Silent": True})
    stack.begin_update({"Resources": {"C": waiting, "A": parameter("after")}})
    until(lambda: len(custom.requests(stack)) == 2 and stack.history("A")[-1:] == ["UPDATE_COMPLETE"])
    cloudformation.cancel_update_stack(StackName=stack.name)
    assert stack.final_status() == "UPDATE_ROLLBACK_COMPLETE"
    assert "Resource update cancelled" in stack.reasons("C")
    assert [kind for kind, _ in custom.request_types(stack)] == ["Create", "Update", "Update"]


def test_only_an_update_can_be_cancelled(stack, cloudformation):
    stack.create({"Resources": {"A": parameter()}})
    with pytest.raises(ClientError, match="CancelUpdateStack cannot be called from current stack status"):
        cloudformation.cancel_update_stack(StackName=stack.name)


def test_a_stack_in_progress_cannot_be_updated(stack, custom):
    stack.begin_create({"Resources": {"C": custom.resource(OnCreate={"Silent": True})}})
    with pytest.raises(ClientError, match="is in CREATE_IN_PROGRESS state and can not be updated"):
        stack.update({"Resources": {"A": parameter()}})
    assert stack.delete() == "DELETE_COMPLETE"
