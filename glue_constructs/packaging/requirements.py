"""Python requirements of a job, packaged with the job or installed by Glue."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from packaging.requirements import InvalidRequirement, Requirement

from glue_constructs.errors import InvalidPackage, UnresolvedRequirements
from glue_constructs.packaging.requirements_file import RequirementsFile
from glue_constructs.packaging.resolution import resolve_wheels


@dataclass(frozen=True)
class Resolved:
    """The resolved requirements of a job.

    Attributes:
        pure_zip: The pure-Python packages as one zip for ``--extra-py-files``; `None` when there are none.
        wheels: Wheels to install: for ``--additional-python-modules`` on Spark (with ``--no-deps``, because they are
            complete), for ``--extra-py-files`` on Python shell.
        modules: Requirements that Glue installs, for ``--additional-python-modules``.
        file: The requirements file that Glue installs, for ``--additional-python-modules`` with ``-r``.
    """

    pure_zip: Path | None = None
    wheels: list[Path] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    file: Path | None = None


class Requirements:
    """Python requirements of a job.

    Packaged requirements are resolved with the pip of this interpreter and its configured indexes, for the job's Python
    and platform, from wheels only. The wheels are cached in the user's cache directory (or in GLUE_CONSTRUCTS_CACHE) by
    the content of the requirements, so that the next synth does not resolve and works offline. Requirements that are
    not pinned keep the version of the first synth until the cache is removed. Changes of pip's environment variables
    are detected, changes of its configuration files are not.

    Args:
        source: A requirements file, or a list of requirements (``["six==1.17.0"]``).
        install: ``"package"``: the wheels are packaged with the job, which then installs them without a network.
            ``"glue"``: Glue installs the requirements when a run starts.
        require_hashes: Whether every requirement of the file must be pinned by a hash (pip's ``--require-hashes``).
        prop: The name of the prop, for messages.

    Raises:
        InvalidPackage: The file does not exist, or a requirement of the list is invalid.
    """

    def __init__(
        self,
        source: str | os.PathLike[str] | Sequence[str],
        *,
        install: Literal["package", "glue"] = "package",
        require_hashes: bool = False,
        prop: str = "requirements",
    ) -> None:
        faults: list[str] = []
        if install not in {"package", "glue"}:
            faults.append(f"must be installed by 'package' or by 'glue', got install={install!r}")
        self._install = install
        self._require_hashes = require_hashes
        self._prop = prop
        self._file: RequirementsFile | None = None
        self._list: list[str] = []
        if isinstance(source, (str, os.PathLike)):
            path = Path(os.path.abspath(os.fspath(source)))  # noqa: PTH100  # without resolving links
            self._file = RequirementsFile(path, f"{prop} {os.fspath(source)!r}")
            faults += _file_faults(path, os.fspath(source))
        elif not _is_list(source):
            faults.append(f"must be a requirements file or a list of requirements, got {source!r}")
        else:
            self._list = list(source)
            faults += _list_faults(self._list, by_glue=install == "glue")
            if require_hashes:
                faults.append("must be a file when hashes are required: a list cannot have hashes")
        if faults:
            raise InvalidPackage(prop, faults)

    def resolve(
        self,
        *,
        python: str | None = None,
        platforms: Sequence[str] = (),
        vendor: bool = True,
        takes_file: bool = True,
    ) -> Resolved:
        """Resolve the requirements.

        Args:
            python: The job's Python, ``"3.11"``; required unless Glue installs.
            platforms: The compatible platforms in pip's notation, the best first; required unless Glue installs.
            vendor: Whether pure-Python packages become one zip; Python shell jobs cannot import from a zip.
            takes_file: Whether Glue installs from a requirements file: for Spark from Glue 5.0 on.

        Raises:
            UnresolvedRequirements: pip cannot resolve them, or Glue could not install them; with the reason.
        """
        if self._install == "glue":
            return self._for_glue(takes_file=takes_file)
        if python is None or not platforms:
            raise UnresolvedRequirements(self._shown, "requires a known Glue version, or install='glue'")
        zip_path, installed, everything = resolve_wheels(
            self._file or "\n".join(sorted(self._list)),
            shown=self._shown,
            python=python,
            platforms=tuple(platforms),
            require_hashes=self._require_hashes,
        )
        return Resolved(pure_zip=zip_path, wheels=installed) if vendor else Resolved(wheels=everything)

    @property
    def _shown(self) -> str:
        return self._file.shown if self._file else f"{self._prop} {self._list!r}"

    def _for_glue(self, *, takes_file: bool) -> Resolved:
        if self._file is None:
            return Resolved(modules=[str(Requirement(line)) for line in self._list])
        if not takes_file:
            modules = self._file.simple_requirements()
            if faults := _list_faults(modules, by_glue=True):
                raise InvalidPackage(self._prop, faults)
            return Resolved(modules=modules)
        if self._file.path.suffix != ".txt":
            raise InvalidPackage(self._prop, [f"must be a .txt file for Glue, got {str(self._file.path)!r}"])
        if references := self._file.lines_with_files():
            reason = f"{references[0]!r} refers to a file that the job does not have: move its content to this file"
            raise UnresolvedRequirements(self._shown, reason)
        return Resolved(file=self._file.path)


def _is_list(source: object) -> bool:
    return isinstance(source, Sequence)


def _file_faults(path: Path, given: str) -> list[str]:
    if path.is_file():
        return []
    if path.is_dir():
        return [f"must be a requirements file or a list of requirements, got the directory {given!r}"]
    fault = f"must be a requirements file or a list of requirements, got {given!r}, which does not exist"
    return [f"{fault} (looked in {str(Path.cwd())!r}); pass a single requirement as a list: [{given!r}]"]


def _list_faults(requirements: Sequence[str], *, by_glue: bool) -> list[str]:
    faults = []
    for given in requirements:
        try:
            requirement = Requirement(given)
        except (InvalidRequirement, TypeError) as error:
            faults.append(f"has an invalid requirement: {given!r} ({str(error).splitlines()[0]})")
            continue
        if by_glue and "," in str(requirement):
            faults.append(f"has a comma, which separates Glue's list of modules: {given!r}; pin one version with ==")
        if by_glue and requirement.marker:
            faults.append(f"has a marker, which Glue's list of modules does not support: {given!r}; remove it")
    return faults
