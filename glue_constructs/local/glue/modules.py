"""Installing Python modules for a run with pip, as in Glue.

If pip fails, the run fails with pip's error. The service's messages were seen in live runs: before Glue 5.0 in
awslabs' aws-glue-libs issue 175, from Glue 5.0 on in aws' graph-notebook issue 723.
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

# Seconds between two checks of the pip process.
_POLL_SECONDS = 0.05

# The number of pip's last error lines in the message.
_REASON_LINES = 3

# Overrides of pip's configuration that would change where modules are installed. Its index, proxy and certificates are
# kept.
_PIP_VARIABLES = {
    "PIP_USER": "0",
    "PIP_REQUIRE_VIRTUALENV": "0",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
}


@dataclass(frozen=True)
class Installation:
    """Modules to install.

    Attributes:
        options: The options of pip.
        requirements: Requirement specifiers (`pandas==2.2.3`) and paths of files, in order.
    """

    options: tuple[str, ...]
    requirements: tuple[str | Path, ...]

    def fingerprint(self) -> str:
        """Return a hash of Python, the platform, the options, and the requirements with the contents of files."""
        contents = [
            (each.name, hashlib.sha256(each.read_bytes()).hexdigest()) if isinstance(each, Path) else each
            for each in self.requirements
        ]
        described = json.dumps([sys.version, platform.platform(), self.options, contents])
        return hashlib.sha256(described.encode()).hexdigest()[:32]


class ModuleInstaller:
    """Installs each set of modules once for each server. Later runs with the same modules reuse it.

    Args:
        directory: The directory of the installed sets.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def install(self, installation: Installation, *, scratch: Path, is_stopped: Callable[[], bool]) -> Path:
        """Install the modules.

        Args:
            installation: The modules.
            scratch: A directory for pip and its output, which is created.
            is_stopped: Returns whether the run was stopped.

        Returns:
            The directory to add to the Python path.

        Raises:
            LaunchError: pip failed, was stopped, or is not installed.
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
                shutil.rmtree(scratch / "modules")  # another run has installed the same modules
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
        (scratch / "modules").mkdir(exist_ok=True)  # pip creates no directory if there is nothing to install


class PipFailed(LaunchError):
    """pip failed.

    Attributes:
        output: The complete error output of pip.
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
    """Return the directory of pip, which Python can execute."""
    spec = importlib.util.find_spec("pip")
    if spec is None or spec.origin is None:
        raise LaunchError(
            "LAUNCH ERROR | the embedded AWS installs Python modules with pip, and the Python that it runs with has "
            f"none, got {sys.executable!r}; run: {sys.executable} -m ensurepip"
        )
    return Path(spec.origin).parent
