"""The process of a run, with all that its script starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LAUNCHER = Path(__file__).with_name("launcher.py")
# How long a script has to clean up after SIGTERM, in seconds.
_GRACE_SECONDS = 3


class RunProcess:
    """A script in a session and process group of its own, so that a signal reaches all that it starts, Spark's JVM too.

    It dies with this process: see `launcher`.

    Args:
        script: The script.
        arguments: Of the script.
        directory: Its working directory, where `output.log` and `error.log` are kept too.
        environment: Its whole environment.
        report: Where the launcher writes the exception that ends the script.
    """

    def __init__(
        self, script: Path, arguments: Sequence[str], *, directory: Path, environment: Mapping[str, str], report: Path
    ) -> None:
        lifeline, held = os.pipe()
        self._lifeline: int | None = held
        command = [sys.executable, "-u", str(_LAUNCHER), str(lifeline), str(report), str(script), *arguments]
        try:
            with (directory / "output.log").open("wb") as output, (directory / "error.log").open("ab") as error:
                self._process = subprocess.Popen(
                    command,
                    cwd=directory,
                    env=dict(environment),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=error,
                    pass_fds=(lifeline,),
                    start_new_session=True,
                )
        except BaseException:
            os.close(held)
            raise
        finally:
            os.close(lifeline)

    def poll(self) -> int | None:
        """The exit code, once the script has ended. Whatever it left behind is killed then."""
        code = self._process.poll()
        if code is not None:
            self._end()
        return code

    def kill(self) -> None:
        """End the process and all that it started: asked first, forced after a grace. Nothing if it has ended."""
        if self.poll() is not None:
            return
        self._signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE_SECONDS)
        self._end()
        self._process.wait()

    def _end(self) -> None:
        """Force the rest of the group, once: its number may be another's later."""
        if self._lifeline is None:
            return
        self._signal(signal.SIGKILL)
        os.close(self._lifeline)
        self._lifeline = None

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):  # nobody is left in the group
            os.killpg(self._process.pid, number)
