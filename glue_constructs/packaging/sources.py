"""Validation of a list of files, before any asset is created."""

from __future__ import annotations

import os
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidPackage
from glue_constructs.packaging.file_items import InS3, LocalFile, OfAsset
from glue_constructs.packaging.location import is_asset, is_local
from glue_constructs.packaging.names import name_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs import Construct

    from glue_constructs.packaging.file_items import FileItem
    from glue_constructs.packaging.location import Placed, Source


class Sources:
    """A list of files: local paths, objects in S3, assets. The base of `PythonFiles`, `JavaArchives` and `DataFiles`.

    Args:
        sources: The list.
        prop: The name of the prop, for messages.

    Raises:
        InvalidPackage: A file is invalid; the message lists every fault of every file.
    """

    def __init__(self, sources: Sequence[Source], *, prop: str) -> None:
        self._prop = prop
        self._faults: list[str] = []
        self._items: list[FileItem] = []
        if isinstance(sources, (str, os.PathLike)):
            raise InvalidPackage(prop, [f"must be a list, got {_shown(sources)}: write [{_shown(sources)}]"])
        for source in sources:
            self._take(source)
        self._check_list()
        self._faults.extend(self._repeated_names())
        if self._faults:
            raise InvalidPackage(prop, self._faults)

    @property
    def known_locations(self) -> list[object]:
        """The locations for the rules before assets are created: URIs, or ``{"Ref": ...}``."""
        return [part.known_location for part in self._items]

    def place(self, scope: Construct) -> list[Placed]:
        """Upload the files to S3 when the scope's stack is deployed; return their locations.

        Args:
            scope: A construct of the stack.
        """
        return [part.place(scope) for part in self._items]

    def _take(self, source: Source) -> None:
        if isinstance(source, str) and source.startswith("#{Token["):
            self._faults.append(f"must be a list whose items are known at synth, got the token {source!r}")
        elif is_local(source):
            given = os.fspath(source)  # type: ignore[arg-type]  # is_local excludes assets
            # Links are not resolved, so that a file has the name of its link.
            path = Path(os.path.abspath(given))  # noqa: PTH100  # Path.absolute() keeps ".."
            self._faults.extend(self._take_local(path) if path.exists() else [_missing(given)])
        elif isinstance(source, str):
            self._items.append(InS3(source))
        else:
            self._take_asset(source)

    def _take_local(self, path: Path) -> Iterator[str]:
        """Add a local file as an item; yield its faults."""
        if path.is_dir():
            yield self._directory_fault(path)
        else:
            yield from filter(None, (name_fault(path.name), self._file_fault(path)))
            self._items.append(LocalFile(path))

    def _take_asset(self, source: object) -> None:
        if not is_asset(source):
            self._faults.append(f"must be a path, an s3:// URI or an aws_s3_assets.Asset, got {source!r}")
            return
        self._faults.extend(filter(None, [self._asset_fault(source)]))
        self._items.append(OfAsset(source))

    def _check_list(self) -> None:
        """Check the list as a whole."""

    def _file_fault(self, _path: Path) -> str | None:
        return None

    def _directory_fault(self, path: Path) -> str:
        return f"must be files, got the directory {str(path)!r}: list its files"

    def _asset_fault(self, _asset: object) -> str | None:
        return None

    def _repeated_names(self) -> Iterator[str]:
        """Yield faults for repeated file names: a job has one folder for all files."""
        paths = [part.path for part in self._items if isinstance(part, LocalFile)]
        for name, count in Counter(path.name for path in paths).items():
            if count > 1:
                same = " and ".join(repr(str(path)) for path in paths if path.name == name)
                yield f"has files with the same name: {same}; rename all but one"


def zip_fault(path: Path, kind: str) -> str | None:
    """Return why a file is not a readable zip; `None` if it is one."""
    try:
        with zipfile.ZipFile(path) as archive:
            broken = None if archive.namelist() else "it is empty"
    except (OSError, zipfile.BadZipFile) as error:
        broken = f"{error}"
    return broken and f"has {kind} that is not a zip: {str(path)!r} ({broken}); build it again"


def _missing(given: str) -> str:
    return (
        f"must be existing files or s3:// URIs, got {given!r}, which does not exist (looked in {str(Path.cwd())!r});"
        " a path based on Path(__file__) does not depend on that folder"
    )


def _shown(source: str | os.PathLike[str]) -> str:
    return repr(os.fspath(source))
