"""The rule reserved-tag-key: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.properties.reserved_tag_key import ReservedTagKey

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("reserved", ["Tags.aws:team"], job={}, Tags={"aws:team": "orders"}),
        case("capitals", ["Tags.AWS:team"], job={}, Tags={"AWS:team": "orders"}),
        case("whatever-its-value", ["Tags.aws:team"], job={}, Tags={"aws:team": PARAMETER}),
        case("near-misses", [], job={}, Tags={"aws": "orders", "aws-team": "orders", "my-aws:team": "orders"}),
        case("in-a-value", [], job={}, Tags={"team": "aws:orders"}),
        case("parameter", [], job={}, Tags=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ReservedTagKey, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(ReservedTagKey, {"Tags": {"aws:team": "orders"}}) == (
        "a tag's key is reserved: needs another prefix than 'aws:', got 'aws:team'"
    )
