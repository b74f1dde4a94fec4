"""Requirements resolved once, and kept."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from glue_constructs.errors import UnresolvedRequirements
from glue_constructs.packaging.archive import build_zip
from glue_constructs.packaging.cache import VARIABLE, CacheEntry
from glue_constructs.packaging.pip import PipFailed, download, resolver_settings
from glue_constructs.packaging.requirements_file import RequirementsFile
from glue_constructs.packaging.vendoring import split_wheels

if TYPE_CHECKING:
    from pathlib import Path

# Counted up when what is kept changes its form.
_FORMAT_VERSION = 1
_ZIP = "requirements.zip"
_INSTALLED = "installed.json"


def resolve_wheels(
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
    asked = list(requirements.cache_key_parts()) if isinstance(requirements, RequirementsFile) else [requirements]
    decisive = [_FORMAT_VERSION, asked, python, platforms, require_hashes, resolver_settings()]
    entry = CacheEntry("requirements", hashlib.sha256(json.dumps(decisive).encode()).hexdigest())
    try:
        if not entry.is_complete:
            with entry.writing() as folder:
                _fill(folder, requirements, python, platforms, shown=shown, require_hashes=require_hashes)
    except PipFailed as failure:
        where = f"for Python {python} on {platforms[0]}, from wheels alone"
        raise UnresolvedRequirements(shown, f"{where}, pip says:\n  {failure}") from None
    except OSError as error:
        raise UnresolvedRequirements(shown, f"the cache cannot be written ({error}): set {VARIABLE}") from error
    return _read_entry(entry.path)


def _read_entry(folder: Path) -> tuple[Path | None, list[Path], list[Path]]:
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
    files, installed = split_wheels(folder.glob("*.whl"))
    if files:
        (folder / _ZIP).write_bytes(build_zip(files))
    (folder / _INSTALLED).write_text(json.dumps([wheel.name for wheel in installed]), encoding="utf-8")
