"""Exports and imports of values, and nested stacks."""

from __future__ import annotations

import json

import pytest
from botocore.exceptions import ClientError
from local.engine import BROKEN, parameter


def exporting(name, value="one"):
    output = {"Value": {"Fn::GetAtt": ["A", "Value"]}, "Export": {"Name": name}}
    return {"Resources": {"A": parameter(value)}, "Outputs": {"O": output}}


def importing(name):
    return {
        "Resources": {"B": parameter({"Fn::ImportValue": name})},
        "Outputs": {"O": {"Value": {"Fn::GetAtt": ["B", "Value"]}}},
    }


def test_an_export_is_imported(new_stack, cloudformation):
    giver, taker = new_stack(), new_stack()
    giver.create(exporting(f"{giver.name}:value"))
    assert taker.create(importing(f"{giver.name}:value")) == "CREATE_COMPLETE"
    assert taker.outputs == {"O": "one"}
    exports = {export["Name"]: export["Value"] for export in cloudformation.list_exports()["Exports"]}
    assert exports[f"{giver.name}:value"] == "one"
    assert cloudformation.list_imports(ExportName=f"{giver.name}:value")["Imports"] == [taker.name]


def test_a_missing_export_fails_the_importing_stack(stack):
    assert stack.create(importing("missing")) == "ROLLBACK_COMPLETE"
    assert stack.reasons("B") == ["No export named missing found."]


def test_an_export_in_use_cannot_be_changed_or_deleted(new_stack):
    giver, taker = new_stack(), new_stack()
    name = f"{giver.name}:value"
    giver.create(exporting(name))
    taker.create(importing(name))
    assert giver.update(exporting(name, "other")) == "UPDATE_ROLLBACK_COMPLETE"
    assert f"Export {name} cannot be updated as it is in use by {taker.name}" in giver.reasons()
    assert giver.delete() == "UPDATE_ROLLBACK_COMPLETE"
    assert giver.reasons()[-1] == f"Delete canceled. Cannot delete export {name} as it is in use by {taker.name}."
    taker.delete()
    assert giver.delete() == "DELETE_COMPLETE"


def test_an_export_name_is_unique(new_stack):
    one, other = new_stack(), new_stack()
    one.create(exporting("the-name"))
    assert other.create(exporting("the-name")) == "ROLLBACK_COMPLETE"
    assert other.reasons()[1].startswith(f"Export with name the-name is already exported by stack {one.name}")


@pytest.fixture
def nested(embedded_aws, new_stack):
    """Create a nested stack resource with its template in S3."""
    s3 = embedded_aws.client("s3")
    s3.create_bucket(Bucket="nested-templates")

    def resource(template, **parameters):
        key = f"{new_stack().name}.json"
        s3.put_object(Bucket="nested-templates", Key=key, Body=json.dumps(template))
        url = f"https://s3.us-east-1.amazonaws.com/nested-templates/{key}"
        return {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": url, "Parameters": parameters}}

    return resource


def test_a_stack_may_have_nested_stacks(stack, nested, cloudformation):
    inner = {
        "Parameters": {"Word": {"Type": "String"}},
        "Resources": {"A": parameter({"Ref": "Word"})},
        "Outputs": {"Value": {"Value": {"Fn::GetAtt": ["A", "Value"]}}},
    }
    outer = {
        "Resources": {"Inner": nested(inner, Word="hello")},
        "Outputs": {"Value": {"Value": {"Fn::GetAtt": ["Inner", "Outputs.Value"]}}},
    }
    assert stack.create(outer) == "CREATE_COMPLETE"
    assert stack.outputs == {"Value": "hello"}
    inner_id = stack.resources["Inner"]
    assert cloudformation.describe_stacks(StackName=inner_id)["Stacks"][0]["ParentId"] == stack.describe()["StackId"]
    outer["Resources"]["Inner"]["Properties"]["Parameters"] = {"Word": "bye"}
    assert stack.update(outer) == "UPDATE_COMPLETE"
    assert stack.outputs == {"Value": "bye"}
    assert stack.delete() == "DELETE_COMPLETE"
    assert cloudformation.describe_stacks(StackName=inner_id)["Stacks"][0]["StackStatus"] == "DELETE_COMPLETE"


def test_a_failed_nested_stack_fails_its_parent(stack, nested, cloudformation):
    assert stack.create({"Resources": {"Inner": nested({"Resources": {"Bad": BROKEN}})}}) == "ROLLBACK_COMPLETE"
    assert "was not successfully created: the embedded AWS has no model" in stack.reasons("Inner")[0]
    names = [found["StackName"] for found in cloudformation.describe_stacks()["Stacks"]]
    assert not [name for name in names if name.startswith(f"{stack.name}-Inner")]


def test_a_missing_template_fails_the_stack(stack, nested):
    inner = nested({"Resources": {"A": parameter()}})
    inner["Properties"]["TemplateURL"] += ".not"
    assert stack.create({"Resources": {"Inner": inner}}) == "ROLLBACK_COMPLETE"
    assert stack.reasons("Inner")[0].startswith("S3 error: ")


def test_a_missing_stack_has_no_template(cloudformation):
    with pytest.raises(ClientError, match="Stack with id never-was does not exist"):
        cloudformation.get_template(StackName="never-was")
