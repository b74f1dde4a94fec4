"""Pagination."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from moto.glue.exceptions import GSRInvalidInputException

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Item = TypeVar("Item")

# The default of MaxResults in GetJobs, ListJobs, GetJobRuns and similar operations.
_PAGE_SIZE = 100


def paginate(
    parameters: Mapping[str, Any], items: Sequence[Item], *, key: Callable[[Item], str]
) -> tuple[Sequence[Item], str | None]:
    """Return the page for MaxResults and NextToken, and the next token: the key of the last item of the page.

    Raises:
        GSRInvalidInputException: The token is invalid, or its item no longer exists.
    """
    token, start = parameters.get("NextToken"), 0
    if token is not None:
        keys = [key(item) for item in items]
        if token not in keys:
            raise GSRInvalidInputException(f"Invalid NextToken: {token}")
        start = keys.index(token) + 1
    end = start + parameters.get("MaxResults", _PAGE_SIZE)
    shown = items[start:end]
    return shown, key(shown[-1]) if end < len(items) else None
