"""Jars and data files: they reach the job under the names that they have here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.packaging.sources import Sources, zip_fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from glue_constructs.packaging.location import Source


class JavaArchives(Sources):
    """Jars for ``--extra-jars``.

    Args:
        sources: Local jars, which keep their names, ``s3://bucket/key`` URIs, or `Asset` objects.
        prop: The property that they were given to, for messages.

    Raises:
        InvalidPackage: Every fault: a file that is not there, a directory, a jar that is no zip, two of one name.
    """

    def __init__(self, sources: Sequence[Source], *, prop: str = "extra_jars") -> None:
        super().__init__(sources, prop=prop)

    def _file_fault(self, path: Path) -> str | None:
        # "You can specify any extension" (job arguments page): what counts is that it is a zip.
        return zip_fault(path, "a jar")


class DataFiles(Sources):
    """Files for ``--extra-files``, which Glue copies into the script's working directory.

    Args:
        sources: Local files, which keep their names, ``s3://bucket/key`` or ``s3://bucket/prefix/`` URIs, or `Asset`
            objects.
        prop: The property that they were given to, for messages.

    Raises:
        InvalidPackage: Every fault: a file that is not there, a directory, two of one name.
    """

    def __init__(self, sources: Sequence[Source], *, prop: str = "extra_files") -> None:
        super().__init__(sources, prop=prop)

    def _directory_fault(self, path: Path) -> str:
        return (
            f"must be files, got the directory {str(path)!r}: name the files in it, zip it,"
            " or put it into S3 and give s3://bucket/prefix/"
        )
