"""Where the functions of custom resources put their answers."""

from __future__ import annotations

import secrets
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment

# The name of the bucket that takes the answers in us-east-1. There it is a bucket with presigned URLs; here it is a
# path with a name that cannot be guessed.
CALLBACK_PATH = "/cloudformation-custom-resource-response-useast1"


class Callbacks:
    """A small web application that takes each answer once.

    An answer that comes late finds nobody waiting; it is taken and forgotten, as S3 would take it.
    """

    def __init__(self, endpoint_url: str) -> None:
        self._endpoint_url = endpoint_url
        self._replies: dict[str, Future[bytes]] = {}

    def open(self) -> tuple[str, Future[bytes]]:
        """A new ResponseURL, and what will be put there."""
        token = secrets.token_urlsafe(32)
        reply: Future[bytes] = Future()
        self._replies[token] = reply
        return f"{self._endpoint_url}{CALLBACK_PATH}/{token}", reply

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request below `CALLBACK_PATH`."""
        return self._answer(Request(environ))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        reply = self._replies.get(request.path.strip("/"))
        if reply is None or request.method != "PUT":
            return Response(status=403)
        with suppress(InvalidStateError):  # there was an answer already
            reply.set_result(request.get_data())
        return Response(status=200)
