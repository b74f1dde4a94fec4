"""The errors of AWS's clients: real botocore errors with the codes of the services."""

from __future__ import annotations

from types import SimpleNamespace

from botocore.exceptions import ClientError, ReadTimeoutError


class EntityNotFoundException(ClientError):
    """Glue: the job or the run does not exist."""


class ExecutionAlreadyExists(ClientError):
    """Step Functions: an execution with this name exists."""


_CLASSES = {kind.__name__: kind for kind in (EntityNotFoundException, ExecutionAlreadyExists)}

EXCEPTIONS = SimpleNamespace(**_CLASSES)
"""The `exceptions` of a client."""


def refusal(code: str, message: str, operation: str) -> ClientError:
    """Return the error with a code."""
    return _CLASSES.get(code, ClientError)({"Error": {"Code": code, "Message": message}}, operation)


def no_answer() -> ReadTimeoutError:
    """Return the error of a timeout."""
    return ReadTimeoutError(endpoint_url="https://service")
