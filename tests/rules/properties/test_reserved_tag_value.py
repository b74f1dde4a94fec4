"""The rule reserved-tag-value: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.properties.reserved_tag_value import ReservedTagValue

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["Tags.owner"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("reserved", AT, job={}, Tags={"owner": "aws:orders"}),
        case("capitals", AT, job={}, Tags={"owner": "AWS:orders"}),
        case("near-misses", [], job={}, Tags={"ManagedBy": "AWS", "service": "aws-glue", "a": "my-aws:b"}),
        case("in-a-key", [], job={}, Tags={"aws:owner": "orders"}),
        case("parameter", [], job={}, Tags={"owner": PARAMETER}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ReservedTagValue, job) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(ReservedTagValue, {"Tags": {"owner": "aws:orders"}}) == (
        "a tag's value is reserved: needs another prefix than 'aws:', got 'aws:orders'"
    )
