"""The pages of the site, measured in a headless Chromium without a driver.

A page of our own (measure.html) shows every page in a frame, which is as wide as a window would be, asks its layout for
what is too wide, and posts the answers to the server that it came from.
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
    "--no-sandbox",  # containers have no user namespaces; it shows our own pages only
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
_PATIENCE = 120


@dataclass(frozen=True)
class Look:
    """How a page looks at a width.

    Attributes:
        path: The page.
        width: The width of the window, in pixels.
        visible: The width in it that the page has, without a scroll bar.
        content: The width that the page takes.
        over: What stands over the edge of its box, or is cut off there without a way to scroll.
        blank: Pictures that are not drawn.
        elsewhere: What was asked of another host.
        loaded: How many files it loaded.
    """

    path: str
    width: int
    visible: int
    content: int
    over: tuple[str, ...]
    blank: tuple[str, ...]
    elsewhere: tuple[str, ...]
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
            # On every page the theme indexes the whole site for its search: a second each, and nothing that is seen.
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
        """Nobody reads it."""


def measured(site: Path, pages: Sequence[str], widths: Sequence[int], *, profile: Path) -> list[Look]:
    """Look at every page at every width.

    Args:
        site: The built site.
        pages: The pages' paths in it.
        widths: In pixels.
        profile: An empty folder for the browser's own files.

    Raises:
        TimeoutError: The browser did not answer; with its last words.
    """
    answers = _ask(site, {"pages": pages, "widths": widths}, profile)
    return [Look(**{key: _frozen(value) for key, value in answer.items()}) for answer in answers]


def done(site: Path, page: str, program: str, *, profile: Path) -> Any:
    """What a program returns that does something on a page: the body of a function of the page's `document`."""
    return _ask(site, {"page": page, "program": program}, profile)


def _ask(site: Path, questions: object, profile: Path) -> Any:
    with _served(_Server(site, questions)) as server:
        program = next(filter(None, map(shutil.which, CHROMIUMS)))
        address = f"http://127.0.0.1:{server.server_port}/__measure"
        words = profile / "words.txt"
        with words.open("wb") as log:
            command = [program, *_OPTIONS, f"--user-data-dir={profile}", "--remote-debugging-port=0", address]
            browser = subprocess.Popen(command, stdout=log, stderr=log)
            try:
                if not server.answered.wait(_PATIENCE):
                    raise TimeoutError(f"{program} did not answer in {_PATIENCE} s: {words.read_text()[-2000:]}")
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
