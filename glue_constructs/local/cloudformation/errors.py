"""What CloudFormation answers when it refuses a request."""

from __future__ import annotations

from moto.core.exceptions import ServiceException


class ValidationError(ServiceException):
    """The request is wrong, or does not fit the state of the stack."""

    code = "ValidationError"


class AlreadyExists(ServiceException):
    """There is a stack of that name."""

    code = "AlreadyExistsException"


class ChangeSetNotFound(ServiceException):
    """The stack has no change set of that name."""

    code = "ChangeSetNotFound"


class InvalidChangeSetStatus(ServiceException):
    """The change set cannot be executed."""

    code = "InvalidChangeSetStatus"


class UnsupportedOperation(ServiceException):
    """The service has the operation, the embedded AWS has not."""

    code = "UnsupportedOperation"


class InsufficientCapabilities(ServiceException):
    """The template makes what the caller has not acknowledged."""

    code = "InsufficientCapabilitiesException"
