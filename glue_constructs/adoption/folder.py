"""The folder of the generated app, written completely or not at all."""

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

_OWNER_ONLY = 0o600
_IGNORE = ".gitignore"


def require_no_overwrite(folder: Path, *, force: bool) -> None:
    """Check, before the jobs are read, that no file in a folder would be overwritten.

    Raises:
        InvalidInput: It is a file, or it contains a file of the app and `force` is not set.
    """
    if folder.exists() and not folder.is_dir():
        raise InvalidInput(f"--output must be a folder, got the file {str(folder)!r}")
    _require_missing(folder, (APP, CDK, MAPPING, SECRETS), force=force)


def write_files(folder: Path, files: Mapping[str, str], *, force: bool) -> list[Path]:
    """Write files to a folder, and create the folder if needed. All files are written before the first is moved there.

    Returns:
        The paths of the files.

    Raises:
        InvalidInput: A file exists and `force` is not set, or the files cannot be written.
    """
    if SECRETS in files and not (folder / _IGNORE).exists():
        files = {**files, _IGNORE: f"{SECRETS}\ncdk.out/\n"}
    require_no_overwrite(folder, force=force)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # On the same file system, so that moving is atomic.
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
    existing = [name for name in names if os.path.lexists(folder / name)]
    if existing and not force:
        raise InvalidInput(
            f"{' and '.join(existing)} would be overwritten in {str(folder)!r}: to allow it, use --force"
        )


def _write_file(file: Path, text: str) -> None:
    mode = _OWNER_ONLY if file.name == SECRETS else 0o666
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as stream:  # noqa: PTH123  # created with its mode
        stream.write(text)


def _move(made: Path, folder: Path, names: Iterable[str]) -> None:
    if not folder.exists():
        made.chmod(0o777 & ~_umask())
        made.rename(folder)
        return
    for name in names:
        (made / name).replace(folder / name)


def _umask() -> int:
    """Return the umask, for the folder's mode: mkdtemp creates it for its owner only."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
