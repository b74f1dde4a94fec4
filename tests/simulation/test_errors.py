"""The errors of clients are those that botocore makes, and the check of parameters accepts only what botocore does."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.validate import ParamValidator
from hypothesis import given
from hypothesis import strategies as st
from simulation.errors import client_error, drawn_error, is_transient, may_take_effect, transient_errors
from simulation.parameters import compiled_check
from simulation.services import botocore_client, call_name, operation_model, operation_of

OPERATIONS = [
    ("glue", "StartJobRun"),
    ("glue", "GetJobRuns"),
    ("stepfunctions", "StartExecution"),
    ("cloudformation", "DescribeStacks"),
    ("location", "StartJob"),
]


@pytest.mark.parametrize(("service", "operation"), OPERATIONS)
def test_every_transient_error_can_be_raised_and_is_transient(service, operation):
    names = [name for kind in transient_errors(service, operation) for name in kind]
    assert len(names) > 20
    for name in names:
        assert is_transient(drawn_error(service, operation, name)), name


@pytest.mark.parametrize(
    ("service", "operation", "name", "expected"),
    [
        ("glue", "StartJobRun", "503", ("503", 503, "Service Unavailable")),
        ("glue", "StartJobRun", "429", ("429", 429, "")),
        ("cloudformation", "DescribeStacks", "500", ("500", 500, "Internal Server Error")),
        ("cloudformation", "DescribeStacks", "Throttling", ("Throttling", 400, "by the schedule")),
        ("location", "StartJob", "ThrottlingException", ("ThrottlingException", 429, "by the schedule")),
        ("location", "StartJob", "InternalServiceException", ("InternalServerException", 500, "by the schedule")),
        ("glue", "StartJobRun", "InternalServiceException", ("InternalServiceException", 500, "by the schedule")),
        ("stepfunctions", "StartExecution", "ThrottlingException", ("ThrottlingException", 400, "by the schedule")),
    ],
)
def test_an_error_has_the_code_and_the_status_of_the_response(service, operation, name, expected):
    error = drawn_error(service, operation, name)
    assert isinstance(error, ClientError)
    details = error.response["Error"]
    assert (details["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"], details["Message"]) == expected


def test_a_modelled_error_has_the_class_of_the_client():
    error = client_error("glue", "GetJobRun", "EntityNotFoundException", "no")
    assert isinstance(error, botocore_client("glue").exceptions.EntityNotFoundException)
    assert not is_transient(error)


def test_a_call_without_a_connection_takes_no_effect():
    effects = {name for kind in transient_errors("glue", "StartJobRun") for name in kind if may_take_effect(name)}
    assert {"500", "ReadTimeoutError", "InternalServiceException", "OperationTimeoutException"} <= effects
    assert not {"429", "ConnectTimeoutError", "ThrottlingException", "ConcurrentRunsExceededException"} & effects


@pytest.mark.parametrize("name", ["glue.start_job_run", "states.list_executions", "cloudformation.describe_stacks"])
def test_the_name_of_a_call_leads_to_its_operation(name):
    assert call_name(*operation_of(name)) == name


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 300) | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
_NAMES = st.sampled_from(["JobName", "Arguments", "JobRunId", "NumberOfWorkers", "MaxCapacity", "Other"])


@given(st.dictionaries(_NAMES, _VALUES, max_size=4))
def test_the_fast_check_accepts_only_what_botocore_accepts(parameters: dict[str, Any]):
    shape = operation_model("glue", "StartJobRun").input_shape
    if compiled_check(shape)(parameters):
        assert not ParamValidator().validate(parameters, shape).has_errors()


def test_the_fast_check_accepts_usual_calls():
    shape = operation_model("glue", "StartJobRun").input_shape
    assert compiled_check(shape)({"JobName": "orders", "Arguments": {"--a": "b"}, "NumberOfWorkers": 2})
    assert not compiled_check(shape)({"JobName": "orders", "JobRunId": ""})
