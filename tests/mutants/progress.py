"""The progress of a run: a bar on a terminal, lines in a pipe."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from rich.console import Console
    from typing_extensions import Self

    from .campaign import Result

_LINE_EVERY = 50
_COLUMNS = (
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
    TimeRemainingColumn(),
    TextColumn("{task.fields[counts]}"),
)


class TrialProgress:
    """The progress of trying mutants, a context manager."""

    def __init__(self, console: Console, total: int) -> None:
        self._console = console
        self._total = total
        self._counts: Counter[str] = Counter()
        # Without its thread: a process with threads must not be forked.
        self._bar = Progress(
            *_COLUMNS,
            console=console,
            transient=True,
            auto_refresh=False,
            redirect_stdout=False,
            redirect_stderr=False,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("", total=total, counts="records what each check executes")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def add(self, result: Result) -> None:
        """Show a result."""
        self._counts[result.found_by or "survived"] += 1
        done = self._counts.total()
        counts = ", ".join(f"{name} {number}" for name, number in sorted(self._counts.items()))
        self._bar.update(self._task, completed=done, counts=counts, refresh=True)
        if not self._console.is_terminal and (done % _LINE_EVERY == 0 or done == self._total):
            self._console.print(f"{done} of {self._total} after {result.seconds:,.0f} s: {counts}")
