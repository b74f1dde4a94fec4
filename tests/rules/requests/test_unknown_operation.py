"""The rule unknown-operation: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.requests.unknown_operation import UnknownOperation

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param("StartCrawler", {"Name": "orders"}, ["Operation"], id="of-another-resource"),
        pytest.param("TagResource", {}, ["Operation"], id="of-tags"),
        pytest.param("", {}, ["Operation"], id="empty"),
        pytest.param(None, {}, ["Operation"], id="none"),
        pytest.param(5, {}, ["Operation"], id="number"),
        pytest.param("GetJobRunz", {}, [], id="left-to-the-rule-of-misspelt-operations"),
        pytest.param("GetJobs", {}, [], id="known"),
        pytest.param({"Ref": "Parameter"}, {}, [], id="operation-is-a-parameter"),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(UnknownOperation, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(UnknownOperation, "StartCrawler", {}) == (
        "unknown operation on jobs or runs: needs an operation such as 'StartJobRun', got 'StartCrawler'"
    )
