"""The times of a request: CloudFormation sent it at 1000, and it arrived at 1005."""

from __future__ import annotations

from typing import Any

import pytest
from handlers import events

from glue_constructs.handlers.deadlines import answer_deadline, poll_interval, sent_time, stop_deadline, wait_deadline
from glue_constructs.handlers.glue.request import read_run_properties
from glue_constructs.handlers.request import Request


def state_of(kind: str, *, timeout: str = "3600", wait: str = "600", **members: Any) -> dict[str, Any]:
    event = events.event(kind, ServiceTimeout=timeout, WaitSeconds=wait)
    return {"event": event, "sent": 1000, "arrived": 1005, "superseded": False, **members}


def request_of(state: dict[str, Any]) -> Request[Any]:
    return Request.read(state["event"], read_run_properties)


@pytest.mark.parametrize(
    ("age", "seconds"),
    [(0, 2), (17, 2), (18, 3), (23, 3), (24, 4), (60, 10), (179, 29), (180, 30), (186, 30), (3600, 30)],
)
def test_a_poll_delays_the_end_by_at_most_a_sixth(age, seconds):
    assert poll_interval(age) == seconds


def test_a_request_of_an_earlier_release_was_sent_when_it_arrived():
    assert sent_time({"sent": 1000, "arrived": 1005}) == 1000
    assert sent_time({"arrived": 1005}) == 1005


@pytest.mark.parametrize(
    ("properties", "deadline"),
    [({"ServiceTimeout": "900"}, 1840), ({}, 4540), ({"ServiceTimeout": "soon"}, 4540), ("unreadable", 4540)],
)
def test_the_response_is_sent_a_minute_before_the_service_timeout(properties, deadline):
    state = state_of("Create")
    state["event"]["ResourceProperties"] = properties
    assert answer_deadline(state) == deadline


def test_a_request_without_properties_has_the_longest_service_timeout():
    state = state_of("Create")
    del state["event"]["ResourceProperties"]
    assert answer_deadline(state) == 4540


@pytest.mark.parametrize(
    ("state", "deadline"),
    [
        (state_of("Create"), 1605),
        (state_of("Create", superseded=True), 1665),
        (state_of("Update", cleared=1004), 1605),
        (state_of("Update", cleared=1300), 1900),
        (state_of("Update", superseded=True, cleared=1064), 1665),
        (state_of("Create", timeout="815"), 1605),
        (state_of("Create", timeout="814"), 1604),
        (state_of("Delete", timeout="900"), 1820),
        (state_of("Delete", timeout="900", cleared=1300), 1820),
    ],
)
def test_the_wait_starts_when_no_older_run_is_left_and_leaves_time_to_stop_the_run_and_to_respond(state, deadline):
    assert wait_deadline(state, request_of(state)) == deadline


@pytest.mark.parametrize(
    ("state", "then", "deadline"),
    [
        (state_of("Delete"), "answer", 1250),
        (state_of("Delete", timeout="310"), "answer", 1250),
        (state_of("Delete", timeout="309"), "answer", 1249),
        (state_of("Update"), "answer", 1250),
        (state_of("Update"), "begin", 1605),
        (state_of("Update", wait="200"), "begin", 1250),
        (state_of("Update", timeout="500"), "begin", 1290),
        (state_of("Update", timeout="200"), "begin", 1140),
    ],
)
def test_stopping_has_a_limit_of_its_own_and_before_a_new_run_that_of_the_run(state, then, deadline):
    assert stop_deadline(state, request_of(state), then=then, now=1100) == deadline
