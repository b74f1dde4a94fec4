"""Read the body of an HTTP request, which http.server does not do."""

from __future__ import annotations

import tempfile
from typing import IO, TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler

_MEBIBYTE = 1 << 20


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_body(handler: BaseHTTPRequestHandler) -> IO[bytes]:
    """Read the whole body, chunked or not, into a temporary file (on disk if it is large). The caller closes it.

    Raises:
        ConnectionError: The client disconnected before the end. A killed writer must not leave a partial object.
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
    """Copy chunks (RFC 9112, section 7.1): hexadecimal size, then data. The last has size 0; trailers may follow."""
    while size := _chunk_size(handler.rfile.readline()):
        _copy(handler.rfile, target, size)
        handler.rfile.readline()
    while handler.rfile.readline().strip():
        pass


def _chunk_size(line: bytes) -> int:
    if not line:
        raise ConnectionError("the client disconnected between two chunks")
    return int(line.partition(b";")[0], 16)


def _copy(source: _Readable, target: IO[bytes], size: int) -> None:
    while size:
        chunk = source.read(min(size, _MEBIBYTE))
        if not chunk:
            raise ConnectionError(f"the client disconnected with {size} bytes missing")
        target.write(chunk)
        size -= len(chunk)
