"""A sign of life from synth while something takes its time."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from types import TracebackType

    from rich.console import RenderableType
    from typing_extensions import Self

_DELAY_SECONDS = 2.0
_INTERVAL_SECONDS = 15.0


class Progress:
    """Says on standard error what is being done, once it has taken two seconds.

    At a terminal that is one line that changes, if rich is installed; elsewhere a line now and then.

    Args:
        title: What is being done.
        stream: Where to say it. Left out: standard error.
        delay: Seconds of silence at first.
        interval: Seconds between lines.
    """

    def __init__(
        self,
        title: str,
        *,
        stream: TextIO | None = None,
        delay: float = _DELAY_SECONDS,
        interval: float = _INTERVAL_SECONDS,
    ) -> None:
        self._title = title
        self._stream = stream or sys.stderr
        self._delay = delay
        self._interval = interval
        self._text = ""
        self._finished = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def update(self, text: str) -> None:
        """Say what is being done now."""
        self._text = text

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._finished.set()
        self._thread.join()

    @property
    def _line(self) -> str:
        return f"{self._title}: {self._text}" if self._text else f"{self._title} ..."

    def _run(self) -> None:
        if self._finished.wait(self._delay):
            return
        if not (self._stream.isatty() and self._spin()):
            self._print_lines()

    def _print_lines(self) -> None:
        print(self._line, file=self._stream, flush=True)
        while not self._finished.wait(self._interval):
            print(self._line, file=self._stream, flush=True)

    def _spin(self) -> bool:
        """Show a spinner until it is over; whether there was one to show."""
        try:
            from rich.console import Console  # noqa: PLC0415  # comes with the extra [cli] only
        except ImportError:
            return False
        console = Console(file=self._stream)

        def as_it_is() -> RenderableType:
            # To rich, what stands in brackets would be a style.
            return console.render_str(self._line, markup=False, emoji=False, highlight=False)

        with console.status(as_it_is()) as status:
            while not self._finished.wait(0.2):
                status.update(as_it_is())
        return True
