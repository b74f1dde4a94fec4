"""The model of CloudFormation: the requests that it sends, and how it processes the responses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from permissions.intrinsics import Environment
from simulation.plain import PlainProvider
from simulation.processes import Function
from simulation.resources import Target
from simulation.schedule import Act, Schedule, Setting
from simulation.template import Template
from simulation.world import World


class Answering(PlainProvider):
    """A provider that sends the given responses in their order, then SUCCESS; None: no response."""

    def __init__(self, *answers: str | dict[str, Any] | None) -> None:
        self._answers = list(answers)
        self.functions = (Function("entry", self._work, 30),)

    def _work(self, world: World, event: dict[str, Any]) -> None:
        answer = self._answers.pop(0) if self._answers else "SUCCESS"
        if answer is None:
            return
        given = answer if isinstance(answer, dict) else {"Status": answer}
        body = {"PhysicalResourceId": event.get("PhysicalResourceId", "made"), **given}
        world.stack.answer(event["ResponseURL"], json.dumps(body).encode())


def run_acts(provider: PlainProvider, *acts: Act, **settings: Any) -> World:
    world = World(Schedule(1, acts, tuple(Setting(name, value) for name, value in settings.items())), provider)
    world.run()
    return world


def sent(world: World) -> list[str]:
    return [
        f"{r.kind}{' back' if r.rollback else ''} {r.event.get('PhysicalResourceId', '-')}"
        for r in world.stack.requests
    ]


def deploy(work: int = 0, **how: Any) -> Act:
    return Act("deploy", details={"work": work, **how})


DELETE = Act("delete")


def test_a_stack_is_created_updated_and_deleted():
    world = run_acts(Answering(), deploy(), deploy(1), DELETE)
    assert sent(world) == ["Create -", "Update made", "Delete made"]
    update = world.stack.requests[1].event
    assert update["OldResourceProperties"]["Run"]["Arguments"]["--work"] == "0"
    assert update["ResourceProperties"]["Run"]["Arguments"]["--work"] == "1"
    assert world.stack.status == "DELETE_COMPLETE"
    assert not world.glue.jobs["orders"].exists


def test_an_unchanged_resource_gets_no_request():
    assert sent(run_acts(Answering(), deploy(), deploy())) == ["Create -"]


def test_a_failed_creation_is_rolled_back_with_the_id_of_the_response():
    world = run_acts(Answering("FAILED"), deploy())
    assert sent(world) == ["Create -", "Delete back made"]
    assert world.stack.status == "ROLLBACK_COMPLETE"


def test_a_creation_without_a_response_gets_a_delete_with_a_generated_id():
    world = run_acts(Answering(None), deploy(fails_after=5))
    assert sent(world) == ["Create -", "Delete back Orders-OrdersNow-000001"]
    assert world.stack.requests[0].given_up


def test_a_stack_that_is_deleted_during_its_creation_gets_a_delete_with_a_generated_id():
    world = run_acts(Answering(None), deploy(), Act("delete", 3, while_busy=True))
    assert sent(world) == ["Create -", "Delete Orders-OrdersNow-000001"]
    assert world.stack.status == "DELETE_COMPLETE"


@pytest.mark.parametrize(
    ("answered", "how"),
    [
        ("SUCCESS", {"fails_after": 5}),
        ("FAILED", {"fails_after": 5}),
        (None, {"fails_after": 5}),
        ("FAILED", {}),
        (None, {"cancelled_after": 5}),
    ],
)
def test_a_failed_update_is_rolled_back(answered, how):
    world = run_acts(Answering("SUCCESS", answered), deploy(), deploy(1, **how))
    assert sent(world) == ["Create -", "Update made", "Update back made"]
    back = world.stack.requests[2].event
    assert back["ResourceProperties"]["Run"]["Arguments"]["--work"] == "0"
    assert back["OldResourceProperties"]["Run"]["Arguments"]["--work"] == "1"
    assert world.stack.status == "UPDATE_ROLLBACK_COMPLETE"


def test_a_new_physical_id_is_adopted_and_the_old_one_deleted():
    world = run_acts(Answering("SUCCESS", {"Status": "SUCCESS", "PhysicalResourceId": "other"}), deploy(), deploy(1))
    assert sent(world) == ["Create -", "Update made", "Delete made"]


def test_a_new_physical_id_of_a_failed_update_is_adopted_too():
    failed = {"Status": "FAILED", "PhysicalResourceId": "other"}
    world = run_acts(Answering("SUCCESS", failed), deploy(), deploy(1))
    assert sent(world) == ["Create -", "Update made", "Update back other", "Delete back made"]


def test_a_rollback_that_fails_can_be_continued():
    acts = deploy(), deploy(1), Act("continue_rollback")
    world = run_acts(Answering("SUCCESS", "FAILED", "FAILED"), *acts)
    assert sent(world) == ["Create -", "Update made", "Update back made", "Update back made"]
    assert world.stack.status == "UPDATE_ROLLBACK_COMPLETE"


def test_a_failed_creation_without_rollback_is_deleted_and_created_again():
    world = run_acts(Answering("FAILED"), deploy(keeps=True), deploy(), same_request_id=True)
    assert sent(world) == ["Create -", "Delete made", "Create -"]
    first, _, again = (request.event for request in world.stack.requests)
    assert first["RequestId"] == again["RequestId"]
    assert first["ResponseURL"] != again["ResponseURL"]
    assert world.stack.status == "CREATE_COMPLETE"


def test_removed_resources_are_deleted_and_added_ones_are_deleted_in_a_rollback():
    without = ("OrdersNow",)
    assert sent(run_acts(Answering(), deploy(), deploy(without=without))) == ["Create -", "Delete made"]
    world = run_acts(Answering(), deploy(without=without), deploy(fails_after=5))
    assert sent(world) == ["Create -", "Delete back made"]
    assert world.stack.status == "UPDATE_ROLLBACK_COMPLETE"


def test_a_delete_that_fails_blocks_the_stack_and_can_be_repeated():
    world = run_acts(Answering("SUCCESS", "FAILED"), deploy(), DELETE)
    assert world.stack.status == "DELETE_FAILED"
    assert world.glue.jobs["orders"].exists
    world = run_acts(Answering("SUCCESS", "FAILED"), deploy(), DELETE, DELETE)
    assert world.stack.status == "DELETE_COMPLETE"


def test_a_delete_that_fails_in_a_cleanup_is_skipped():
    world = run_acts(Answering("SUCCESS", "FAILED"), deploy(), deploy(without=("OrdersNow",)))
    assert world.stack.status == "UPDATE_COMPLETE"


def test_a_request_without_a_response_in_time_fails_and_later_responses_are_ignored():
    world = run_acts(Answering(None), deploy())
    create, delete = world.stack.requests
    assert delete.sent == create.deadline + 2
    assert create.deadline == create.sent + 600
    world.stack.answer(create.event["ResponseURL"], b'{"Status": "SUCCESS"}')
    assert create.answer is None


def test_only_the_first_response_is_accepted():
    world = run_acts(Answering("FAILED"), deploy())
    create = world.stack.requests[0]
    world.stack.answer(create.event["ResponseURL"], b'{"Status": "SUCCESS"}')
    assert create.answer["Status"] == "FAILED"


def test_a_renamed_job_is_another_job_and_the_old_one_is_deleted_at_the_end():
    world = run_acts(Answering(), deploy(), deploy(changes=(("job", "orders-v2"),)))
    assert {name: job.exists for name, job in world.glue.jobs.items()} == {"orders": False, "orders-v2": True}
    world = run_acts(Answering(), deploy(), deploy(changes=(("job", "orders-v2"),), fails_after=5))
    assert {name: job.exists for name, job in world.glue.jobs.items()} == {"orders": True, "orders-v2": False}


NESTED = {"nested": True, "rollback_seconds": 1}


def test_a_nested_stack_is_rolled_back_if_its_parent_fails_after_its_update():
    world = run_acts(Answering(), deploy(), deploy(1, parent_fails=20), **NESTED)
    assert sent(world) == ["Create -", "Update made", "Update back made"]
    assert world.stack.status == "UPDATE_ROLLBACK_COMPLETE"


def test_a_nested_stack_is_deleted_if_the_creation_of_its_parent_fails():
    world = run_acts(Answering(), deploy(parent_fails=20), deploy(), **NESTED)
    assert sent(world) == ["Create -", "Delete made", "Create -"]
    first, _, again = (request.event["StackId"] for request in world.stack.requests)
    assert first != again
    assert "Orders-Runs-NESTED" in first


def test_a_nested_stack_waits_for_its_parent_before_the_cleanup():
    world = run_acts(Answering(), deploy(), deploy(without=("OrdersNow",), parent_fails=20), **NESTED)
    assert sent(world) == ["Create -"]  # the run is not deleted before the parent fails
    assert world.stack.status == "UPDATE_ROLLBACK_COMPLETE"


def statuses(world: World, *seconds: float) -> list[str]:
    """Return the statuses that DescribeStacks shows some seconds after the last request was sent."""
    last = world.stack.requests[-1]
    found = []
    for each in seconds:
        world.clock.now = last.sent + each
        described = world.stack.describe("DescribeStacks", {"StackName": last.event["StackId"]})
        found.append(described["Stacks"][0]["StackStatus"])
    return found


def test_a_status_is_shown_later():
    acts = deploy(), deploy(1)
    assert statuses(run_acts(Answering(), *acts), 0) == ["UPDATE_IN_PROGRESS"]
    lagging = run_acts(Answering(), *acts, status_lag=2)
    assert statuses(lagging, 0, 1.9, 2.1) == ["CREATE_COMPLETE", "CREATE_COMPLETE", "UPDATE_IN_PROGRESS"]


def test_the_status_of_a_deleted_stack_can_be_read():
    assert statuses(run_acts(Answering(), deploy(), DELETE), 100) == ["DELETE_COMPLETE"]


class Ordered(PlainProvider):
    """A provider of two runs of which one depends on the other, and a policy on which the first depends."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, set[str]]] = []
        self.functions = (Function("entry", self._work, 30),)

    def _work(self, world: World, event: dict[str, Any]) -> None:
        parts = {name for name in world.stack.provisioner.parts if name.startswith("Policy")}
        self.seen.append((event["RequestType"], event["LogicalResourceId"], parts))
        world.stack.answer(event["ResponseURL"], json.dumps({"Status": "SUCCESS", "PhysicalResourceId": "a"}).encode())

    def target(self, policy: str, *, with_second: bool = True, value: str = "1") -> Target:
        first = {"Type": "Custom::First", "Properties": {"ServiceToken": "entry"}, "DependsOn": policy}
        second = {"Type": "Custom::Second", "Properties": {"ServiceToken": "entry"}, "DependsOn": ["First"]}
        resources = {"First": first, policy: {"Type": "AWS::SNS::Topic"}}
        template = Template({**({"Second": second} if with_second else {}), **resources}, Environment())
        return Target(template, {name: {"ServiceToken": "entry", "Value": value} for name in ("First", "Second")})

    def deployed(self, *targets: tuple[Target, float | None]) -> list[tuple[str, str, set[str]]]:
        world = World(Schedule(1, ()), self)
        for target, fails_after in targets:
            world.stack.next_stack()
            world.stack.deploy(target, fails_after=fails_after)
            world.clock.run()
        world.stack.delete()
        world.clock.run()
        return self.seen


