"""Files as others name them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def relative_path(file: str) -> str:
    """The path of a file from the working directory, in which a repository lies; absolute when it is elsewhere."""
    relative = os.path.relpath(file or os.curdir)
    return file if relative.startswith(os.pardir) else Path(relative).as_posix()


def uri(file: str) -> str:
    """The same as a URI: relative where it can be."""
    path = relative_path(file)
    return Path(path).resolve().as_uri() if path.startswith(os.pardir) or Path(path).is_absolute() else quote(path)
