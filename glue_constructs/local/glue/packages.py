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

    from glue_constructs.local.glue.runs import JobRun
    from glue_constructs.local.glue.workspace import Workspace

# Their data files and extension modules cannot be used from within an archive.
_UNPACKED = (".whl", ".egg")

# What the name of a zip of wheels ends with, of Glue 5.0 and later.
_ZIP_OF_WHEELS = ".gluewheels.zip"


class Packages:
    """The packages of one run, fetched from S3 under their own names.

    Attributes:
        path: What belongs on the Python path for them.
        installation: What pip has to install beside; None when nothing.
    """

    def __init__(self, run: JobRun, workspace: Workspace) -> None:
        self._run = run
        self._workspace = workspace
        self.path: list[Path] = []
        arguments = run.all_arguments
        requirements: list[str | Path] = []
        for uri in split_list(arguments.get("--extra-py-files", "")):
            # Each in a folder of its own: two may have one name, and then the first is found first.
            package = workspace.fetch(uri, workspace.new_folder("packages"))
            if package.suffix == ".whl" and not run.is_spark:
                # Python shell has pip install them, with what they require (aws-sdk-pandas issue 281).
                requirements.append(package)
            else:
                self.path.append(_path_entry(package))
        for module in split_list(arguments.get("--additional-python-modules", "")):
            requirements += self._requirement(module)
        # Python shell jobs do not take options; `unavailable` says so.
        options = arguments.get("--python-modules-installer-option", "") if run.is_spark else ""
        self.installation = Installation(tuple(shlex.split(options)), tuple(requirements)) if requirements else None

    def _requirement(self, module: str) -> list[str | Path]:
        """What pip is given for one of the modules: a specification as it is, a file by its path."""
        if not is_s3(module):
            return [module]
        if not self._run.is_spark:
            # https://docs.aws.amazon.com/glue/latest/dg/add-job-python.html
            raise LaunchError(
                "LAUNCH ERROR | a Python shell job takes no modules from S3 with --additional-python-modules, got "
                f"{module!r}: bring wheels with --extra-py-files"
            )
        file = self._workspace.fetch(module, self._workspace.new_folder("modules"))
        if not file.name.endswith(_ZIP_OF_WHEELS):
            return [file]
        folder = _unpacked(file)
        return [*sorted(folder.rglob("*.whl"))]


def _path_entry(package: Path) -> Path:
    """What belongs on the Python path for a file."""
    if package.suffix == ".py":
        return package.parent
    return _unpacked(package) if package.suffix in _UNPACKED else package


def _unpacked(archive: Path) -> Path:
    folder = archive.with_suffix("")
    try:
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
    except zipfile.BadZipFile:
        raise LaunchError(f"LAUNCH ERROR | {archive.name} must be a zip archive, and is none") from None
    return folder
