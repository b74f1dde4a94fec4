"""The gateway: a WebHDFS server in a thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from glue_constructs.local.hadoop.webhdfs import WebHdfsServer

if TYPE_CHECKING:
    from types import TracebackType

    from types_boto3_s3 import S3Client
    from typing_extensions import Self

# The poll interval of http.server for a shutdown, and so the maximum duration of `close`.
_POLL_SECONDS = 0.05


class S3Gateway:
    """Serves S3 over WebHDFS on a free port of 127.0.0.1, until it is closed.

    Attributes:
        port: The port.
    """

    def __init__(self, client: S3Client) -> None:
        self._server = WebHdfsServer(client)
        self.port = self._server.server_port
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": _POLL_SECONDS},
            name=f"s3-gateway-{self.port}",
            daemon=True,
        )
        self._thread.start()

    def close(self) -> None:
        """Stop the server and release the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
