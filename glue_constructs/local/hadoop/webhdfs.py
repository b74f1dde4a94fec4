"""The WebHDFS protocol, as far as Hadoop's client uses it.

https://hadoop.apache.org/docs/r3.3.4/hadoop-project-dist/hadoop-hdfs/WebHDFS.html
"""

from __future__ import annotations

import json
import shutil
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from glue_constructs.local.hadoop.mounts import MountedS3
from glue_constructs.local.hadoop.request_body import read_body

if TYPE_CHECKING:
    from collections.abc import Callable

    from types_boto3_s3 import S3Client

    from glue_constructs.local.hadoop.filesystem import FileStatus

_ROOT = "/webhdfs/v1"
_MEBIBYTE = 1 << 20
# Spark splits files by block size. EMRFS has the same block size.
_BLOCK_SIZE = 64 * _MEBIBYTE

# The Java exception that Hadoop's client raises for a Python exception: the first row that matches.
_REMOTE_EXCEPTIONS: tuple[tuple[type[Exception], HTTPStatus, str], ...] = (
    (FileNotFoundError, HTTPStatus.NOT_FOUND, "java.io.FileNotFoundException"),
    (FileExistsError, HTTPStatus.FORBIDDEN, "org.apache.hadoop.fs.FileAlreadyExistsException"),
    (LookupError, HTTPStatus.BAD_REQUEST, "java.lang.UnsupportedOperationException"),
    (OSError, HTTPStatus.FORBIDDEN, "java.io.IOException"),
    (Exception, HTTPStatus.INTERNAL_SERVER_ERROR, "java.io.IOException"),
)


