"""The attributes of a run of a Glue job, and the reason of its failure."""

from __future__ import annotations

from typing import Any

import pytest
from handlers import events

from glue_constructs.handlers import response
from glue_constructs.handlers.glue.attributes import LogPlaces, attributes, console_link, failure_reason
from glue_constructs.handlers.service import Run

REGION = "eu-west-1"
UNKNOWN = LogPlaces(REGION, (), is_job_deleted=False)


def ended(state: str = "FAILED", *, job: str = "orders", **data: Any) -> Run:
    return Run("jr_1", state, is_live=False, job=job, data=data)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("STOPPED", "the run was stopped, but not by this deployment"),
        ("TIMEOUT", "the run exceeded its timeout"),
        ("EXPIRED", "the run waited too long for its resources, or its maintenance window began"),
        ("FAILED", "Glue returned no error message"),
    ],
)
def test_a_run_without_a_message_has_the_reason_of_its_state_and_no_log_groups(state, reason):
    assert failure_reason(ended(state), UNKNOWN) == (
        f"{reason}; run jr_1 of Glue job orders ended in state {state}"
        "; see more: glue-constructs runs logs orders --run-id jr_1"
        "; console: https://eu-west-1.console.aws.amazon.com/gluestudio/home?region=eu-west-1#/job/orders/run/jr_1"
    )


def test_without_a_known_log_group_the_command_of_a_job_that_is_deleted_names_none():
    reason = failure_reason(ended(), LogPlaces(REGION, (), is_job_deleted=True))
    assert "--run-id jr_1; console: " in reason


def test_the_log_group_of_the_command_is_that_of_errors_and_both_names_are_quoted():
    places = LogPlaces(REGION, ("/my logs/error", "/other/logs-v2"), is_job_deleted=True)
    reason = failure_reason(ended(job="my orders"), places)
    assert "runs logs 'my orders' --run-id jr_1 --log-group '/my logs';" in reason
    assert "; log groups: /my logs/error, /other/logs-v2 (a rollback deletes those of the stack: cdk" in reason


@pytest.mark.parametrize(
    ("message", "begins"),
    [
        ("Failed Line Number: 7; ValueError: no", "ValueError: no (line 7 of the script); run"),
        ("Error Category: IMPORT_ERROR; ValueError: no", "ValueError: no (IMPORT_ERROR); run"),
        (
            "\n Error Category: IMPORT_ERROR; Failed Line Number: 7; no \n",
            "no (line 7 of the script, IMPORT_ERROR); run",
        ),
        ("Error Category: IMPORT_ERROR;Failed Line Number: 7;no", "no (line 7 of the script, IMPORT_ERROR); run"),
        ("no Failed Line Number: 7; ", "no Failed Line Number: 7; ; run"),
    ],
)
def test_the_parts_of_a_message_are_read_in_every_form(message, begins):
    assert failure_reason(ended(ErrorMessage=message), UNKNOWN).startswith(begins)


@pytest.mark.parametrize("before", ["", "Failed Line Number: 7; "])
@pytest.mark.parametrize(("size", "is_whole"), [(700, True), (701, False)])
def test_a_response_has_700_bytes_of_a_message_twice_and_is_within_the_limit(before, size, is_whole):
    message = "m" * size
    run = ended(ErrorMessage=before + message, LogGroupName="/aws-glue/jobs", StartedOn="2026-11-20T12:00:00+00:00")
    reason, data = failure_reason(run, UNKNOWN), attributes(ended(ErrorMessage=message), reason="")
    shown = message if is_whole else "m" * 697 + "..."
    assert data["ErrorMessage"] == shown
    assert reason.partition("; run")[0].partition(" (")[0] == shown
    content = response.body(events.event("Create"), status="FAILED", reason=reason, data=data).decode()
    assert content.count(shown) == 2


def test_a_run_that_is_not_described_has_its_id_its_job_and_the_reason_as_attributes():
    run = Run("jr_1", "", is_live=True, job="orders")
    known = {name: text for name, text in attributes(run, reason="gone").items() if text}
    assert known == {"RunId": "jr_1", "JobName": "orders", "ErrorMessage": "gone"}


@pytest.mark.parametrize(
    ("region", "host"),
    [
        ("eu-west-1", "eu-west-1.console.aws.amazon.com"),
        ("cn-north-1", "cn-north-1.console.amazonaws.cn"),
        ("us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com"),
    ],
)
def test_the_console_link_depends_on_the_partition_and_quotes_the_job_name(region, host):
    link = f"https://{host}/gluestudio/home?region={region}#/job/a%20b%2Fc/run/jr_1"
    assert console_link(ended(job="a b/c"), region) == link
