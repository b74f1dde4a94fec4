"""A pytest plugin for the lowest aws-cdk-lib: skips tests of features that need a newer version.

`GlueRules` and `CostGuard` reject an aws-cdk-lib before 2.262 (docs/adr/0001-lowest-aws-cdk-lib.md). A test that fails
with this error for the installed version is skipped, and the error's message is the reason. Any other error still fails
the test.
"""

from __future__ import annotations

import re
from importlib import metadata
from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERSION_ERROR = re.compile(r"\w+ needs aws-cdk-lib \d+\.\d+ or newer, .* got (\S+)")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """Skip a test that failed because the installed aws-cdk-lib is too old."""
    report = yield
    error = call.excinfo.value if call.excinfo else None
    if message := next(filter(None, map(_version_error, _error_chain(error))), None):
        report.outcome = "skipped"
        report.longrepr = (str(item.path), item.location[1] or 0, f"Skipped: {message}")
    return report


def _error_chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and its causes: pytest.raises raises another error if the message does not match."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _version_error(error: BaseException) -> str | None:
    """Return the message of an error that rejects the installed aws-cdk-lib, None for any other error."""
    found = _VERSION_ERROR.fullmatch(str(error)) if isinstance(error, InvalidInput) else None
    return str(error) if found and found[1] == metadata.version("aws-cdk-lib") else None
