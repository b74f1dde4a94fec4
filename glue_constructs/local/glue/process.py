"""The process of a run, with its child processes."""

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
# Seconds between SIGTERM and SIGKILL.
_GRACE_SECONDS = 3


class RunProcess:
    """A script in its own session and process group, so that signals also reach child processes such as Spark's JVM.

    It is killed when this process ends; see `launcher`.

    Args:
        script: The script.
        arguments: The arguments of the script.
        directory: Its working directory, which also contains `output.log` and `error.log`.
        environment: All its environment variables.
        report: The file to which the launcher writes the exception that ends the script.
    """

    def __init__(
        self, script: Path, arguments: Sequence[str], *, directory: Path, environment: Mapping[str, str], report: Path
    ) -> None:
        lifeline, write_end = os.pipe()
        self._lifeline: int | None = write_end
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
            os.close(write_end)
            raise
        finally:
            os.close(lifeline)

    def poll(self) -> int | None:
        """Return the exit code if the script has ended, and kill its remaining child processes then."""
        code = self._process.poll()
        if code is not None:
            self._end()
        return code

    def kill(self) -> None:
        """Terminate the process group: SIGTERM first, then SIGKILL. Do nothing if the script has ended."""
        if self.poll() is not None:
            return
        self._signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE_SECONDS)
        self._end()
        self._process.wait()

    def _end(self) -> None:
        """Kill the rest of the process group. Do so only once: the system may reuse its id."""
        if self._lifeline is None:
            return
        self._signal(signal.SIGKILL)
        os.close(self._lifeline)
        self._lifeline = None

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):  # the process group is empty
            os.killpg(self._process.pid, number)
