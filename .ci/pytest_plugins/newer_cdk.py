"""A plugin of pytest's for the lowest aws-cdk-lib: skips the tests of what needs a later one.

`GlueRules` and `CostGuard` refuse an aws-cdk-lib before 2.262 (docs/adr/0001-lowest-aws-cdk-lib.md). A test that meets
this refusal, and no other, is skipped with its words; it still fails where aws-cdk-lib is new enough.
"""

from __future__ import annotations

import re
from importlib import metadata
from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

_REFUSAL = re.compile(r"\w+ needs aws-cdk-lib \d+\.\d+ or newer, .* got (\S+)")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """Turn the refusal of the installed aws-cdk-lib into a skip."""
    report = yield
    error = call.excinfo.value if call.excinfo else None
    if refusal := next(filter(None, map(_refusal, _chain(error))), None):
        report.outcome = "skipped"
        report.longrepr = (str(item.path), item.location[1] or 0, f"Skipped: {refusal}")
    return report


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error, and what it was raised for: pytest.raises has a complaint of its own about another message."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _refusal(error: BaseException) -> str | None:
    found = _REFUSAL.fullmatch(str(error)) if isinstance(error, InvalidInput) else None
    return str(error) if found and found[1] == metadata.version("aws-cdk-lib") else None
