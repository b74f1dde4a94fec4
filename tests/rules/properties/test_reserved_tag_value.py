"""What reserved-tag-value finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.properties.reserved_tag_value import ReservedTagValue

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Tags": {"owner": "aws:orders"}}, ["Tags.owner"], id="reserved"),
        pytest.param({"Tags": {"owner": "AWS:orders"}}, ["Tags.owner"], id="capitals"),
        pytest.param({"Tags": {"ManagedBy": "AWS", "service": "aws-glue", "a": "my-aws:b"}}, [], id="near-misses"),
        pytest.param({"Tags": {"aws:owner": "orders"}}, [], id="in-a-key"),
        pytest.param({"Tags": {"owner": {"Ref": "Parameter"}}}, [], id="parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ReservedTagValue, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(ReservedTagValue, {"Tags": {"owner": "aws:orders"}}) == (
        "a tag's value is reserved: needs another prefix than 'aws:', got 'aws:orders'"
    )
