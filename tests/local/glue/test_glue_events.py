"""EventBridge events of ended runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from moto.events.models import events_backends
from moto.logs.models import logs_backends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import World

pytestmark = pytest.mark.process

PLACE = ("123456789012", "us-east-1")
PATTERN = json.dumps({"source": ["aws.glue"], "detail-type": ["Glue Job State Change"]})


@pytest.fixture
def rule() -> Iterator[Any]:
    """Return a function that adds a target to a rule for all ended runs."""
    backend = events_backends[PLACE[0]][PLACE[1]]
    backend.put_rule("ends", event_pattern=PATTERN, state="ENABLED", scheduled_expression=None, tags=[])
    yield lambda arn: backend.put_targets("ends", None, [{"Id": "one", "Arn": arn}])
    backend.remove_targets("ends", None, ["one"])
    backend.delete_rule("ends", None)


@pytest.mark.parametrize(
    ("script", "state", "severity"),
    [("print('done')", "SUCCEEDED", "INFO"), ("raise ValueError('no')", "FAILED", "ERROR")],
)
def test_the_state_change_of_an_ended_run_reaches_a_log_group(
    world: World, rule: Any, script: str, state: str, severity: str
) -> None:
    group = f"ends-{state}"
    world.logs.create_log_group(logGroupName=group)
    rule(f"arn:aws:logs:us-east-1:123456789012:log-group:{group}")
    run = world.run(world.create_job("loud", script))
    assert run["JobRunState"] == state
    [event] = world.logs.filter_log_events(logGroupName=group)["events"]
    detail = json.loads(event["message"])["detail"]
    assert {name: detail[name] for name in ("jobName", "jobRunId", "state", "severity")} == {
        "jobName": "loud",
        "jobRunId": run["Id"],
        "state": state,
        "severity": severity,
    }
    logs_backends[PLACE[0]][PLACE[1]].delete_log_group(group)


def test_an_unreachable_target_is_logged_and_the_run_still_ends(
    world: World, rule: Any, caplog: pytest.LogCaptureFixture
) -> None:
    rule("arn:aws:sns:us-east-1:123456789012:missing")
    run = world.run(world.create_job("loud", "print('done')"))
    assert run["JobRunState"] == "SUCCEEDED"
    assert f"the state change of run {run['Id']} did not reach every EventBridge target" in caplog.text
