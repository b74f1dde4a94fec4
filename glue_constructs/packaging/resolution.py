"""Resolution of requirements, with a cache."""

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

# Increase when the format of cache entries changes.
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
    """Resolve requirements for a Python and platform, or return the cached result.

    Args:
        requirements: A requirements file, or the text of one.
        shown: The name of the requirements in messages.
        python: The Python version, ``"3.11"``.
        platforms: The compatible platforms in pip's notation, the best first.
        require_hashes: Whether every requirement must be pinned by a hash.

    Returns:
        The zip of the packages that can be vendored, or `None`; the wheels that must be installed; all wheels.

    Raises:
        UnresolvedRequirements: pip failed, or the cache cannot be written; with the reason.
    """
    content = list(requirements.cache_key_parts()) if isinstance(requirements, RequirementsFile) else [requirements]
    key = [_FORMAT_VERSION, content, python, platforms, require_hashes, resolver_settings()]
    entry = CacheEntry("requirements", hashlib.sha256(json.dumps(key).encode()).hexdigest())
    try:
        if not entry.is_complete:
            with entry.writing() as folder:
                _fill(folder, requirements, python, platforms, shown=shown, require_hashes=require_hashes)
    except PipFailed as failure:
        where = f"for Python {python} on {platforms[0]}, from wheels only"
        raise UnresolvedRequirements(shown, f"{where}; output of pip:\n  {failure}") from None
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
