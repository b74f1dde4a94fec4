"""Change sets."""

from __future__ import annotations

import json

import pytest
from botocore.exceptions import ClientError
from local.engine import BROKEN, parameter


@pytest.fixture
def change_sets(cloudformation):
    def create(stack, template, kind="UPDATE", name="changes"):
        return cloudformation.create_change_set(
            StackName=stack.name, ChangeSetName=name, ChangeSetType=kind, TemplateBody=json.dumps(template)
        )

    return create


def described(cloudformation, stack, name="changes"):
    return cloudformation.describe_change_set(StackName=stack.name, ChangeSetName=name)


def test_a_stack_is_created_by_a_change_set(stack, cloudformation, change_sets):
    change_sets(stack, {"Resources": {"A": parameter()}}, kind="CREATE")
    assert stack.status == "REVIEW_IN_PROGRESS"
    assert described(cloudformation, stack)["Status"] == "CREATE_COMPLETE"
    assert stack.resources == {}
    cloudformation.execute_change_set(StackName=stack.name, ChangeSetName="changes")
    assert stack.final_status() == "CREATE_COMPLETE"
    assert set(stack.resources) == {"A"}


def test_a_change_set_lists_what_would_change(stack, cloudformation, change_sets):
    def named(name):
        resource = parameter()
        resource["Properties"]["Name"] = f"/{stack.name}/{name}"
        return resource

    stack.create({"Resources": {"Same": parameter(), "Old": parameter(), "New": parameter(), "Named": named("a")}})
    changed = {"Same": parameter(), "New": parameter("x"), "More": parameter(), "Named": named("b")}
    changed["Behind"] = parameter({"Ref": "More"})
    change_sets(stack, {"Resources": changed})
    changes = [change["ResourceChange"] for change in described(cloudformation, stack)["Changes"]]
    assert [(c["Action"], c["LogicalResourceId"], c.get("Replacement")) for c in changes] == [
        ("Modify", "New", "False"),
        ("Add", "More", None),
        ("Modify", "Named", "True"),
        ("Add", "Behind", None),
        ("Remove", "Old", None),
    ]


def test_a_change_set_without_changes_fails(stack, cloudformation, change_sets):
    stack.create({"Resources": {"A": parameter()}})
    change_sets(stack, {"Resources": {"A": parameter()}})
    found = described(cloudformation, stack)
    assert (found["Status"], found["ExecutionStatus"]) == ("FAILED", "UNAVAILABLE")
    assert found["StatusReason"].startswith("The submitted information didn't contain changes.")
    with pytest.raises(ClientError, match="InvalidChangeSetStatus"):
        cloudformation.execute_change_set(StackName=stack.name, ChangeSetName="changes")


def test_the_name_of_a_change_set_is_unique_within_its_stack(new_stack, cloudformation, change_sets):
    one, other = new_stack(), new_stack()
    for stack in (one, other):
        stack.create({"Resources": {"A": parameter()}})
        change_sets(stack, {"Resources": {"A": parameter(stack.name)}})
    cloudformation.execute_change_set(StackName=one.name, ChangeSetName="changes")
    assert one.final_status() == "UPDATE_COMPLETE"
    assert other.status == "CREATE_COMPLETE"
    assert described(cloudformation, other)["ExecutionStatus"] == "AVAILABLE"


def test_execution_deletes_all_change_sets_of_the_stack(stack, cloudformation, change_sets):
    stack.create({"Resources": {"A": parameter()}})
    for name in ("first", "second"):
        change_sets(stack, {"Resources": {"A": parameter(name)}}, name=name)
    cloudformation.execute_change_set(StackName=stack.name, ChangeSetName="first")
    assert cloudformation.list_change_sets(StackName=stack.name)["Summaries"] == []


def test_deleting_a_missing_change_set_is_not_an_error(stack, cloudformation):
    stack.create({"Resources": {"A": parameter()}})
    cloudformation.delete_change_set(StackName=stack.name, ChangeSetName="never-was")
    with pytest.raises(ClientError, match="does not exist"):
        cloudformation.delete_change_set(StackName="never-was", ChangeSetName="never-was")


def test_a_missing_change_set_cannot_be_described(stack, cloudformation):
    stack.create({"Resources": {"A": parameter()}})
    with pytest.raises(cloudformation.exceptions.ChangeSetNotFoundException):
        described(cloudformation, stack)


def test_a_failed_change_set_is_not_rolled_back_with_disable_rollback(stack, cloudformation, change_sets):
    stack.create({"Resources": {"A": parameter()}})
    change_sets(stack, {"Resources": {"A": parameter("new"), "Bad": {**BROKEN, "DependsOn": "A"}}})
    cloudformation.execute_change_set(StackName=stack.name, ChangeSetName="changes", DisableRollback=True)
    assert stack.final_status() == "UPDATE_FAILED"


def test_a_stack_in_review_is_deleted_like_any_other(stack, change_sets):
    change_sets(stack, {"Resources": {"A": parameter()}}, kind="CREATE")
    assert stack.delete() == "DELETE_COMPLETE"
