"""The Python packages of a run: `--extra-py-files` and `--additional-python-modules`.

https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-python-libraries.html
"""

from __future__ import annotations

import shlex
import zipfile
from typing import TYPE_CHECKING

from glue_constructs.local.glue.failures import LaunchError
from glue_constructs.local.glue.modules import Installation
from glue_constructs.local.glue.workspace import is_s3, split_list

if TYPE_CHECKING:
    from pathlib import Path

    from glue_constructs.local.glue.runs import EmbeddedJobRun
    from glue_constructs.local.glue.workspace import Workspace

# Archives to extract: their data files and extension modules cannot be used from within an archive.
_UNPACKED = (".whl", ".egg")

# The suffix of a zip archive of wheels, which Glue supports from 5.0 on.
_ZIP_OF_WHEELS = ".gluewheels.zip"


class Packages:
    """The packages of one run, downloaded from S3.

    Attributes:
        path: The entries to add to the Python path.
        installation: The modules to install with pip; None if there are none.
    """

    def __init__(self, run: EmbeddedJobRun, workspace: Workspace) -> None:
        self._run = run
        self._workspace = workspace
        self.path: list[Path] = []
        arguments = run.all_arguments
        requirements: list[str | Path] = []
        for uri in split_list(arguments.get("--extra-py-files", "")):
            # Each in a separate directory: two files may have the same name, and then the first one is imported.
            package = workspace.fetch(uri, workspace.new_folder("packages"))
            if package.suffix == ".whl" and not run.is_spark:
                # Python shell jobs install wheels and their dependencies with pip (aws-sdk-pandas issue 281).
                requirements.append(package)
            else:
                self.path.append(_path_entry(package))
        for module in split_list(arguments.get("--additional-python-modules", "")):
            requirements += self._requirement(module)
        # Python shell jobs do not support options; `unsupported` warns about them.
        options = arguments.get("--python-modules-installer-option", "") if run.is_spark else ""
        self.installation = Installation(tuple(shlex.split(options)), tuple(requirements)) if requirements else None

    def _requirement(self, module: str) -> list[str | Path]:
        """Return pip's requirements for one module: its requirement specifier, or the paths of downloaded files."""
        if not is_s3(module):
            return [module]
        if not self._run.is_spark:
            # https://docs.aws.amazon.com/glue/latest/dg/add-job-python.html
            raise LaunchError(
                "LAUNCH ERROR | a Python shell job does not support S3 modules in --additional-python-modules, got "
                f"{module!r}; use --extra-py-files for wheels"
            )
        file = self._workspace.fetch(module, self._workspace.new_folder("modules"))
        if not file.name.endswith(_ZIP_OF_WHEELS):
            return [file]
        folder = _unpacked(file)
        return [*sorted(folder.rglob("*.whl"))]


def _path_entry(package: Path) -> Path:
    """Return the entry of the Python path for a file."""
    if package.suffix == ".py":
        return package.parent
    return _unpacked(package) if package.suffix in _UNPACKED else package


def _unpacked(archive: Path) -> Path:
    folder = archive.with_suffix("")
    try:
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
    except zipfile.BadZipFile:
        raise LaunchError(f"LAUNCH ERROR | {archive.name} must be a zip archive") from None
    return folder
