"""Custom resources: the requests to their functions, and the effects of the responses."""

from __future__ import annotations

import time
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from local.engine import BROKEN, parameter, until


def test_a_create_request_has_all_fields(stack, custom):
    resource = custom.resource(
        OnCreate={"Id": "mine", "Data": {"Size": "7"}},
        properties={"Number": 1, "Flag": True, "List": [False, {"a": 2.5}]},
    )
    template = {
        "Resources": {"C": resource},
        "Outputs": {"Size": {"Value": {"Fn::GetAtt": ["C", "Size"]}}, "Id": {"Value": {"Ref": "C"}}},
    }
    assert stack.create(template) == "CREATE_COMPLETE"
    assert stack.outputs == {"Size": "7", "Id": "mine"}
    (request,) = custom.requests(stack)
    assert request.pop("RequestId")
    assert request.pop("ResponseURL").startswith("http://127.0.0.1:")
    assert request.pop("ResourceProperties") == {
        "ServiceToken": custom.function_arn,
        "OnCreate": resource["Properties"]["OnCreate"],
        "Number": "1",
        "Flag": "true",
        "List": ["false", {"a": "2.5"}],
    }
    assert request == {
        "RequestType": "Create",
        "ServiceToken": custom.function_arn,
        "StackId": stack.describe()["StackId"],
        "LogicalResourceId": "C",
        "ResourceType": "Custom::Scripted",
    }


def test_an_update_request_has_the_old_properties(stack, custom):
    stack.create({"Resources": {"C": custom.resource(OnCreate={"Id": "mine"}, properties={"Number": 1})}})
    update = {"Resources": {"C": custom.resource(OnCreate={"Id": "mine"}, properties={"Number": 2})}}
    assert stack.update(update) == "UPDATE_COMPLETE"
    request = custom.requests(stack)[1]
    assert request["RequestType"] == "Update"
    assert request["PhysicalResourceId"] == "mine"
    assert request["OldResourceProperties"]["Number"] == "1"
    assert request["ResourceProperties"]["Number"] == "2"


def test_a_delete_request_has_the_physical_id(stack, custom):
    stack.create({"Resources": {"C": custom.resource(OnCreate={"Id": "mine"})}})
    assert stack.delete() == "DELETE_COMPLETE"
    assert custom.request_types(stack) == [("Create", None), ("Delete", "mine")]


def test_no_request_is_sent_without_changes(stack, custom):
    template = {"Resources": {"C": custom.resource(), "A": parameter("a")}}
    stack.create(template)
    template["Resources"]["A"] = parameter("b")
    stack.update(template)
    assert custom.request_types(stack) == [("Create", None)]


def test_a_failed_create_fails_the_stack_and_its_id_is_deleted(stack, custom):
    resource = custom.resource(OnCreate={"Status": "FAILED", "Reason": "no space", "Id": "half-made"})
    assert stack.create({"Resources": {"C": resource}}) == "ROLLBACK_COMPLETE"
    request_id = custom.requests(stack)[0]["RequestId"]
    assert stack.reasons("C") == [
        f"Received response status [FAILED] from custom resource. Message returned: no space (RequestId: {request_id})"
    ]
    assert custom.request_types(stack) == [("Create", None), ("Delete", "half-made")]


def test_a_failed_update_is_rolled_back_with_old_and_new_properties_swapped(stack, custom):
    stack.create({"Resources": {"C": custom.resource(OnCreate={"Id": "mine"})}})
    failing = custom.resource(OnCreate={"Id": "mine"}, OnUpdate={"Status": "FAILED"})
    assert stack.update({"Resources": {"C": failing}}) == "UPDATE_ROLLBACK_COMPLETE"
    _, update, rollback = custom.requests(stack)
    assert rollback["RequestType"] == "Update"
    assert rollback["PhysicalResourceId"] == "mine"
    assert rollback["ResourceProperties"] == update["OldResourceProperties"]
    assert rollback["OldResourceProperties"] == update["ResourceProperties"]


def test_a_successful_update_is_rolled_back_if_another_resource_fails(stack, custom):
    stack.create({"Resources": {"C": custom.resource(properties={"Number": 1})}})
    after = {
        "C": custom.resource(properties={"Number": 2}),
        "Bad": {**BROKEN, "DependsOn": "C"},
    }
    assert stack.update({"Resources": after}) == "UPDATE_ROLLBACK_COMPLETE"
    numbers = [request["ResourceProperties"]["Number"] for request in custom.requests(stack)]
    assert numbers == ["1", "2", "1"]


