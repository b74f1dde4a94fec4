"""Every error that botocore can raise for a call of the handlers is of the right kind.

The codes are those of botocore's retry handlers and of the services' models, not those of the handlers.
"""

from __future__ import annotations

from typing import Any

import botocore.session
import pytest
from botocore.exceptions import (
    ClientError,
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    HTTPClientError,
    IncompleteReadError,
    ParamValidationError,
    ReadTimeoutError,
)
from botocore.parsers import ResponseParserError, create_parser
from botocore.retries.standard import ThrottledRetryableChecker, TransientRetryableChecker

from glue_constructs.handlers.errors import ErrorKind, delay_before_retry, describe_error, hint_for, kind_of

# The operations that the handlers call, by service.
OPERATIONS = {
    "glue": ("StartJobRun", "GetJobRun", "GetJobRuns", "BatchStopJobRun", "ResetJobBookmark", "GetJobBookmark"),
    "location": ("StartJob", "GetJob", "ListJobs", "CancelJob"),
    "stepfunctions": ("StartExecution", "ListExecutions", "StopExecution"),
    "cloudformation": ("DescribeStacks",),
}
# Modelled errors after which the same call may succeed later -> their kind. All other modelled errors are final.
PASSING = {
    "InternalServiceException": ErrorKind.UNAVAILABLE,
    "InternalServerException": ErrorKind.UNAVAILABLE,
    "OperationTimeoutException": ErrorKind.UNAVAILABLE,
    "ConcurrentRunsExceededException": ErrorKind.THROTTLED,
    "ResourceNumberLimitExceededException": ErrorKind.THROTTLED,
    "ThrottlingException": ErrorKind.THROTTLED,
    "KmsThrottlingException": ErrorKind.THROTTLED,
    "ExecutionLimitExceeded": ErrorKind.THROTTLED,
    "AccessDeniedException": ErrorKind.NOT_SETTLED,
    "KmsAccessDeniedException": ErrorKind.NOT_SETTLED,
    "StateMachineDoesNotExist": ErrorKind.NOT_SETTLED,
    "EntityNotFoundException": ErrorKind.NOT_SHOWN,
    "ResourceNotFoundException": ErrorKind.NOT_SHOWN,
}


def client_error(code: str, message: str = "no", status: int = 400) -> ClientError:
    response: Any = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, "StartJobRun")


def models() -> dict[str, Any]:
    session = botocore.session.get_session()
    return {service: session.get_service_model(service) for service in OPERATIONS}


MODELS = models()


@pytest.mark.parametrize("code", TransientRetryableChecker._TRANSIENT_ERROR_CODES)
def test_botocores_transient_codes_are_repeated(code):
    assert kind_of(client_error(code)) is ErrorKind.UNAVAILABLE


@pytest.mark.parametrize(
    "code", sorted({*ThrottledRetryableChecker._THROTTLED_ERROR_CODES} - {"PriorRequestNotComplete"})
)
def test_botocores_throttling_codes_are_repeated(code):
    assert kind_of(client_error(code)) is ErrorKind.THROTTLED


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("InternalError", ErrorKind.UNAVAILABLE),
        ("InternalFailure", ErrorKind.UNAVAILABLE),
        ("InternalServerError", ErrorKind.UNAVAILABLE),
        ("InternalServerException", ErrorKind.UNAVAILABLE),
        ("PriorRequestNotComplete", ErrorKind.UNAVAILABLE),
        ("ServiceException", ErrorKind.UNAVAILABLE),
        ("ServiceUnavailable", ErrorKind.UNAVAILABLE),
        ("ServiceUnavailableException", ErrorKind.UNAVAILABLE),
        ("AccessDenied", ErrorKind.NOT_SETTLED),
        ("InvalidClientTokenId", ErrorKind.NOT_SETTLED),
        ("UnrecognizedClientException", ErrorKind.NOT_SETTLED),
    ],
)
def test_codes_that_every_service_may_return_are_of_their_kind_whatever_the_status(code, kind):
    assert {kind_of(client_error(code, status=status)) for status in (400, 429, 503)} == {kind}


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        ("Unknown", 400, ErrorKind.INVALID),
        ("Unknown", 408, ErrorKind.UNAVAILABLE),
        ("Unknown", 429, ErrorKind.THROTTLED),
        ("Unknown", 499, ErrorKind.INVALID),
        ("Unknown", 500, ErrorKind.UNAVAILABLE),
        ("Unknown", 599, ErrorKind.UNAVAILABLE),
        ("408", 400, ErrorKind.UNAVAILABLE),
        ("429", 400, ErrorKind.THROTTLED),
        ("499", 503, ErrorKind.INVALID),
        ("500", 400, ErrorKind.UNAVAILABLE),
        # A throttled call with a status of 500 or more can have taken effect.
        ("RequestLimitExceeded", 503, ErrorKind.UNAVAILABLE),
        ("SlowDown", 500, ErrorKind.UNAVAILABLE),
        ("SlowDown", 499, ErrorKind.THROTTLED),
        ("RequestLimitExceeded", 400, ErrorKind.THROTTLED),
    ],
)
def test_the_status_decides_about_an_unknown_code_and_about_throttling(code, status, kind):
    assert kind_of(client_error(code, status=status)) is kind


