"""The app's folder: all of its files, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.adoption.app_file import APP, CDK, MAPPING, SECRETS
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FOR_THE_OWNER = 0o600
_IGNORE = ".gitignore"


def require_no_overwrite(folder: Path, *, force: bool) -> None:
    """Refuse a folder in which something would be overwritten; for before the work.

    Raises:
        InvalidInput: It is a file, or has a file of the app and may not lose it.
    """
    if folder.exists() and not folder.is_dir():
        raise InvalidInput(f"--output must be a folder, got the file {str(folder)!r}")
    _require_missing(folder, (APP, CDK, MAPPING, SECRETS), force=force)


def write_files(folder: Path, files: Mapping[str, str], *, force: bool) -> list[Path]:
    """Write files into a folder, which is made where there is none. They are all written before the first is moved.

    Returns:
        Their paths.

    Raises:
        InvalidInput: One is there already, and may not be overwritten; or they cannot be written.
    """
    if SECRETS in files and not (folder / _IGNORE).exists():
        files = {**files, _IGNORE: f"{SECRETS}\ncdk.out/\n"}
    require_no_overwrite(folder, force=force)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # On the same disk, so that moving is all or nothing.
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise InvalidInput(f"{folder}: cannot be written: {error.strerror or error}") from None
    try:
        for name, text in files.items():
            _write_file(made / name, text)
        _move(made, folder, files)
    except OSError as error:
        raise InvalidInput(f"{folder}: cannot be written: {error.strerror or error}") from None
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return [folder / name for name in files]


def _require_missing(folder: Path, names: Iterable[str], *, force: bool) -> None:
    there = [name for name in names if os.path.lexists(folder / name)]
    if there and not force:
        raise InvalidInput(f"{' and '.join(there)} would be overwritten in {str(folder)!r}: say so by --force")


def _write_file(file: Path, text: str) -> None:
    mode = _FOR_THE_OWNER if file.name == SECRETS else 0o666
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as opened:  # noqa: PTH123  # with its mode from the start
        opened.write(text)


def _move(made: Path, folder: Path, names: Iterable[str]) -> None:
    if not folder.exists():
        made.chmod(0o777 & ~_umask())
        made.rename(folder)
        return
    for name in names:
        (made / name).replace(folder / name)


def _umask() -> int:
    """What a new folder may not have: mkdtemp made it for its owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
