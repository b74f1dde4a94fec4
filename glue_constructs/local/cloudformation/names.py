"""Physical names and ARNs that CloudFormation generates."""

from __future__ import annotations

import secrets
import string
from uuid import uuid4

_ALPHABET = string.ascii_uppercase + string.digits
_SUFFIX = 12


def physical_name(stack_name: str, logical_id: str, *, limit: int = 64, lowercase: bool = False) -> str:
    """Generate the name of a resource that has none in the template: `<stack>-<logical id>-<random>`.

    Args:
        stack_name: The name of the stack.
        logical_id: The logical id of the resource.
        limit: The maximum length. The stack name and the logical id are truncated to fit, but never the random part.
        lowercase: Whether the service allows only lower case.
    """
    suffix = "".join(secrets.choice(_ALPHABET) for _ in range(_SUFFIX))
    available = limit - len(suffix) - 2
    # The logical id is more specific, so it keeps at least half of the available length.
    logical_part = logical_id[: max(available // 2, available - len(stack_name))]
    stack_part = stack_name[: available - len(logical_part)]
    name = f"{stack_part}-{logical_part}-{suffix}"
    return name.lower() if lowercase else name


def stack_arn(*, region: str, account_id: str, name: str) -> str:
    """Return an id for a new stack."""
    return f"arn:aws:cloudformation:{region}:{account_id}:stack/{name}/{uuid4()}"


def change_set_arn(*, region: str, account_id: str, name: str) -> str:
    """Return an id for a new change set."""
    return f"arn:aws:cloudformation:{region}:{account_id}:changeSet/{name}/{uuid4()}"
