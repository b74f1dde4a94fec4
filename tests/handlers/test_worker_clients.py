"""Tests of the worker's clients: each call is sent once, and ends within the function's timeout."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ClientError

from glue_constructs.handlers.worker import Boto3Clients
from glue_constructs.runs.provider.run_provider import WORKER_SECONDS

CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "glue": ("start_job_run", {"JobName": "orders"}),
    "location": ("get_job", {"JobId": "job-1"}),
    "cloudformation": ("describe_stacks", {"StackName": "Orders"}),
}


class Unavailable:
    """A service that answers 503 to every request, without a network."""

    def __init__(self) -> None:
        self.requests = 0

    def __call__(self, request: Any, **_: Any) -> AWSResponse:
        self.requests += 1
        response = AWSResponse(request.url, 503, {}, None)
        response._content = b""
        return response


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch) -> Boto3Clients:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    return Boto3Clients()


@pytest.mark.parametrize("service", CALLS)
def test_a_call_is_not_repeated_by_the_client(clients, service):
    """A repeated StartJobRun could start a second run."""
    client, unavailable = getattr(clients, service), Unavailable()
    client.meta.events.register("before-send", unavailable)
    operation, parameters = CALLS[service]
    with pytest.raises(ClientError, match="503"):
        getattr(client, operation)(**parameters)
    assert unavailable.requests == 1


@pytest.mark.parametrize("service", CALLS)
def test_a_call_without_a_response_ends_within_the_functions_timeout(clients, service):
    config = getattr(clients, service).meta.config
    assert config.connect_timeout + config.read_timeout < WORKER_SECONDS
