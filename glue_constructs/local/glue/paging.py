"""Answers in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from moto.glue.exceptions import GSRInvalidInputException

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Item = TypeVar("Item")

# What GetJobs, ListJobs, GetJobRuns and their like answer at most when they are not told.
_PAGE = 100


def paginate(
    parameters: Mapping[str, Any], items: Sequence[Item], *, key: Callable[[Item], str]
) -> tuple[Sequence[Item], str | None]:
    """The items that MaxResults and NextToken ask for, and the next token: the key of the last item shown.

    Raises:
        GSRInvalidInputException: The token is none of ours, or its item is gone.
    """
    token, start = parameters.get("NextToken"), 0
    if token is not None:
        keys = [key(item) for item in items]
        if token not in keys:
            raise GSRInvalidInputException(f"Invalid NextToken: {token}")
        start = keys.index(token) + 1
    end = start + parameters.get("MaxResults", _PAGE)
    shown = items[start:end]
    return shown, key(shown[-1]) if end < len(items) else None
