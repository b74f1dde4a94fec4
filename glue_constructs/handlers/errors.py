"""Errors of AWS's services, and when a call that failed is repeated.

kind         the call                                                               it is repeated
UNAVAILABLE  may have taken effect: no response, a status of 500 or more            until the deadline, when its effect
                                                                                    is sure to be shown
THROTTLED    had no effect now: throttling, a limit, with a status below 500         until the deadline
NOT_SETTLED  had no effect: a role or a policy of this deployment does not apply    for SETTLING_SECONDS
             yet, or the permission is missing
NOT_SHOWN    had no effect: what it names was just created, or does not exist        for READ_LAG_SECONDS
INVALID      had no effect, and will have none: any other error                     never
"""

from __future__ import annotations

import re
from enum import Enum, auto

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError, IncompleteReadError
from botocore.exceptions import ConnectionError as NoConnection
from botocore.parsers import ResponseParserError

from glue_constructs.handlers.deadlines import READ_LAG_SECONDS, SETTLING_SECONDS, poll_interval
from glue_constructs.handlers.response import SERVER_ERROR, TOO_MANY_REQUESTS, is_transient_status, truncate

SERVICE_ERRORS = (ClientError, BotoCoreError, ResponseParserError)
"""What a call of a boto3 client raises."""

_SETTLING_INTERVAL = 10
_SHOWING_INTERVAL = 5
_MAX_BYTES = 1500  # of the 4096 of a response

# The codes of botocore's retry handlers (botocore/retries/standard.py) and those of the services' models; a test
# compares them. A response without a code has its HTTP status as the code.
_UNAVAILABLE_CODES = (
    "InternalError",
    "InternalFailure",
    "InternalServerError",
    "InternalServerException",  # Amazon Location
    "InternalServiceException",  # Glue
    "OperationTimeoutException",  # Glue
    "PriorRequestNotComplete",
    "RequestTimeout",
    "RequestTimeoutException",
    "ServiceException",
    "ServiceUnavailable",
    "ServiceUnavailableException",
)
_THROTTLED_CODES = (
    "BandwidthLimitExceeded",
    "ConcurrentRunsExceededException",  # Glue
    "EC2ThrottledException",
    "ExecutionLimitExceeded",  # Step Functions
    "KmsThrottlingException",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "ResourceNumberLimitExceededException",  # Glue
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
)
_NOT_SETTLED_CODES = (
    "AccessDenied",
    "AccessDeniedException",
    "InvalidClientTokenId",  # credentials of a role that was just created
    "KmsAccessDeniedException",
    "StateMachineDoesNotExist",
    "UnrecognizedClientException",
)
_NOT_SHOWN_CODES = ("EntityNotFoundException", "ResourceNotFoundException")
# "Role arn:... should be given assume role permissions for Glue Service", "Service is unable to assume [the] role
# arn:...", "Unable to assume role for arn: ...": of a role that is seconds old, and also of one with a wrong trust
# policy. The run of a job has it in its ErrorMessage
# (https://docs.aws.amazon.com/glue/latest/dg/glue-troubleshooting-errors.html).
_CANNOT_ASSUME_ROLE = re.compile(r"assume role permissions for|unable to assume (the |provided )?role", re.IGNORECASE)


class ErrorKind(Enum):
    """What is known about a call that failed; see the table of this module."""

    UNAVAILABLE = auto()
    THROTTLED = auto()
    NOT_SETTLED = auto()
    NOT_SHOWN = auto()
    INVALID = auto()


def kind_of(error: Exception) -> ErrorKind:
    """Return the kind of an error of a boto3 client."""
    if not isinstance(error, ClientError):
        no_response = (NoConnection, HTTPClientError, IncompleteReadError, ResponseParserError)
        return ErrorKind.UNAVAILABLE if isinstance(error, no_response) else ErrorKind.INVALID
    details = error.response.get("Error", {})
    code, message = str(details.get("Code", "")), str(details.get("Message", ""))
    if code in _THROTTLED_CODES:
        # RequestLimitExceeded and SlowDown have the status 503.
        return ErrorKind.UNAVAILABLE if _status_of(error, code) >= SERVER_ERROR else ErrorKind.THROTTLED
    if code in _UNAVAILABLE_CODES:
        return ErrorKind.UNAVAILABLE
    if code in _NOT_SETTLED_CODES or cannot_assume_role(message):
        return ErrorKind.NOT_SETTLED
    if code in _NOT_SHOWN_CODES:
        return ErrorKind.NOT_SHOWN
    return _kind_of_status(_status_of(error, code))


def is_transient(error: Exception) -> bool:
    """Whether the same call may succeed later, whatever is deployed."""
    return kind_of(error) in (ErrorKind.UNAVAILABLE, ErrorKind.THROTTLED)


def cannot_assume_role(message: str) -> bool:
    """Whether a message says that the service cannot assume a role, as it cannot when the role is seconds old."""
    return _CANNOT_ASSUME_ROLE.search(message) is not None


def delay_before_retry(error: Exception, *, age: int, left: int) -> int | None:
    """Return the seconds before a call that failed is repeated; None if it is not.

    Args:
        error: The error.
        age: The age of the request, in seconds.
        left: The seconds until its deadline, after which nothing is repeated.
    """
    if left <= 0:
        return None
    kind = kind_of(error)
    if kind is ErrorKind.UNAVAILABLE:
        return READ_LAG_SECONDS
    if kind is ErrorKind.THROTTLED:
        return poll_interval(age)
    if kind is ErrorKind.NOT_SETTLED and age < SETTLING_SECONDS:
        return _SETTLING_INTERVAL
    if kind is ErrorKind.NOT_SHOWN and age < READ_LAG_SECONDS:
        return _SHOWING_INTERVAL
    return None


def describe_error(error: Exception, service: str) -> str:
    """Return which call failed and why."""
    return truncate(f"a call to {service} failed: {error}", _MAX_BYTES)


def hint_for(error: Exception) -> str:
    """Return what may help after an error that is not waited out any longer, as the end of a reason."""
    if kind_of(error) is ErrorKind.NOT_SETTLED:
        return f"; it was repeated for {SETTLING_SECONDS // 60} minutes, so the permission is missing: check policies"
    return ""


def _status_of(error: ClientError, code: str) -> int:
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return int(code) if code.isdecimal() else int(status)


def _kind_of_status(status: int) -> ErrorKind:
    if status == TOO_MANY_REQUESTS:
        return ErrorKind.THROTTLED
    return ErrorKind.UNAVAILABLE if is_transient_status(status) else ErrorKind.INVALID
