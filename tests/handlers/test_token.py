"""The keys of resources and requests, and what is made of them.

They must not change: runs and executions are found by them, also those that another release has started.
"""

from __future__ import annotations

import pytest
from handlers import events

from glue_constructs.handlers.token import (
    ARGUMENT,
    Token,
    execution_name,
    physical_id,
    request_key,
    request_key_of,
    resource_key,
    short_hash,
)

SIGNED = "https://a?X-Amz-Date=20231114T221320Z&X-Amz-Expires=7200"
CREATE = events.event("Create", url=SIGNED)


def test_the_keys_do_not_change():
    assert ARGUMENT == "--glue-constructs-token"
    assert resource_key(CREATE) == "32afbdd38a50a37c"
    assert request_key(CREATE) == "0711890f18cf47fd"
    assert short_hash({"b": 1, "a": [2, "ä"]}) == "cf537a280d7ce2bf"
    assert short_hash({"a": [2, "ä"], "b": 1}) == "cf537a280d7ce2bf"


@pytest.mark.parametrize("member", ["RequestType", "RequestId", "ResponseURL"])
def test_another_request_has_another_key(member):
    other = {**CREATE, member: "other"}
    assert request_key(other) != request_key(CREATE)
    assert resource_key(other) == resource_key(CREATE)


@pytest.mark.parametrize("member", ["StackId", "LogicalResourceId"])
def test_another_resource_has_another_key(member):
    assert resource_key({**CREATE, member: "other"}) != resource_key(CREATE)


def test_the_physical_id_is_made_from_the_resource_and_kept():
    assert physical_id(CREATE) == "OrdersNow-32afbdd38a50a37c"
    assert physical_id({**CREATE, "PhysicalResourceId": "kept"}) == "kept"
    assert physical_id({**CREATE, "PhysicalResourceId": ""}) == "OrdersNow-32afbdd38a50a37c"


def test_the_name_of_an_execution_has_the_resource_the_time_the_type_and_the_request():
    assert execution_name(CREATE) == "32afbdd38a50a37c-6553f100-Create-0711890f18cf47fd"
    assert execution_name({**CREATE, "ResponseURL": "https://a"}).startswith("32afbdd38a50a37c-00000000-Create-")
    assert request_key_of(execution_name(CREATE)) == "0711890f18cf47fd"


def test_a_token_is_read_from_its_text():
    token = Token("resource", "work", "request")
    assert str(token) == "resource.work.request"
    assert Token.parse("resource.work.request") == token


@pytest.mark.parametrize("text", ["", "resource", "resource.work", "resource.work.request.more"])
def test_another_text_is_no_token(text):
    assert Token.parse(text) is None
