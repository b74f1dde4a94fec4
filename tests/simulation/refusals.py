"""The errors that AWS's clients raise, real botocore ones with the codes of the services."""

from __future__ import annotations

from types import SimpleNamespace

from botocore.exceptions import ClientError, ReadTimeoutError


class EntityNotFoundException(ClientError):
    """Glue: no such job, no such run."""


class ExecutionAlreadyExists(ClientError):
    """Step Functions: the name is taken."""


_CLASSES = {kind.__name__: kind for kind in (EntityNotFoundException, ExecutionAlreadyExists)}

EXCEPTIONS = SimpleNamespace(**_CLASSES)
"""What a client has as `exceptions`."""


def refusal(code: str, message: str, operation: str) -> ClientError:
    """The error with a code."""
    return _CLASSES.get(code, ClientError)({"Error": {"Code": code, "Message": message}}, operation)


def no_answer() -> ReadTimeoutError:
    """The service did not answer within the client's patience."""
    return ReadTimeoutError(endpoint_url="https://service")
