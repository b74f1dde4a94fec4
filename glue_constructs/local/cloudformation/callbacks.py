"""The ResponseURLs of custom resources, to which their functions send responses."""

from __future__ import annotations

import secrets
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment

# The name of the bucket that receives the responses in us-east-1. AWS uses presigned URLs of that bucket; the embedded
# AWS uses a path that ends in a random token.
CALLBACK_PATH = "/cloudformation-custom-resource-response-useast1"


class Callbacks:
    """A WSGI application that receives one response for each URL.

    Like S3, it accepts a response that arrives too late, which then has no effect.
    """

    def __init__(self, endpoint_url: str) -> None:
        self._endpoint_url = endpoint_url
        self._replies: dict[str, Future[bytes]] = {}

    def create(self) -> tuple[str, Future[bytes]]:
        """Return a new ResponseURL and a future for the response."""
        token = secrets.token_urlsafe(32)
        reply: Future[bytes] = Future()
        self._replies[token] = reply
        return f"{self._endpoint_url}{CALLBACK_PATH}/{token}", reply

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Handle a request below `CALLBACK_PATH`."""
        return self._answer(Request(environ))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        reply = self._replies.get(request.path.strip("/"))
        if reply is None or request.method != "PUT":
            return Response(status=403)
        with suppress(InvalidStateError):  # a second response
            reply.set_result(request.get_data())
        return Response(status=200)
