"""The errors of AWS's clients: what botocore raises for a response, or without one.

The codes of an operation are those of its service model, and those that botocore's retry handler treats as transient or
as throttling. A ClientError is made by botocore's own parser from a response as the service sends it, so it has the
code, the message and the status as on the wire; a response without a body has a code that is the status.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    ReadTimeoutError,
)
from botocore.parsers import create_parser
from botocore.retries.standard import ThrottledRetryableChecker, TransientRetryableChecker

from .services import botocore_client, operation_model

if TYPE_CHECKING:
    from collections.abc import Callable

_ENDPOINT = "https://service.example"
_CONNECTION: dict[str, Callable[[], BotoCoreError]] = {
    "ConnectTimeoutError": lambda: ConnectTimeoutError(endpoint_url=_ENDPOINT),
    "EndpointConnectionError": lambda: EndpointConnectionError(endpoint_url=_ENDPOINT),
    "ReadTimeoutError": lambda: ReadTimeoutError(endpoint_url=_ENDPOINT),
    "ConnectionClosedError": lambda: ConnectionClosedError(endpoint_url=_ENDPOINT),
}
_UNSENT = ("ConnectTimeoutError", "EndpointConnectionError")
_BARE = ("500", "502", "503", "504")
_THROTTLED = "429"
# Codes that the models do not declare, or without a status; the first three are common errors of every service
# (Glue API reference, "Common errors").
_UNMODELLED = ("InternalFailure", "ServiceUnavailable", "ServiceUnavailableException")
_STATUSES = {
    "InternalFailure": 500,
    "InternalServiceException": 500,
    "InternalServerException": 500,
    "ServiceUnavailable": 503,
    "ServiceUnavailableException": 503,
    "RequestLimitExceeded": 503,
    "SlowDown": 503,
    "TooManyRequestsException": 429,
}
_CAPACITY = ("ConcurrentRunsExceededException", "ResourceNumberLimitExceededException", "ExecutionLimitExceeded")
_TIMEOUTS = ("OperationTimeoutException",)
_ACCESS_DENIED = {
    "glue": ("AccessDeniedException", 400),
    "stepfunctions": ("AccessDeniedException", 400),
    "cloudformation": ("AccessDenied", 403),
    "location": ("AccessDeniedException", 403),
}
# Errors of Glue that a schedule decides, as the operations of Amazon Location have them.
_OF_LOCATION = {
    "InternalServiceException": "InternalServerException",
    "OperationTimeoutException": "InternalServerException",
    "ConcurrentRunsExceededException": "ThrottlingException",
    "ResourceNumberLimitExceededException": "ThrottlingException",
    "InvalidInputException": "ValidationException",
}
_RESPONSE_ERRORS = ("500", "503", "429", "URLError", "TimeoutError", "ConnectionResetError")


def client_error(service: str, operation: str, code: str, message: str, status: int | None = None) -> ClientError:
    """Return the error that botocore raises for a response with a code."""
    parsed = _parse(service, operation, code, message, status or _status(service, operation, code))
    kind = botocore_client(service).exceptions.from_code(parsed["Error"]["Code"])
    error: ClientError = kind(parsed, operation)
    return error


def access_denied(service: str, operation: str, *, action: str, resource: str, role: str) -> ClientError:
    """Return the error for a call that IAM denies."""
    code, status = _ACCESS_DENIED[service]
    user = role.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/function"
    message = f"User: {user} is not authorized to perform: {action} on resource: {resource}"
    return client_error(service, operation, code, message, status)


def drawn_error(service: str, operation: str, name: str) -> Exception:
    """Return an error by the name that a schedule has: a code, a status, or the name of botocore's error."""
    if name in _CONNECTION:
        return _CONNECTION[name]()
    if service == "location":
        name = _OF_LOCATION.get(name, name)
    if name.isdigit():
        return client_error(service, operation, "", "", int(name))
    return client_error(service, operation, name, "by the schedule")


