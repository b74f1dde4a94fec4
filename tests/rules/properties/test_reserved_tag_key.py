"""What reserved-tag-key finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.properties.reserved_tag_key import ReservedTagKey

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Tags": {"aws:team": "orders"}}, ["Tags.aws:team"], id="reserved"),
        pytest.param({"Tags": {"AWS:team": "orders"}}, ["Tags.AWS:team"], id="capitals"),
        pytest.param({"Tags": {"aws:team": {"Ref": "Parameter"}}}, ["Tags.aws:team"], id="whatever-its-value"),
        pytest.param({"Tags": {"aws": "orders", "aws-team": "orders", "my-aws:team": "orders"}}, [], id="near-misses"),
        pytest.param({"Tags": {"team": "aws:orders"}}, [], id="in-a-value"),
        pytest.param({"Tags": {"Ref": "Parameter"}}, [], id="parameter"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ReservedTagKey, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(ReservedTagKey, {"Tags": {"aws:team": "orders"}}) == (
        "a tag's key is reserved: needs another prefix than 'aws:', got 'aws:team'"
    )
