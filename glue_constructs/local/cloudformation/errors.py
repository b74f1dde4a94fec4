"""The errors of the CloudFormation API."""

from __future__ import annotations

from moto.core.exceptions import ServiceException


class ValidationError(ServiceException):
    """The request is invalid, or not allowed in the status of the stack."""

    code = "ValidationError"


class AlreadyExists(ServiceException):
    """A stack or change set of that name exists."""

    code = "AlreadyExistsException"


class ChangeSetNotFound(ServiceException):
    """The stack has no change set of that name."""

    code = "ChangeSetNotFound"


class InvalidChangeSetStatus(ServiceException):
    """The change set cannot be executed."""

    code = "InvalidChangeSetStatus"


class UnsupportedOperation(ServiceException):
    """An operation of the service that the embedded AWS does not support."""

    code = "UnsupportedOperation"


class InsufficientCapabilities(ServiceException):
    """The template requires a capability that the request does not acknowledge."""

    code = "InsufficientCapabilitiesException"
