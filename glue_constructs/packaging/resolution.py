"""Requirements resolved once, and kept."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from glue_constructs.errors import UnresolvedRequirements
from glue_constructs.packaging.archive import zipped
from glue_constructs.packaging.cache import VARIABLE, Entry
from glue_constructs.packaging.pip import PipFailed, download, settings
from glue_constructs.packaging.requirements_file import RequirementsFile
from glue_constructs.packaging.vendoring import split

if TYPE_CHECKING:
    from pathlib import Path

# Counted up when what is kept changes its form.
_FORM = 1
_ZIP = "requirements.zip"
_INSTALLED = "installed.json"


def resolved_wheels(
    requirements: RequirementsFile | str,
    *,
    shown: str,
    python: str,
    platforms: tuple[str, ...],
    require_hashes: bool,
) -> tuple[Path | None, list[Path], list[Path]]:
    """Resolve requirements for a Python and platform, or find what was resolved before.

    Args:
        requirements: A file, or its text.
        shown: How messages name them.
        python: ``"3.11"``.
        platforms: The platforms that fit, the best first, as pip names them.
        require_hashes: Whether every requirement must be pinned by a hash.

    Returns:
        The zip of what can be vendored, or `None`; the wheels that must be installed; all wheels.

    Raises:
        UnresolvedRequirements: With pip's reason, or the cache's.
    """
    asked = list(requirements.parts()) if isinstance(requirements, RequirementsFile) else [requirements]
    decisive = [_FORM, asked, python, platforms, require_hashes, settings()]
    entry = Entry("requirements", hashlib.sha256(json.dumps(decisive).encode()).hexdigest())
    try:
        if not entry.is_there:
            with entry.writing() as folder:
                _fill(folder, requirements, python, platforms, shown=shown, require_hashes=require_hashes)
    except PipFailed as failure:
        where = f"for Python {python} on {platforms[0]}, from wheels alone"
        raise UnresolvedRequirements(shown, f"{where}, pip says:\n  {failure}") from None
    except OSError as error:
        raise UnresolvedRequirements(shown, f"the cache cannot be written ({error}): set {VARIABLE}") from error
    return _found(entry.path)


def _found(folder: Path) -> tuple[Path | None, list[Path], list[Path]]:
    archive = folder / _ZIP
    installed = json.loads((folder / _INSTALLED).read_text(encoding="utf-8"))
    everything = sorted(folder.glob("*.whl"))
    return archive if archive.exists() else None, [folder / name for name in installed], everything


def _fill(
    folder: Path,
    requirements: RequirementsFile | str,
    python: str,
    platforms: tuple[str, ...],
    *,
    shown: str,
    require_hashes: bool,
) -> None:
    if isinstance(requirements, RequirementsFile):
        file = requirements.path
    else:
        file = folder / "requirements.txt"
        file.write_text(requirements, encoding="utf-8")
    title = f"{shown}: pip resolves for Python {python}"
    download(file, folder, python=python, platforms=platforms, require_hashes=require_hashes, title=title)
    files, installed = split(folder.glob("*.whl"))
    if files:
        (folder / _ZIP).write_bytes(zipped(files))
    (folder / _INSTALLED).write_text(json.dumps([wheel.name for wheel in installed]), encoding="utf-8")
