from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.stub import Stubber

if TYPE_CHECKING:
    from collections.abc import Iterator


class CloudFormation:
    """A server for ResponseURLs, which records the responses."""

    def __init__(self) -> None:
        self.answers: list[dict[str, Any]] = []
        self.sizes: list[int] = []
        self.status = 200
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_PUT(self) -> None:  # the name in http.server
                size = int(self.headers["Content-Length"])
                outer.sizes.append(size)
                outer.answers.append(json.loads(self.rfile.read(size)))
                self.send_response(outer.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/answer"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture(autouse=True)
def clock_of_responses(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A clock that only `sleep` advances, so that repeated responses take no time."""
    clock = SimpleNamespace(now=0.0)
    clock.time = lambda: clock.now
    clock.sleep = lambda seconds: setattr(clock, "now", clock.now + seconds)
    monkeypatch.setattr("glue_constructs.handlers.response.time", clock)
    return clock


@pytest.fixture
def cloudformation() -> Iterator[CloudFormation]:
    server = CloudFormation()
    yield server
    server.close()


class StubbedClient:
    """A boto3 client with expected calls; another call, or a missing one, fails the test."""

    def __init__(self, service: str) -> None:
        keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        self.client = boto3.client(service, region_name="eu-west-1", **keys)
        self._stubber = Stubber(self.client)
        self._stubber.activate()

    def answers(self, operation: str, answer: dict[str, Any], **expected: Any) -> None:
        self._stubber.add_response(operation, answer, expected)

    def refuses(self, operation: str, code: str, message: str = "no", **expected: Any) -> None:
        self._stubber.add_client_error(operation, code, message, 400, expected_params=expected)

    def assert_all_called(self) -> None:
        self._stubber.assert_no_pending_responses()


@pytest.fixture
def glue() -> Iterator[StubbedClient]:
    stubbed = StubbedClient("glue")
    yield stubbed
    stubbed.assert_all_called()


@pytest.fixture
def states() -> Iterator[StubbedClient]:
    stubbed = StubbedClient("stepfunctions")
    yield stubbed
    stubbed.assert_all_called()


@pytest.fixture
def stacks() -> Iterator[StubbedClient]:
    stubbed = StubbedClient("cloudformation")
    yield stubbed
    stubbed.assert_all_called()
