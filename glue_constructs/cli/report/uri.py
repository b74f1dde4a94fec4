"""Paths and URIs of files in reports."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def relative_path(file: str) -> str:
    """Return a file's path relative to the working directory; unchanged if the file is outside of it."""
    relative = os.path.relpath(file or os.curdir)
    return file if relative.startswith(os.pardir) else Path(relative).as_posix()


def uri(file: str) -> str:
    """Return a file's URI: relative to the working directory, or absolute if the file is outside of it."""
    path = relative_path(file)
    return Path(path).resolve().as_uri() if path.startswith(os.pardir) or Path(path).is_absolute() else quote(path)
