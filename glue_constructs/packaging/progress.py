"""Progress output for slow steps of a synth."""

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
    """Progress output on standard error, for a step that takes longer than two seconds.

    On a terminal it is one line that changes, if rich is installed; otherwise lines at an interval.

    Args:
        title: The name of the step.
        stream: The output stream. Default: standard error.
        delay: Seconds before the first output.
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
        """Set the current status text."""
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
        """Show a spinner until the step has finished; return False if rich is not installed."""
        try:
            from rich.console import Console  # noqa: PLC0415  # only installed with the extra [cli]
        except ImportError:
            return False
        console = Console(file=self._stream)

        def plain_line() -> RenderableType:
            # Without markup, because rich takes text in brackets as styles.
            return console.render_str(self._line, markup=False, emoji=False, highlight=False)

        with console.status(plain_line()) as status:
            while not self._finished.wait(0.2):
                status.update(plain_line())
        return True
