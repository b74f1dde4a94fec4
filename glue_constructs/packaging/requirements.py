"""Python requirements of a job, brought along or left to Glue to install."""

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
    """What a job needs for its requirements.

    Attributes:
        pure_zip: The pure-Python packages as one zip for ``--extra-py-files``; `None` when there are none.
        wheels: Wheels to install: for ``--additional-python-modules`` on Spark (pip must not look for more:
            ``--no-deps``), for ``--extra-py-files`` on Python shell.
        modules: Requirements that Glue installs, for ``--additional-python-modules``.
        file: The requirements file that Glue installs, for ``--additional-python-modules`` with ``-r``.
    """

    pure_zip: Path | None = None
    wheels: list[Path] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    file: Path | None = None


class Requirements:
    """Python requirements of a job.

    Packaged requirements are resolved by the pip of this interpreter, with the indexes that it is set to, for the job's
    Python and platform: wheels only, nothing is built. The wheels are kept in the user's cache directory (or where
    GLUE_CONSTRUCTS_CACHE says) by the requirements' content, so that the next synth neither resolves nor needs a
    network; what is not pinned stays at what was found first, until the cache is removed. A change of pip's
    configuration files is not noticed, of its environment variables it is.

    Args:
        source: A requirements file, or a list of requirements (``["six==1.17.0"]``).
        install: ``"package"``: the wheels go with the job, which needs no network for them. ``"glue"``: Glue installs
            them when a run starts.
        require_hashes: Whether every requirement of the file must be pinned by a hash (pip's ``--require-hashes``).
        prop: The property that they were given to, for messages.

    Raises:
        InvalidPackage: The file is not there, or a requirement of the list is none.
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
            path = Path(os.path.abspath(os.fspath(source)))  # noqa: PTH100  # as it is named, links and all
            self._file = RequirementsFile(path, f"{prop} {os.fspath(source)!r}")
            faults += _file_faults(path, os.fspath(source))
        elif not _is_list(source):
            faults.append(f"must be a requirements file or a list of requirements, got {source!r}")
        else:
            self._list = list(source)
            faults += _list_faults(self._list, by_glue=install == "glue")
            if require_hashes:
                faults.append("must be a file where hashes are required: a list has no room for them")
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
        """Find what the job needs.

        Args:
            python: The job's Python, ``"3.11"``; needed unless Glue installs.
            platforms: The platforms that fit the job, the best first, as pip names them; needed likewise.
            vendor: Whether pure-Python packages become one zip, which Python shell jobs cannot import from.
            takes_file: Whether Glue installs from a requirements file: for Spark from Glue 5.0 on.

        Raises:
            UnresolvedRequirements: pip cannot, or Glue could not; with the reason.
        """
        if self._install == "glue":
            return self._for_glue(takes_file=takes_file)
        if python is None or not platforms:
            raise UnresolvedRequirements(self._shown, "needs a Glue version whose Python is known, or install='glue'")
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
        if elsewhere := self._file.lines_with_files():
            reason = f"{elsewhere[0]!r} names a file that is not there in the job: write its content into this one"
            raise UnresolvedRequirements(self._shown, reason)
        return Resolved(file=self._file.path)


def _is_list(source: object) -> bool:
    return isinstance(source, Sequence)


def _file_faults(path: Path, given: str) -> list[str]:
    if path.is_file():
        return []
    if path.is_dir():
        return [f"must be a requirements file or a list of requirements, got the directory {given!r}"]
    fault = f"must be a requirements file or a list of requirements, got {given!r}, which is not there"
    return [f"{fault} (looked in {str(Path.cwd())!r}); a requirement itself goes into a list: [{given!r}]"]


def _list_faults(requirements: Sequence[str], *, by_glue: bool) -> list[str]:
    faults = []
    for given in requirements:
        try:
            requirement = Requirement(given)
        except (InvalidRequirement, TypeError) as error:
            faults.append(f"has a requirement that is none: {given!r} ({str(error).splitlines()[0]})")
            continue
        if by_glue and "," in str(requirement):
            faults.append(f"has a comma, which divides Glue's list of modules: {given!r}; pin one version with ==")
        if by_glue and requirement.marker:
            faults.append(f"has a condition, which Glue's list of modules cannot hold: {given!r}; leave it out")
    return faults
