"""The body of an HTTP request, which http.server leaves to be read."""

from __future__ import annotations

import tempfile
from typing import IO, TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler

_MEBIBYTE = 1 << 20


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_body(handler: BaseHTTPRequestHandler) -> IO[bytes]:
    """The whole body, chunked or not, at its start; on disk when it is large. The caller closes it.

    Raises:
        ConnectionError: The client went away before the end: a writer that is killed must not leave half an object.
    """
    body = tempfile.SpooledTemporaryFile(max_size=8 * _MEBIBYTE)  # noqa: SIM115  closed by the caller
    try:
        if handler.headers.get("Transfer-Encoding", "").lower() == "chunked":
            _copy_chunks(handler, body)
        else:
            _copy(handler.rfile, body, int(handler.headers.get("Content-Length", 0)))
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


def _copy_chunks(handler: BaseHTTPRequestHandler, target: IO[bytes]) -> None:
    """RFC 9112, section 7.1: size in hexadecimal, data; the last has size 0, and trailers may follow."""
    while size := _chunk_size(handler.rfile.readline()):
        _copy(handler.rfile, target, size)
        handler.rfile.readline()
    while handler.rfile.readline().strip():
        pass


def _chunk_size(line: bytes) -> int:
    if not line:
        raise ConnectionError("the client went away between two chunks")
    return int(line.partition(b";")[0], 16)


def _copy(source: _Readable, target: IO[bytes], size: int) -> None:
    while size:
        chunk = source.read(min(size, _MEBIBYTE))
        if not chunk:
            raise ConnectionError(f"the client went away with {size} bytes to come")
        target.write(chunk)
        size -= len(chunk)
