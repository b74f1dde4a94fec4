"""Python modules, packages and archives for ``--extra-py-files``."""

from __future__ import annotations

import keyword
from typing import TYPE_CHECKING, Literal

from glue_constructs.errors import InvalidPackage
from glue_constructs.packaging.archive import WHEEL_NAME, build_wheel, build_zip
from glue_constructs.packaging.file_items import LocalModules
from glue_constructs.packaging.sources import Sources, zip_fault
from glue_constructs.packaging.tree import UnpackablePackage, list_files
from glue_constructs.packaging.wheel_file import wheel_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from glue_constructs.packaging.location import Source

_PACKERS = {"zip": ("local-modules.zip", build_zip), "wheel": (WHEEL_NAME, build_wheel)}
_NOT_ON_PYTHON_SHELL = "which Python shell jobs cannot import from: use the packages themselves, or a wheel"


class PythonFiles(Sources):
    """Python modules, packages and archives that the script imports.

    Modules (``helpers.py``) and package directories (with an ``__init__.py``) are packed into one archive under their
    names, so that ``import helpers`` works. Its bytes depend only on the content and names of the files. Hidden files,
    caches, tests, and files ignored by a .gitignore are not included. Archives keep their names.

    A directory in the list needs an ``__init__.py``, because without it a package cannot be distinguished from a folder
    of modules; directories below a package do not need one.

    Args:
        sources: Local ``.py`` files, package directories, ``.zip``, ``.whl`` and ``.egg`` files, ``s3://bucket/key``
            URIs, or `Asset` objects of archives.
        prop: The name of the prop, for messages.
        archive: The format for modules and packages. Spark jobs import from a zip; Python shell jobs do not (awsdocs'
            aws-glue-developer-guide pull request 20, data.all issue 171), they install a wheel.
        exclude: More patterns of files to exclude, in .gitignore format; ``!tests/`` includes tests again.

    Attributes:
        wheels: The local wheels among the sources, for `require_wheel_fits`.

    Raises:
        InvalidPackage: With every fault: a file that does not exist, two modules or files with the same name, a
            directory without code or without ``__init__.py``, an archive that is not a zip, a cycle of links, native
            code outside of a wheel, an `Asset` that loses a significant file name.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        prop: str = "extra_py_files",
        archive: Literal["zip", "wheel"] = "zip",
        exclude: Iterable[str] = (),
    ) -> None:
        if isinstance(exclude, str):
            raise InvalidPackage(prop, [f"must have a list of patterns as exclude, got exclude={exclude!r}"])
        self.wheels: list[Path] = []
        self._for_shell = archive == "wheel"
        self._exclude = tuple(exclude)
        self._modules: dict[str, Path] = {}
        name, pack = _PACKERS[archive]
        self._files: dict[str, Path] = {}
        self._archive = LocalModules(name, self._files, pack)
        super().__init__(sources, prop=prop)

    def _take_local(self, path: Path) -> Iterator[str]:
        if path.is_dir() or path.suffix == ".py":
            yield from self._take_module(path)
        else:
            yield from super()._take_local(path)
            if path.suffix == ".whl":
                self.wheels.append(path)

    def _take_module(self, path: Path) -> Iterator[str]:
        name = path.name.removesuffix(".py") if path.is_file() else path.name
        if not name.isidentifier() or keyword.iskeyword(name):
            yield f"has a module that cannot be imported: {str(path)!r} ({name!r} is not an identifier); rename it"
        elif name in self._modules:
            yield f"has two modules with the same name: {str(self._modules[name])!r} and {str(path)!r}; rename one"
        elif path.is_dir():
            yield from self._take_package(path)
        else:
            self._files[path.name] = path
        if not self._modules:
            self._items.append(self._archive)
        self._modules.setdefault(name, path)

    def _take_package(self, path: Path) -> Iterator[str]:
        try:
            files = list_files(path, self._exclude)
        except UnpackablePackage as fault:
            yield str(fault)
            return
        except OSError as error:
            yield f"has a package that cannot be read: {error}"
            return
        if f"{path.name}/__init__.py" not in files:
            inside = sorted({str(path.parent / "/".join(name.split("/")[:2])) for name in files})
            yield (
                f"has a directory without __init__.py: {str(path)!r}; add an empty one if it is a package, or list its"
                f" content: {', '.join(map(repr, inside))}"
            )
        self._files.update(files)

    def _file_fault(self, path: Path) -> str | None:
        if path.suffix == ".whl":
            return wheel_fault(path)
        if path.suffix in {".zip", ".egg"}:
            if self._for_shell:
                return f"has the archive {str(path)!r}, {_NOT_ON_PYTHON_SHELL}"
            return zip_fault(path, f"a {path.suffix}")
        return f"must be .py, .zip, .whl or .egg files or package directories, got {str(path)!r}"

    def _asset_fault(self, asset: object) -> str | None:
        file = str(getattr(asset, "asset_path", ""))
        if file.endswith((".py", ".whl")):
            return f"has an Asset, which loses the file name {file!r}: use the path of the file"
        return None
