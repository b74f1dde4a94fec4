"""The attributes of an address validation job, and the reason of its failure."""

from __future__ import annotations

from typing import Any

import pytest
from handlers import events

from glue_constructs.handlers import response
from glue_constructs.handlers.location.attributes import attributes, failure_reason
from glue_constructs.handlers.service import Run


def failed(**data: Any) -> Run:
    return Run("job-1", "Failed", is_live=False, data=data)


@pytest.mark.parametrize(
    ("error", "begins"),
    [
        ({"Code": "ValidationError", "Messages": ["no column", "no file"]}, "ValidationError: no column; no file"),
        ({"Code": "ValidationError"}, "ValidationError"),
        ({"Messages": ["no file"]}, "no file"),
        ({}, "Amazon Location returned no error message"),
    ],
)
@pytest.mark.parametrize(
    ("data", "ends"),
    [
        ({"JobArn": "arn", "OutputOptions": {"Location": "s3://out/"}}, "; job: arn; output: s3://out/"),
        ({"JobArn": "arn", "OutputOptions": {}}, "; job: arn"),
        ({"JobArn": "arn"}, "; job: arn"),
        ({"OutputOptions": {"Location": "s3://out/"}}, ""),
    ],
)
def test_the_reason_has_what_the_service_returned(error, begins, data, ends):
    expected = f"{begins}; address validation job job-1 ended with status Failed{ends}"
    assert failure_reason(failed(Error=error, **data)) == expected


@pytest.mark.parametrize(("size", "is_whole"), [(700, True), (701, False)])
def test_a_response_has_700_bytes_of_a_message_twice_and_is_within_the_limit(size, is_whole):
    run = failed(Error={"Messages": ["m" * size]}, JobArn="arn")
    reason, data = failure_reason(run), attributes(run, reason="")
    shown = "m" * size if is_whole else "m" * 697 + "..."
    assert reason.startswith(f"{shown}; address validation job")
    assert data["ErrorMessages"] == shown
    content = response.body(events.event("Create"), status="FAILED", reason=reason, data=data).decode()
    assert content.count(shown) == 2
