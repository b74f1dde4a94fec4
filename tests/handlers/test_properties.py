"""The properties of a resource: whether they can be read, their values, and whether they require work."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from handlers import events

from glue_constructs.handlers.glue.request import read_run_properties
from glue_constructs.handlers.properties import (
    MalformedRequest,
    is_new_work,
    read_old_properties,
    read_properties,
    service_timeout,
)
from glue_constructs.handlers.request import Properties, Request, read_common_properties


def changed(**values: Any) -> dict[str, Any]:
    """Return the properties with other values; those that are None are left out."""
    return {name: value for name, value in {**events.PROPERTIES, **values}.items() if value is not None}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (changed(Version="2"), "the property Version must be '1', got '2': the resource is not of the release of"),
        (changed(Version=None), "the property Version must be '1', got None: "),
        ({}, "the property Version must be '1', got None: "),
        ("properties", "the property Version must be '1', got None: "),
        (changed(Wait=None), "cannot read the resource's properties: KeyError('Wait')"),
        (changed(WaitSeconds=[]), "cannot read the resource's properties: TypeError("),
        (changed(WaitSeconds="soon"), "cannot read the resource's properties: ValueError("),
        (changed(Job="orders"), "cannot read the resource's properties: "),
        (
            changed(RunOn="NEVER"),
            "cannot read the resource's properties: ValueError(\"RunOn must be one of CHANGE, CREATE, DEPLOY, got 'N",
        ),
        (changed(RunOn=None), "cannot read the resource's properties: KeyError('RunOn')"),
        (
            changed(OnFailure="retry"),
            "cannot read the resource's properties: ValueError(\"OnFailure must be one of fail, ",
        ),
        (changed(StopOnDelete="maybe"), "cannot read the resource's properties: KeyError('maybe')"),
    ],
    ids=lambda value: value[:70] if isinstance(value, str) else "",
)
def test_unreadable_properties_are_malformed(given, reason):
    with pytest.raises(MalformedRequest, match=f"^{re.escape(reason)}"):
        read_properties(given, read_run_properties)
    event = {**events.event("Update"), "OldResourceProperties": given}
    assert read_old_properties(event, read_run_properties) is None


@pytest.mark.parametrize(
    "error", [KeyError("Run"), TypeError("no"), ValueError("no"), AttributeError("items")], ids=repr
)
def test_any_error_that_a_wrong_type_causes_is_a_malformed_request(error):
    def read(_given: Any) -> None:
        raise error

    with pytest.raises(MalformedRequest):
        read_properties(events.PROPERTIES, read)


def test_a_request_without_properties_is_malformed():
    create = events.event("Create")
    del create["ResourceProperties"]
    with pytest.raises(MalformedRequest, match=r"^the property Version must be '1', got None: .*deployed its run"):
        Request.read(create, read_run_properties)


@pytest.mark.parametrize(
    ("name", "given", "attribute", "value"),
    [
        ("Wait", "true", "wait", True),
        ("Wait", "False", "wait", False),
        ("WaitSeconds", "600", "wait_seconds", 600),
        ("RunOn", "CHANGE", "run_on", "CHANGE"),
        ("RunOn", "CREATE", "run_on", "CREATE"),
        ("RunOn", "DEPLOY", "run_on", "DEPLOY"),
        ("OnFailure", None, "on_failure", "fail"),
        ("OnFailure", "fail", "on_failure", "fail"),
        ("OnFailure", "continue", "on_failure", "continue"),
        ("StopOnDelete", True, "stop", True),
        ("StopOnDelete", "false", "stop", False),
    ],
)
def test_every_scalar_is_read_from_a_string(name, given, attribute, value):
    assert read_common_properties(changed(**{name: given}))[attribute] == value


@pytest.mark.parametrize(
    ("properties", "seconds"),
    [({"ServiceTimeout": "60"}, 60), ({}, 3600), ({"ServiceTimeout": "1h"}, 3600), (None, 3600), ("none", 3600)],
)
def test_the_service_timeout_is_read_from_any_properties(properties, seconds):
    assert service_timeout(properties) == seconds


def test_a_request_has_its_properties_and_the_old_ones_of_an_update():
    update = Request.read(events.event("Update", WaitSeconds="60"), read_run_properties)
    assert (update.kind, update.properties.wait_seconds, update.old and update.old.wait_seconds) == ("Update", 60, 600)
    create = Request.read(events.event("Create"), read_run_properties)
    assert (create.kind, create.old, create.is_new_work) == ("Create", None, True)


def test_a_run_that_belongs_to_no_job_has_no_job_name():
    values: dict[str, Any] = read_common_properties(events.PROPERTIES)
    assert Properties(start={}, work="w", **values).job_name == ""


def properties_of(work: str, run_on: str) -> Any:
    return SimpleNamespace(work=work, run_on=run_on)


@pytest.mark.parametrize("work", ["same", "other", None], ids=["same", "other", "unreadable"])
@pytest.mark.parametrize("run_on", ["CHANGE", "CREATE", "DEPLOY"])
@pytest.mark.parametrize("kind", ["Create", "Update", "Delete"])
def test_an_update_does_work_if_it_changed_or_always_or_never(kind, run_on, work):
    before = properties_of(work, run_on) if work else None
    works = {"CHANGE": work != "same", "CREATE": False, "DEPLOY": True}
    expected = {"Create": True, "Update": works[run_on], "Delete": False}[kind]
    assert is_new_work(kind, properties_of("same", run_on), before) is expected
