"""Building small wheels."""

from __future__ import annotations

import io
import zipfile


def wheel(name: str, version: str = "1.0", *, requires: str = "", **files: str) -> bytes:
    """Return a pure-Python wheel with modules by their names and other files by their complete names."""
    packed = io.BytesIO()
    info = f"{name}-{version}.dist-info"
    requirement = f"Requires-Dist: {requires}\n" if requires else ""
    with zipfile.ZipFile(packed, "w") as archive:
        for path, text in files.items():
            archive.writestr(path if "." in path else f"{path}.py", text)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{requirement}")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return packed.getvalue()


def archive(**files: str) -> bytes:
    """Return a zip archive. A name without a dot is that of a module."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for path, text in files.items():
            opened.writestr(path if "." in path else f"{path}.py", text)
    return packed.getvalue()
