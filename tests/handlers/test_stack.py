"""Whether the stack is rolling back, and whether CloudFormation still waits for a response."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from botocore.exceptions import ClientError
from handlers import events

from glue_constructs.handlers.stack import Stack, describe_stack


@pytest.mark.parametrize(
    ("status", "is_rolling_back"),
    [
        ("", None),
        ("CREATE_IN_PROGRESS", False),
        ("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", False),
        ("ROLLBACK_IN_PROGRESS", True),
        ("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", True),
    ],
)
def test_the_status_tells_a_rollback(status, is_rolling_back):
    assert Stack(status).is_rolling_back is is_rolling_back


@pytest.mark.parametrize(
    ("kind", "status", "has_given_up"),
    [
        ("Create", "CREATE_IN_PROGRESS", False),
        ("Create", "UPDATE_IN_PROGRESS", False),
        ("Create", "ROLLBACK_IN_PROGRESS", True),
        ("Create", "UPDATE_ROLLBACK_IN_PROGRESS", True),
        ("Create", "CREATE_COMPLETE", True),
        ("Create", "", False),
        ("Update", "UPDATE_IN_PROGRESS", False),
        ("Update", "UPDATE_ROLLBACK_IN_PROGRESS", False),
        ("Update", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", False),
        ("Update", "UPDATE_COMPLETE", True),
        ("Update", "UPDATE_ROLLBACK_FAILED", True),
        ("Update", "DELETE_IN_PROGRESS", True),
        ("Update", "", False),
        ("Delete", "DELETE_IN_PROGRESS", False),
        ("Delete", "DELETE_COMPLETE", False),
        ("Delete", "ROLLBACK_IN_PROGRESS", False),
    ],
)
def test_the_status_tells_whether_a_response_is_awaited(kind, status, has_given_up):
    assert Stack(status).has_given_up(kind, sent=1000, arrived=1001) is has_given_up


@pytest.mark.parametrize(
    ("arrived", "updated", "has_given_up"),
    [
        (1031, 1006, True),
        (1030, 1006, False),
        (1031, 1005, False),
        (1031, 0, False),
    ],
)
@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_a_later_update_ends_the_wait_for_a_late_event(kind, arrived, updated, has_given_up):
    """More than 30 seconds after it was sent, and more than 5 before the update, for clocks differ."""
    stack = Stack("UPDATE_IN_PROGRESS", updated)
    assert stack.has_given_up(kind, sent=1000, arrived=arrived) is has_given_up


def test_a_later_update_does_not_matter_to_a_delete():
    assert not Stack("UPDATE_IN_PROGRESS", 2000).has_given_up("Delete", sent=1000, arrived=2000)


class TestTheDescriptionOfAStack:
    @pytest.mark.parametrize(
        ("more", "updated"), [({}, 0), ({"LastUpdatedTime": datetime.fromtimestamp(1000, timezone.utc)}, 1000)]
    )
    def test_has_its_status_and_the_time_of_its_last_update(self, stacks, more, updated):
        created = datetime.fromtimestamp(500, timezone.utc)
        answer = {"StackName": "Orders", "CreationTime": created, "StackStatus": "UPDATE_IN_PROGRESS", **more}
        stacks.answers("describe_stacks", {"Stacks": [answer]}, StackName=events.STACK)
        stack = describe_stack(stacks.client, events.STACK, is_settled=False)
        assert (stack.status, stack.updated) == ("UPDATE_IN_PROGRESS", updated)

    @pytest.mark.parametrize(
        ("code", "is_settled"), [("ValidationError", False), ("ValidationError", True), ("AccessDenied", True)]
    )
    def test_is_unknown_after_an_error_that_stays(self, stacks, code, is_settled):
        stacks.refuses("describe_stacks", code, StackName=events.STACK)
        stack = describe_stack(stacks.client, events.STACK, is_settled=is_settled)
        assert (stack.status, stack.updated) == ("", 0)

    @pytest.mark.parametrize(
        ("code", "is_settled"), [("AccessDenied", False), ("Throttling", False), ("Throttling", True), ("503", True)]
    )
    def test_is_asked_for_again_after_an_error_that_may_pass(self, stacks, code, is_settled):
        stacks.refuses("describe_stacks", code, StackName=events.STACK)
        with pytest.raises(ClientError, match=code):
            describe_stack(stacks.client, events.STACK, is_settled=is_settled)
