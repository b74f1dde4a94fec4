"""Names that CloudFormation makes up."""

from __future__ import annotations

import secrets
import string
from uuid import uuid4

_ALPHABET = string.ascii_uppercase + string.digits
_SUFFIX = 12


def physical_name(stack_name: str, logical_id: str, *, limit: int = 64, lowercase: bool = False) -> str:
    """The name of a resource that the template leaves unnamed: `<stack>-<logical id>-<random>`.

    Args:
        stack_name: Of the stack.
        logical_id: Of the resource.
        limit: The longest name that the service takes. The stack's and the resource's part are cut to fit, the random
            part never.
        lowercase: The service takes lower case only.
    """
    suffix = "".join(secrets.choice(_ALPHABET) for _ in range(_SUFFIX))
    room = limit - len(suffix) - 2
    # The resource's part tells more, so it keeps at least half of the room.
    logical_part = logical_id[: max(room // 2, room - len(stack_name))]
    stack_part = stack_name[: room - len(logical_part)]
    name = f"{stack_part}-{logical_part}-{suffix}"
    return name.lower() if lowercase else name


def stack_arn(*, region: str, account_id: str, name: str) -> str:
    """The id of a new stack."""
    return f"arn:aws:cloudformation:{region}:{account_id}:stack/{name}/{uuid4()}"


def change_set_arn(*, region: str, account_id: str, name: str) -> str:
    """The id of a new change set."""
    return f"arn:aws:cloudformation:{region}:{account_id}:changeSet/{name}/{uuid4()}"
