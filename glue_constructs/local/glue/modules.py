"""Installing Python modules for a run with pip, as the service does.

A run fails with pip's own words when pip does. The service's were seen in live runs: before Glue 5.0 in awslabs'
aws-glue-libs issue 175, since then in aws' graph-notebook issue 723.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import platform
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.local.environment import inherited_environment
from glue_constructs.local.glue.failures import LaunchError
from glue_constructs.local.glue.process import RunProcess

if TYPE_CHECKING:
    from collections.abc import Callable

# Seconds between two looks at pip.
_POLL_SECONDS = 0.05

# The last so many lines in which pip says what was wrong.
_REASON_LINES = 3

# Of the machine's pip configuration, what would put modules elsewhere. Its index, proxy and certificates stay.
_PIP_VARIABLES = {
    "PIP_USER": "0",
    "PIP_REQUIRE_VIRTUALENV": "0",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
}


@dataclass(frozen=True)
class Installation:
    """What is to be installed.

    Attributes:
        options: Of pip.
        requirements: Specifications (`pandas==2.2.3`) and paths of files, in their order.
    """

    options: tuple[str, ...]
    requirements: tuple[str | Path, ...]

    def fingerprint(self) -> str:
        """The same for the same things, wherever their files lie."""
        things = [
            (each.name, hashlib.sha256(each.read_bytes()).hexdigest()) if isinstance(each, Path) else each
            for each in self.requirements
        ]
        described = json.dumps([sys.version, platform.platform(), self.options, things])
        return hashlib.sha256(described.encode()).hexdigest()[:32]


class ModuleInstaller:
    """Installs each set of modules once a server: the second run that asks for the same finds it there.

    Args:
        directory: Where the installed sets are kept.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def install(self, installation: Installation, *, scratch: Path, is_stopped: Callable[[], bool]) -> Path:
        """Install the modules.

        Args:
            installation: The modules.
            scratch: A folder for pip, made here; its output is kept there.
            is_stopped: Says whether nobody wants them any more.

        Returns:
            The folder that belongs on the Python path.

        Raises:
            LaunchError: pip has failed, was stopped, or there is none.
        """
        target = self._directory / installation.fingerprint()
        if not target.exists():
            scratch.mkdir()
            self._run_pip(installation, scratch, is_stopped)
            self._directory.mkdir(parents=True, exist_ok=True)
            try:
                (scratch / "modules").rename(target)
            except OSError:
                if not target.exists():
                    raise
                shutil.rmtree(scratch / "modules")  # another run was faster; what it put there is the same
        return target

    @staticmethod
    def _run_pip(installation: Installation, scratch: Path, is_stopped: Callable[[], bool]) -> None:
        process = RunProcess(
            _pip(),
            [
                "install",
                "--target",
                str(scratch / "modules"),
                *installation.options,
                *map(str, installation.requirements),
            ],
            directory=scratch,
            environment={**inherited_environment(), **_PIP_VARIABLES},
            report=scratch / "exception.json",
        )
        try:
            while process.poll() is None:
                if is_stopped():
                    raise LaunchError("LAUNCH ERROR | the run was stopped while its Python modules were installed")
                time.sleep(_POLL_SECONDS)
            if process.poll():
                raise PipFailed((scratch / "error.log").read_text(errors="replace"))
        finally:
            process.kill()
        (scratch / "modules").mkdir(exist_ok=True)  # pip makes none when there is nothing to install


class PipFailed(LaunchError):
    """pip has failed.

    Attributes:
        output: All that it said about it.
    """

    def __init__(self, output: str) -> None:
        lines = [line.strip() for line in output.splitlines() if line.strip()]
        errors = [line for line in lines if line.startswith("ERROR:")] or lines
        reason = " ".join(errors[-_REASON_LINES:])
        super().__init__(
            "LAUNCH ERROR | Installation of Additional Python Modules failed, please see the logs for more details: "
            f"{reason}"
        )
        self.output = output


def _pip() -> Path:
    """The folder of pip, which Python runs like a program."""
    spec = importlib.util.find_spec("pip")
    if spec is None or spec.origin is None:
        raise LaunchError(
            "LAUNCH ERROR | the embedded AWS installs Python modules with pip, and the Python that it runs with has "
            f"none, got {sys.executable!r}; run: {sys.executable} -m ensurepip"
        )
    return Path(spec.origin).parent
