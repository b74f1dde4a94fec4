"""Progress messages of commands that take long."""

from __future__ import annotations

import sys
import threading
from functools import cached_property
from typing import TYPE_CHECKING

from glue_constructs.cli import output, terminal

if TYPE_CHECKING:
    from types import TracebackType

    from rich.console import Console, RenderableType
    from rich.status import Status
    from typing_extensions import Self

_DELAY_SECONDS = 2.0


class Progress:
    """Shows the current step on standard error, at a terminal only, once the command has taken two seconds."""

    def __init__(self, console: Console | None = None, *, delay: float = _DELAY_SECONDS) -> None:
        self._console_override = console
        self._timer = threading.Timer(delay, self._show)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._status: Status | None = None
        self._text = ""

    @cached_property
    def _console(self) -> Console:
        return self._console_override or output.screen().errors

    @property
    def _is_visible(self) -> bool:
        return (
            self._console_override is not None or terminal.may_be_terminal(sys.stderr)
        ) and self._console.is_terminal

    def update(self, text: str) -> None:
        """Set the current step."""
        with self._lock:
            self._text = text
            if self._status is not None:
                self._status.update(self._renderable)

    def note(self, text: str) -> None:
        """Print a message that stays visible, above the current step; also printed in a pipe."""
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)

    @property
    def _renderable(self) -> RenderableType:
        # No markup: rich would interpret square brackets as a style.
        return self._console.render_str(self._text, markup=False, emoji=False, highlight=False)

    def _show(self) -> None:
        with self._lock:
            self._status = self._console.status(self._renderable)
            self._status.start()

    def __enter__(self) -> Self:
        if self._is_visible:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if self._timer.ident is not None:
            self._timer.join()
        if self._status is not None:
            self._status.stop()
