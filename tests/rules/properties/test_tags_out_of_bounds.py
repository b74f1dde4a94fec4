"""What tags-out-of-bounds finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.properties.tags_out_of_bounds import TagsOutOfBounds

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param({"Tags": {f"tag{number}": "" for number in range(51)}}, ["Tags"], id="too-many"),
        pytest.param({"Tags": {"": "orders"}}, ["Tags."], id="empty-key"),
        pytest.param({"Tags": {"k" * 129: "orders"}}, ["Tags." + "k" * 129], id="key-too-long"),
        pytest.param({"Tags": {"team": "v" * 257}}, ["Tags.team"], id="value-too-long"),
        pytest.param({"Tags": {"": "v" * 257}}, ["Tags.", "Tags."], id="key-and-value"),
        pytest.param({"Tags": {"": {"Ref": "Parameter"}}}, ["Tags."], id="empty-key-of-a-parameter"),
        pytest.param({"Tags": '{"": "orders"}'}, ["Tags."], id="in-json-text"),
        pytest.param({"Tags": {f"tag{number}": "" for number in range(50)}}, [], id="most"),
        pytest.param({"Tags": {"k" * 128: "v" * 256}}, [], id="longest"),
        pytest.param({"Tags": {"team": ""}}, [], id="empty-value"),
        pytest.param({"Tags": {"team": {"Ref": "Parameter"}}}, [], id="value-is-a-parameter"),
        pytest.param(
            {"Tags": {f"tag{number}": {"Ref": "AWS::NoValue"} for number in range(51)}}, [], id="without-values"
        ),
        pytest.param({"Tags": {"Ref": "Parameter"}}, [], id="parameter"),
        pytest.param({"Tags": [{"Key": "", "Value": ""}]}, [], id="left-to-value-of-wrong-type"),
        pytest.param({"Tags": {}}, [], id="none"),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TagsOutOfBounds, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(TagsOutOfBounds, {"Tags": {"": "orders"}}) == (
        "a tag's key has 0 characters: needs 1 to 128, got ''"
    )