def test_another_id_replaces_the_resource_and_the_cleanup_deletes_the_old_one(stack, custom):
    stack.create({"Resources": {"C": custom.resource(OnCreate={"Id": "first"})}})
    update = {"Resources": {"C": custom.resource(OnCreate={"Id": "first"}, OnUpdate={"Id": "second"})}}
    assert stack.update(update) == "UPDATE_COMPLETE"
    assert custom.request_types(stack) == [("Create", None), ("Update", "first"), ("Delete", "first")]
    assert "OnUpdate" not in custom.requests(stack)[2]["ResourceProperties"]
    assert stack.resources == {"C": "second"}
    assert stack.history()[-2:] == ["UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE"]


def test_a_rolled_back_replacement_is_deleted_and_the_old_resource_is_kept(stack, custom):
    stack.create({"Resources": {"C": custom.resource(OnCreate={"Id": "first"})}})
    after = {
        "C": custom.resource(OnCreate={"Id": "first"}, OnUpdate={"Id": "second"}),
        "Bad": {**BROKEN, "DependsOn": "C"},
    }
    assert stack.update({"Resources": after}) == "UPDATE_ROLLBACK_COMPLETE"
    assert custom.request_types(stack) == [("Create", None), ("Update", "first"), ("Delete", "second")]
    assert stack.resources == {"C": "first"}


def test_a_failed_replacement_is_deleted_and_the_old_resource_is_kept(stack, custom):
    stack.create({"Resources": {"C": custom.resource(OnCreate={"Id": "first"})}})
    failing = custom.resource(OnCreate={"Id": "first"}, OnUpdate={"Status": "FAILED", "Id": "half-made"})
    assert stack.update({"Resources": {"C": failing}}) == "UPDATE_ROLLBACK_COMPLETE"
    assert custom.request_types(stack) == [("Create", None), ("Update", "first"), ("Delete", "half-made")]
    assert stack.resources == {"C": "first"}


def test_a_failed_delete_fails_the_stack_and_can_be_retried(stack, custom):
    failing = custom.resource(OnDelete={"Status": "FAILED", "Reason": "still in use"})
    stack.create({"Resources": {"C": failing, "A": parameter()}})
    stack_id = stack.describe()["StackId"]
    assert stack.delete() == "DELETE_FAILED"
    assert stack.history("A")[-1] == "DELETE_COMPLETE"
    assert "The following resource(s) failed to delete: [C]. " in stack.reasons()
    assert stack.delete() == "DELETE_FAILED"
    assert stack.delete(RetainResources=["C"]) == "DELETE_COMPLETE"
    assert stack.history("C", stack_id=stack_id)[-1] == "DELETE_SKIPPED"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param({"Data": {"x": "y" * 4096}}, "Response object is too long.", id="too-long"),
        pytest.param({"Raw": "done"}, "Response is not valid JSON", id="not-json"),
        pytest.param(
            {"Status": "DONE"}, "Invalid Response object: Status must be either SUCCESS or FAILED", id="status"
        ),
        pytest.param({"Id": "x" * 1025}, "Invalid PhysicalResourceId", id="long-id"),
    ],
)
def test_an_invalid_response_fails_the_resource(stack, custom, answer, reason):
    assert stack.create({"Resources": {"C": custom.resource(OnCreate=answer)}}) == "ROLLBACK_COMPLETE"
    assert stack.reasons("C") == [reason]
    (_, deletion) = custom.requests(stack)
    assert deletion["PhysicalResourceId"].startswith(f"{stack.name}-C-")


def test_a_missing_response_fails_the_resource_after_its_service_timeout(stack, custom):
    resource = custom.resource(OnCreate={"Silent": True}, properties={"ServiceTimeout": 1})
    started = time.monotonic()
    assert stack.create({"Resources": {"C": resource}}) == "ROLLBACK_COMPLETE"
    assert 1 <= time.monotonic() - started < 10
    (reason,) = stack.reasons("C")
    assert reason.startswith("CloudFormation did not receive a response from your Custom Resource.")
    assert custom.requests(stack)[1]["PhysicalResourceId"].startswith(f"{stack.name}-C-")


def test_a_service_timeout_above_one_hour_is_rejected(stack, custom):
    resource = custom.resource(properties={"ServiceTimeout": 3601})
    assert stack.create({"Resources": {"C": resource}}) == "ROLLBACK_COMPLETE"
    assert stack.reasons("C") == ["ServiceTimeout must be 1 to 3600 seconds, got 3601"]


