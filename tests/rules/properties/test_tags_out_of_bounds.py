"""The rule tags-out-of-bounds: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.properties.tags_out_of_bounds import TagsOutOfBounds

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Tags."]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("too-many", ["Tags"], job={}, Tags={f"tag{number}": "" for number in range(51)}),
        case("empty-key", AT, job={}, Tags={"": "orders"}),
        case("key-too-long", ["Tags." + "k" * 129], job={}, Tags={"k" * 129: "orders"}),
        case("value-too-long", ["Tags.team"], job={}, Tags={"team": "v" * 257}),
        case("key-and-value", ["Tags.", "Tags."], job={}, Tags={"": "v" * 257}),
        case("empty-key-of-a-parameter", AT, job={}, Tags={"": PARAMETER}),
        case("in-json-text", AT, job={}, Tags='{"": "orders"}'),
        case("most", [], job={}, Tags={f"tag{number}": "" for number in range(50)}),
        case("longest", [], job={}, Tags={"k" * 128: "v" * 256}),
        case("empty-value", [], job={}, Tags={"team": ""}),
        case("value-is-a-parameter", [], job={}, Tags={"team": PARAMETER}),
        case("without-values", [], job={}, Tags={f"tag{number}": {"Ref": "AWS::NoValue"} for number in range(51)}),
        case("parameter", [], job={}, Tags=PARAMETER),
        case("left-to-value-of-wrong-type", [], job={}, Tags=[{"Key": "", "Value": ""}]),
        case("none", [], job={}, Tags={}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(TagsOutOfBounds, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(TagsOutOfBounds, {"Tags": {"": "orders"}}) == (
        "a tag's key has 0 characters: needs 1 to 128, got ''"
    )