def response_error(name: str) -> OSError:
    """Return an error of urllib for a response that is sent to CloudFormation."""
    if name.isdigit():
        return HTTPError(_ENDPOINT, int(name), "by the schedule", None, None)  # type: ignore[arg-type]  # as urllib
    kinds: dict[str, Callable[[], OSError]] = {
        "URLError": lambda: URLError("by the schedule"),
        "TimeoutError": lambda: TimeoutError("The read operation timed out"),
        "ConnectionResetError": lambda: ConnectionResetError(104, "Connection reset by peer"),
    }
    return kinds.get(name, kinds["URLError"])()


def no_answer() -> ReadTimeoutError:
    """Return the error of a timeout."""
    return ReadTimeoutError(endpoint_url=_ENDPOINT)


def is_transient(error: Exception) -> bool:
    """Whether the same call may succeed later."""
    if not isinstance(error, ClientError):
        return type(error).__name__ in _CONNECTION
    code = error.response["Error"]["Code"]
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    return status == 429 or status >= 500 or code in (*_botocore_codes(), *_CAPACITY, *_TIMEOUTS)


@cache
def transient_errors(service: str, operation: str) -> tuple[tuple[str, ...], ...]:
    """Return the names of the transient errors of an operation, by their kinds."""
    modelled = [shape.metadata.get("error", {}).get("code", shape.name) for shape in _error_shapes(service, operation)]
    own = [code for code in modelled if code in (*_CAPACITY, *_TIMEOUTS, *_STATUSES) or code in _botocore_codes()]
    # botocore cannot parse a response of a query service with status 429 and without a body.
    bare = _BARE if service == "cloudformation" else (*_BARE, _THROTTLED)
    kinds = (tuple(own), (*_botocore_codes(), *_UNMODELLED), bare, tuple(_CONNECTION))
    return tuple(kind for kind in kinds if kind)


def response_errors() -> tuple[str, ...]:
    """Return the names of the errors of a response that is sent to CloudFormation."""
    return _RESPONSE_ERRORS


def may_take_effect(name: str) -> bool:
    """Whether a call can have taken effect although the client gets this error."""
    if name in _UNSENT or name in _CAPACITY or name == _THROTTLED:
        return False
    return name.isdigit() or name in _CONNECTION or name in _TIMEOUTS or _STATUSES.get(name, 400) in (500, 503)


@cache
def _botocore_codes() -> tuple[str, ...]:
    transient, throttled = TransientRetryableChecker, ThrottledRetryableChecker
    return (*transient._TRANSIENT_ERROR_CODES, *throttled._THROTTLED_ERROR_CODES)


def _error_shapes(service: str, operation: str) -> list[Any]:
    return list(operation_model(service, operation).error_shapes)


def _status(service: str, operation: str, code: str) -> int:
    for shape in _error_shapes(service, operation):
        if shape.name == code and "httpStatusCode" in shape.metadata.get("error", {}):
            return int(shape.metadata["error"]["httpStatusCode"])
    return _STATUSES.get(code, 400)


@lru_cache(8192)
def _parse(service: str, operation: str, code: str, message: str, status: int) -> dict[str, Any]:
    model = operation_model(service, operation)
    protocol = model.service_model.protocol
    headers = {"x-amzn-requestid": "00000000-0000-0000-0000-000000000000"}
    body = _body(protocol, code, message) if code else b""
    if code and protocol == "rest-json":
        headers["x-amzn-errortype"] = code
    parser = create_parser(protocol)
    parsed: dict[str, Any] = parser.parse({"status_code": status, "headers": headers, "body": body}, model.output_shape)
    return parsed


def _body(protocol: str, code: str, message: str) -> bytes:
    if protocol == "query":
        error = f"<Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
        return f"<ErrorResponse>{error}<RequestId>0</RequestId></ErrorResponse>".encode()
    return json.dumps({"__type": code, "message": message}).encode()
