"""Jars and data files, which keep their file names."""

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
        prop: The name of the prop, for messages.

    Raises:
        InvalidPackage: A file does not exist, is a directory or not a zip, or two have the same name; with every fault.
    """

    def __init__(self, sources: Sequence[Source], *, prop: str = "extra_jars") -> None:
        super().__init__(sources, prop=prop)

    def _file_fault(self, path: Path) -> str | None:
        # "You can specify any extension" (job arguments page): only the format matters.
        return zip_fault(path, "a jar")


class DataFiles(Sources):
    """Files for ``--extra-files``, which Glue copies into the script's working directory.

    Args:
        sources: Local files, which keep their names, ``s3://bucket/key`` or ``s3://bucket/prefix/`` URIs, or `Asset`
            objects.
        prop: The name of the prop, for messages.

    Raises:
        InvalidPackage: A file does not exist or is a directory, or two have the same name; with every fault.
    """

    def __init__(self, sources: Sequence[Source], *, prop: str = "extra_files") -> None:
        super().__init__(sources, prop=prop)

    def _directory_fault(self, path: Path) -> str:
        return (
            f"must be files, got the directory {str(path)!r}: list its files, zip it,"
            " or upload it to S3 and use s3://bucket/prefix/"
        )
