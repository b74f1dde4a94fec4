"""Measure the layout of the site's pages in a headless Chromium, without a driver.

The page measure.html opens every page in a frame of a given width, finds elements that are too wide, and posts the
results to the server.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    "--headless",
    "--no-sandbox",  # containers have no user namespaces; it opens only our own pages
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,1000",
)
_MEASURE = Path(__file__).with_name("measure.html")
_NO_INDEX = b'{"config": {"lang": ["en"], "separator": " ", "pipeline": []}, "docs": []}'
_TIMEOUT_SECONDS = 120


@dataclass(frozen=True)
class Layout:
    """The layout of a page at a width.

    Attributes:
        path: The page.
        width: The width of the window, in pixels.
        visible: The width available to the page, without a scroll bar.
        content: The width of the page's content.
        overflowing: Elements that overflow their box, or are cut off without a way to scroll.
        broken_images: Images that could not be loaded.
        external: Requests to other hosts.
        loaded: The number of loaded files.
    """

    path: str
    width: int
    visible: int
    content: int
    overflowing: tuple[str, ...]
    broken_images: tuple[str, ...]
    external: tuple[str, ...]
    loaded: int


class _Server(ThreadingHTTPServer):
    def __init__(self, site: Path, questions: object) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
        self.questions = questions
        self.answers: Any = None
        self.answered = threading.Event()


class _Handler(SimpleHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/__measure":
            self._answer(_MEASURE.read_bytes(), "text/html; charset=utf-8")
        elif self.path == "/__questions":
            self._answer(json.dumps(self.server.questions).encode(), "application/json")
        elif self.path.endswith("/search_index.json"):
            # The theme builds its search index on every page, which takes a second and does not change the layout.
            self._answer(_NO_INDEX, "application/json")
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def do_POST(self) -> None:
        self.server.answers = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(b"", "text/plain")
        self.server.answered.set()

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Do not log requests."""


def measure(site: Path, pages: Sequence[str], widths: Sequence[int], *, profile: Path) -> list[Layout]:
    """Measure every page at every width.

    Args:
        site: The built site.
        pages: The paths of the pages.
        widths: The widths in pixels.
        profile: An empty folder for the browser's profile.

    Raises:
        TimeoutError: The browser did not answer; with the end of its output.
    """
    answers = _run_browser(site, {"pages": pages, "widths": widths}, profile)
    return [Layout(**{key: _frozen(value) for key, value in answer.items()}) for answer in answers]


def run_script(site: Path, page: str, program: str, *, profile: Path) -> Any:
    """Run JavaScript on a page, the body of a function of the page's `document`, and return its result."""
    return _run_browser(site, {"page": page, "program": program}, profile)


def _run_browser(site: Path, questions: object, profile: Path) -> Any:
    with _served(_Server(site, questions)) as server:
        program = next(filter(None, map(shutil.which, CHROMIUMS)))
        address = f"http://127.0.0.1:{server.server_port}/__measure"
        output = profile / "output.txt"
        with output.open("wb") as log:
            command = [program, *_OPTIONS, f"--user-data-dir={profile}", "--remote-debugging-port=0", address]
            browser = subprocess.Popen(command, stdout=log, stderr=log)
            try:
                if not server.answered.wait(_TIMEOUT_SECONDS):
                    raise TimeoutError(
                        f"{program} did not answer in {_TIMEOUT_SECONDS} s: {output.read_text()[-2000:]}"
                    )
            finally:
                browser.terminate()
                browser.wait()
        return server.answers


@contextmanager
def _served(server: _Server) -> Iterator[_Server]:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