class WebHdfsServer(ThreadingHTTPServer):
    """A WebHDFS server for S3, on a free port of 127.0.0.1."""

    daemon_threads = True

    def __init__(self, client: S3Client) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.filesystem = MountedS3(client, port=self.server_port)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print an error, except when a killed client has reset its connections."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Handles one connection of Hadoop's client."""

    protocol_version = "HTTP/1.1"
    server: WebHdfsServer

    def do_GET(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, *_: object) -> None:
        """Log nothing: errors are in the log of the run."""

    def _serve(self) -> None:
        # Hadoop sends non-ASCII characters as unescaped UTF-8; http.server decodes the request line as Latin-1.
        url = urlsplit(self.path.encode("latin-1").decode())
        self._file = "/" + unquote(url.path).removeprefix(_ROOT).strip("/")
        self._query = {name.lower(): value for name, value in parse_qsl(url.query, keep_blank_values=True)}
        operation = (self.command, self._query.get("op", "").upper())
        try:
            with read_body(self) as self._body:
                self._OPERATIONS.get(operation, _Handler._reject)(self)
        except ConnectionError:
            self.close_connection = True  # the client has disconnected
        except Exception as error:  # noqa: BLE001  the client raises the error in the script
            self._send_failure(error)

    def _reject(self) -> None:
        raise LookupError(f"S3 in the embedded AWS has no {self.command} {self._query.get('op')}")

    def _get_file_status(self) -> None:
        self._send({"FileStatus": _file_status(self.server.filesystem.status(self._file), suffix="")})

    def _list_status(self) -> None:
        self._send(self._listing())

    def _list_status_batch(self) -> None:
        self._send({"DirectoryListing": {"partialListing": self._listing(), "remainingEntries": 0}})

    def _listing(self) -> dict[str, Any]:
        children = self.server.filesystem.children(self._file)
        return {"FileStatuses": {"FileStatus": [_file_status(child, suffix=child.name) for child in children]}}

    def _get_home_directory(self) -> None:
        self._send({"Path": "/user/hadoop"})

    def _get_block_locations(self) -> None:
        """Return no locations of blocks. Hadoop 3.3 requests them for each file that Spark lists."""
        length = self.server.filesystem.status(self._file).length
        no_blocks: dict[str, Any] = {"locatedBlocks": [], "lastLocatedBlock": None, "isLastBlockComplete": True}
        self._send({"LocatedBlocks": {"fileLength": length, "isUnderConstruction": False, **no_blocks}})

    def _get_file_block_locations(self) -> None:
        """Return no locations of blocks, for Hadoop 3.4."""
        self._send({"BlockLocations": {"BlockLocation": []}})

    def _open(self) -> None:
        length = self._query.get("length")
        size, stream = self.server.filesystem.read(
            self._file, offset=int(self._query.get("offset", 0)), length=None if length is None else int(length)
        )
        with stream:
            self._send_head(HTTPStatus.OK, {"Content-Type": "application/octet-stream", "Content-Length": str(size)})
            shutil.copyfileobj(stream, self.wfile, _MEBIBYTE)

    def _create(self) -> None:
        """Redirect, then write: HDFS redirects to the node that stores the data, and its client requires that."""
        if self._query.get("data") == "true":
            self.server.filesystem.write(self._file, self._body)
            self._send_head(HTTPStatus.CREATED, {"Content-Length": "0"})
            return
        self.server.filesystem.require_writable(self._file, overwrite=self._query.get("overwrite") == "true")
        query = urlencode({**self._query, "data": "true"})
        location = f"http://127.0.0.1:{self.server.server_port}{_ROOT}{quote(self._file)}?{query}"
        self._send_head(HTTPStatus.TEMPORARY_REDIRECT, {"Location": location, "Content-Length": "0"})

    def _make_directories(self) -> None:
        self.server.filesystem.make_directories(self._file)
        self._send({"boolean": True})

    def _rename(self) -> None:
        target = "/" + self._query["destination"].strip("/")
        self._send({"boolean": self.server.filesystem.rename(self._file, target)})

    def _delete(self) -> None:
        recursive = self._query.get("recursive") == "true"
        self._send({"boolean": self.server.filesystem.delete(self._file, recursive=recursive)})

    def _ignore(self) -> None:
        """Ignore owners, permissions and times, which cannot be set in S3. EMRFS ignores them too."""
        self._send({"boolean": True})

    def _send(self, body: dict[str, Any], status: HTTPStatus = HTTPStatus.OK) -> None:
        content = json.dumps(body).encode()
        self._send_head(status, {"Content-Type": "application/json", "Content-Length": str(len(content))})
        self.wfile.write(content)

    def _send_head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_failure(self, error: Exception) -> None:
        status, java_class = next(row[1:] for row in _REMOTE_EXCEPTIONS if isinstance(error, row[0]))
        remote = {"exception": java_class.rpartition(".")[2], "javaClassName": java_class, "message": str(error)}
        self.close_connection = True  # the body of the request may not be read completely
        self._send({"RemoteException": remote}, status)

    _OPERATIONS: ClassVar[dict[tuple[str, str], Callable[[_Handler], None]]] = {
        ("GET", "GETFILESTATUS"): _get_file_status,
        ("GET", "LISTSTATUS"): _list_status,
        ("GET", "LISTSTATUS_BATCH"): _list_status_batch,
        ("GET", "GETHOMEDIRECTORY"): _get_home_directory,
        ("GET", "GET_BLOCK_LOCATIONS"): _get_block_locations,
        ("GET", "GETFILEBLOCKLOCATIONS"): _get_file_block_locations,
        ("GET", "OPEN"): _open,
        ("PUT", "CREATE"): _create,
        ("PUT", "MKDIRS"): _make_directories,
        ("PUT", "RENAME"): _rename,
        ("PUT", "SETOWNER"): _ignore,
        ("PUT", "SETPERMISSION"): _ignore,
        ("PUT", "SETTIMES"): _ignore,
        ("DELETE", "DELETE"): _delete,
    }


def _file_status(status: FileStatus, *, suffix: str) -> dict[str, Any]:
    return {
        "accessTime": 0,
        "blockSize": 0 if status.is_directory else _BLOCK_SIZE,
        "childrenNum": 0,
        "fileId": 0,
        "group": "hadoop",
        "length": status.length or 0,
        "modificationTime": int(status.modified.timestamp() * 1000) if status.modified else 0,
        "owner": "hadoop",
        "pathSuffix": suffix,
        "permission": "755" if status.is_directory else "644",
        "replication": 0 if status.is_directory else 1,
        "storagePolicy": 0,
        "type": "DIRECTORY" if status.is_directory else "FILE",
    }
