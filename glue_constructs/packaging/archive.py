"""Reproducible archives: their bytes depend only on their files."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The earliest time of the zip format.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FILE = 0o100644 << 16
_DIRECTORY = (0o40755 << 16) | 0x10

WHEEL_NAME = "local_modules-0-py3-none-any.whl"
_DIST_INFO = "local_modules-0.dist-info"
_METADATA = {
    "METADATA": b"Metadata-Version: 2.1\nName: local-modules\nVersion: 0\n",
    "WHEEL": b"Wheel-Version: 1.0\nGenerator: glue_constructs\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
}


def build_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files by their names in it: the same bytes for the same files on any machine at any time.

    The files are not compressed, because compressed data differs between versions of zlib.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        # Before 3.13, Python finds a package without __init__.py in a zip only if its directory has an entry
        # (cpython issue 59110).
        for name in sorted({*files, *_directories(files)}):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = _DIRECTORY if name.endswith("/") else _FILE
            archive.writestr(entry, files.get(name, b""))
    return buffer.getvalue()


def build_wheel(files: Mapping[str, bytes]) -> bytes:
    """Return a wheel, `WHEEL_NAME`, that installs the files at the top level of site-packages.

    https://packaging.python.org/en/latest/specifications/binary-distribution-format/
    """
    content = {**files, **{f"{_DIST_INFO}/{name}": text for name, text in _METADATA.items()}}
    record = f"{_DIST_INFO}/RECORD"
    return build_zip({**content, record: _record(content, record)})


def _directories(files: Mapping[str, bytes]) -> Iterator[str]:
    for name in files:
        parts = name.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            yield "/".join(parts[:depth]) + "/"


def _record(files: Mapping[str, bytes], itself: str) -> bytes:
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    for name, content in sorted(files.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.writerow([name, f"sha256={digest}", len(content)])
    lines.writerow([itself, "", ""])
    return text.getvalue().encode()