def test_resources_are_created_after_those_that_they_depend_on_and_deleted_before_them():
    provider = Ordered()
    assert provider.deployed((provider.target("Policy1"), None)) == [
        ("Create", "First", {"Policy1"}),
        ("Create", "Second", {"Policy1"}),
        ("Delete", "Second", {"Policy1"}),
        ("Delete", "First", {"Policy1"}),
    ]


def test_a_replaced_resource_is_deleted_after_all_updates():
    provider = Ordered()
    seen = provider.deployed((provider.target("Policy1"), None), (provider.target("Policy2", value="2"), None))
    assert seen[2:] == [
        ("Update", "First", {"Policy1", "Policy2"}),
        ("Update", "Second", {"Policy1", "Policy2"}),
        ("Delete", "Second", {"Policy2"}),
        ("Delete", "First", {"Policy2"}),
    ]


def test_a_rollback_deletes_what_the_update_created_and_restores_the_dependencies():
    provider = Ordered()
    failing = (provider.target("Policy2", value="2"), 50.0)
    seen = provider.deployed((provider.target("Policy1", with_second=False), None), failing)
    assert seen[1:] == [
        ("Update", "First", {"Policy1", "Policy2"}),
        ("Create", "Second", {"Policy1", "Policy2"}),
        ("Update", "First", {"Policy1", "Policy2"}),
        ("Delete", "Second", {"Policy1", "Policy2"}),
        ("Delete", "First", {"Policy1"}),
    ]