def test_a_missing_function_fails_the_resource_immediately(stack, custom):
    resource = custom.resource()
    resource["Properties"]["ServiceToken"] = custom.function_arn + "-not"
    assert stack.create({"Resources": {"C": resource}}) == "ROLLBACK_COMPLETE"
    assert "Function not found" in stack.reasons("C")[0]


def test_the_service_token_cannot_change(stack, custom):
    stack.create({"Resources": {"C": custom.resource()}})
    moved = custom.resource()
    moved["Properties"]["ServiceToken"] += ":other"
    assert stack.update({"Resources": {"C": moved}}) == "UPDATE_ROLLBACK_FAILED"
    assert "Modifying service token is not allowed." in stack.reasons("C")


def test_a_missing_attribute_fails_the_resource_that_refers_to_it(stack, custom):
    template = {"Resources": {"C": custom.resource(), "A": parameter({"Fn::GetAtt": ["C", "Nope"]})}}
    assert stack.create(template) == "ROLLBACK_COMPLETE"
    assert stack.reasons("A") == [
        "CustomResource attribute error: Vendor response doesn't contain Nope key in object made"
    ]


def test_attributes_with_no_echo_are_masked_in_events(stack, custom):
    template = {
        "Resources": {
            "C": custom.resource(OnCreate={"Data": {"Password": "sesame"}, "NoEcho": True}),
            "A": parameter({"Fn::GetAtt": ["C", "Password"]}),
        },
        "Outputs": {"Stored": {"Value": {"Fn::GetAtt": ["A", "Value"]}}},
    }
    assert stack.create(template) == "CREATE_COMPLETE"
    made = next(event for event in stack.events() if event["LogicalResourceId"] == "A")
    assert '"Value": "****"' in made["ResourceProperties"]
    assert stack.outputs == {"Stored": "sesame"}


def test_a_waiting_resource_blocks_only_its_dependents(stack, custom):
    template = {
        "Resources": {
            "Slow": custom.resource(OnCreate={"AfterObject": f"{stack.name}-go"}),
            "OtherSlow": custom.resource(OnCreate={"AfterObject": f"{stack.name}-go"}),
            "Free": parameter(),
            "Next": parameter(DependsOn="Free"),
            "Behind": parameter(DependsOn="Slow"),
        }
    }
    stack.begin_create(template)
    until(lambda: stack.history("Next")[-1:] == ["CREATE_COMPLETE"])
    until(lambda: stack.history("OtherSlow") == ["CREATE_IN_PROGRESS"])
    assert stack.history("Slow") == ["CREATE_IN_PROGRESS"]
    assert stack.history("Behind") == []
    custom.release(f"{stack.name}-go")
    assert stack.final_status() == "CREATE_COMPLETE"
    assert stack.history("Behind") == ["CREATE_IN_PROGRESS", "CREATE_COMPLETE"]


def test_the_failure_of_another_resource_cancels_a_waiting_one(stack, custom):
    template = {
        "Resources": {
            "Waiting": custom.resource(OnCreate={"Silent": True}),
            "Failing": custom.resource(OnCreate={"Status": "FAILED"}),
        }
    }
    assert stack.create(template) == "ROLLBACK_COMPLETE"
    assert stack.reasons("Waiting") == ["Resource creation cancelled"]
    deletion = next(request for request in custom.requests(stack)[2:] if request["LogicalResourceId"] == "Waiting")
    assert deletion["RequestType"] == "Delete"
    assert deletion["PhysicalResourceId"].startswith(f"{stack.name}-Waiting-")


def put(url, body):
    request = Request(url, data=body, method="PUT")  # noqa: S310 - of the server under test
    with urlopen(request) as response:  # noqa: S310 - see above
        return response.status


def test_a_late_or_second_response_changes_nothing(stack, custom):
    stack.create({"Resources": {"C": custom.resource(OnCreate={"Id": "mine"})}})
    assert put(custom.requests(stack)[0]["ResponseURL"], b'{"Status": "FAILED"}') == 200
    assert stack.status == "CREATE_COMPLETE"
    assert stack.resources == {"C": "mine"}


def test_a_response_to_an_unknown_url_is_rejected(embedded_aws):
    url = f"{embedded_aws.endpoint_url}/cloudformation-custom-resource-response-useast1/guessed"
    with pytest.raises(HTTPError, match="403"):
        put(url, b"{}")