def test_an_error_without_details_is_final():
    assert kind_of(ClientError({}, "StartJobRun")) is ErrorKind.INVALID


@pytest.mark.parametrize("service", OPERATIONS)
@pytest.mark.parametrize("status", [*TransientRetryableChecker._TRANSIENT_STATUS_CODES, 429])
@pytest.mark.parametrize("body", [b"", b"<html>Service Unavailable</html>"], ids=["empty", "html"])
def test_a_response_without_a_code_is_judged_by_its_status(service, status, body):
    """A load balancer answers like this; botocore's own parsers make the error."""
    model = MODELS[service]
    shape = model.operation_model(OPERATIONS[service][0]).output_shape
    answer = {"status_code": status, "headers": {}, "body": body}
    try:
        error: Exception = ClientError(create_parser(model.metadata["protocol"]).parse(answer, shape), "Any")
    except ResponseParserError as unreadable:
        error = unreadable
    assert kind_of(error) in (ErrorKind.UNAVAILABLE, ErrorKind.THROTTLED)


@pytest.mark.parametrize(
    ("code", "status"),
    sorted(
        {
            (error.name, error.metadata.get("error", {}).get("httpStatusCode", 400))
            for service, operations in OPERATIONS.items()
            for operation in operations
            for error in MODELS[service].operation_model(operation).error_shapes
        }
    ),
)
def test_every_error_of_the_services_models_is_of_its_kind(code, status):
    assert kind_of(client_error(code, status=status)) is PASSING.get(code, ErrorKind.INVALID)


@pytest.mark.parametrize(
    "error",
    [
        ReadTimeoutError(endpoint_url="https://glue"),
        ConnectTimeoutError(endpoint_url="https://glue"),
        EndpointConnectionError(endpoint_url="https://glue"),
        ConnectionClosedError(endpoint_url="https://glue"),
        HTTPClientError(error="reset"),
        IncompleteReadError(actual_bytes=1, expected_bytes=2),
        ResponseParserError("no JSON"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_call_without_a_response_may_have_taken_effect(error):
    assert kind_of(error) is ErrorKind.UNAVAILABLE


def test_botocores_own_validation_fails_at_once():
    error = ParamValidationError(report="Invalid length for parameter JobRunId, value: 0, valid min length: 1")
    assert kind_of(error) is ErrorKind.INVALID
    assert delay_before_retry(error, age=0, left=600) is None


@pytest.mark.parametrize(
    ("message", "is_settling"),
    [
        ("Role arn:aws:iam::123456789012:role/etl should be given assume role permissions for Glue Service.", True),
        ("Service is unable to assume role arn:aws:iam::123456789012:role/etl. Please verify role's TrustPolicy", True),
        ("Service is unable to assume provided role. Please verify role's TrustPolicy", True),
        ("Unable to assume role for arn: arn:aws:iam::123456789012:role/etl", True),
        ("The script s3://scripts/assume_role.py does not exist", False),
    ],
)
def test_a_role_that_cannot_be_assumed_yet_is_waited_for(message, is_settling):
    expected = ErrorKind.NOT_SETTLED if is_settling else ErrorKind.INVALID
    assert kind_of(client_error("InvalidInputException", message)) is expected


@pytest.mark.parametrize(
    ("code", "age", "deadline", "delay"),
    [
        ("503", 0, 600, 20),
        ("503", 599, 600, 20),
        ("503", 600, 600, None),
        ("ThrottlingException", 0, 600, 2),
        ("ThrottlingException", 60, 600, 10),
        ("ThrottlingException", 600, 600, None),
        ("AccessDeniedException", 0, 600, 10),
        ("AccessDeniedException", 119, 600, 10),
        ("AccessDeniedException", 120, 600, None),
        ("AccessDeniedException", 30, 30, None),
        ("EntityNotFoundException", 0, 600, 5),
        ("EntityNotFoundException", 19, 600, 5),
        ("EntityNotFoundException", 20, 600, None),
        ("ResourceNotFoundException", 19, 600, 5),
        ("ResourceNotFoundException", 3, 3, None),
        ("InvalidInputException", 0, 600, None),
    ],
)
def test_the_delay_depends_on_the_kind_and_the_time_left(code, age, deadline, delay):
    assert delay_before_retry(client_error(code), age=age, left=deadline - age) == delay


def test_a_description_has_the_service_and_the_error():
    expected = "a call to Glue failed: An error occurred (Invalid) when calling the StartJobRun operation: no"
    assert describe_error(client_error("Invalid"), "Glue") == expected


def test_a_long_description_is_truncated_so_that_the_rest_of_the_reason_fits():
    described = describe_error(client_error("Invalid", "x" * 5000), "Glue")
    assert len(described) == 1500
    assert described.endswith("x...")


@pytest.mark.parametrize("code", ["ThrottlingException", "EntityNotFoundException", "InvalidInputException", "503"])
def test_a_missing_permission_has_a_hint(code):
    expected = "; it was repeated for 2 minutes, so the permission is missing: check policies"
    assert hint_for(client_error("AccessDeniedException")) == expected
    assert hint_for(client_error(code)) == ""
