"""The facts that script rules read: about the script, its job and its runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.model import images, standard_library
from glue_constructs.model.commands import PYTHON_SHELL, PYTHON_SHELL_PYTHON, RAY, SPARK_ETL
from glue_constructs.rules._values import resolved

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from glue_constructs.model.images import Image
    from glue_constructs.rules._job import Job
    from glue_constructs.rules._script_facts import ScriptFacts, Version

SCRIPT = "Command.ScriptLocation"
"""The property of findings about the script itself."""

_PYTHON = re.compile(r"(\d)\.(\d{1,2})", re.ASCII)
# Python shell's "3" is 3.6 or, since its end of life, 3.9: what 3.9 cannot parse, 3.6 cannot either.
_SHELL_PYTHONS: dict[object, Version] = {"3": (3, 9), "3.9": (3, 9)}

_BOOKMARKS = "--job-bookmark-option"
_TRACKING = ("job-bookmark-enable", "job-bookmark-pause")
_VIRTUAL_ENV = "--python-virtual-env"
# The arguments that add modules to a job.
_PACKAGES = (
    "--additional-python-modules",
    "--extra-py-files",
    _VIRTUAL_ENV,
    "--python-modules-installer-option",
    "--pip-install",
    "--s3-py-modules",
)


@dataclass(frozen=True)
class ScriptOfJob:
    """A script, its job, and the job's runs.

    Attributes:
        script: The facts about the script.
        job: The job.
        runs: The arguments of each known run, and `None` for a run whose arguments are unknown; `None` instead of the
            tuple when the runs are unknown.
        modules: The top-level modules in the job's packages; `None` when they are unknown.
    """

    script: ScriptFacts
    job: Job
    runs: tuple[Mapping[str, object] | None, ...] | None
    modules: frozenset[str] | None

    @classmethod
    def read(
        cls,
        script: ScriptFacts,
        job: Job,
        runs: Sequence[object] | None = None,
        modules: Collection[str] | None = None,
    ) -> ScriptOfJob:
        """Read the runs' arguments, intrinsic functions included."""
        return cls(
            script=script,
            job=job,
            runs=None if runs is None else tuple(map(_arguments, runs)),
            modules=None if modules is None else frozenset(module.partition(".")[0] for module in modules),
        )

    @property
    def is_run_as_python(self) -> bool:
        """Whether the job is known to run its script as Python."""
        if self.job.is_spark:
            return self.job.arguments.get("--job-language") in (None, "python")
        return self.job.command in (PYTHON_SHELL, RAY)

    @property
    def has_own_modules(self) -> bool:
        """Whether the script imports code that may be the user's, which may do what the script does not."""
        tops = {*self.script.optional_imports, *(each.top for each in self.script.imports)}
        return any(not standard_library.is_standard(top) and not images.is_on_any_image(top) for top in tops)

    @property
    def python(self) -> Version | None:
        """The Python version that runs the script, or the newest possible one; `None` when it is unknown."""
        if self.job.command == PYTHON_SHELL:
            version = self.job.python_version
            return _SHELL_PYTHONS.get(version) if isinstance(version, str) else None
        # A virtual environment has its own Python.
        if not self.job.is_spark or self.job.version is None or self.job.arguments.get(_VIRTUAL_ENV) is not None:
            return None
        match = _PYTHON.fullmatch(self.job.version.python)
        return (int(match[1]), int(match[2])) if match else None

    @property
    def image(self) -> Image | None:
        """The modules installed where the script runs; `None` where no list is published, or it is unknown."""
        if self.job.is_spark and isinstance(self.job.glue_version, str):
            return images.SPARK_IMAGES.get(self.job.glue_version)
        if self.job.command != PYTHON_SHELL or self.job.python_version != PYTHON_SHELL_PYTHON:
            return None
        sets = [self.job.arguments.get(key) for key in ("--library-set", "library-set")]
        # When it is not set, the larger set is assumed: the page does not say.
        chosen = next((value for value in sets if value is not None), "analytics")
        return images.PYTHON_SHELL_IMAGES.get(chosen) if isinstance(chosen, str) else None

    @property
    def packages(self) -> frozenset[str] | None:
        """The modules in the job's packages; `None` when they are unknown."""
        if self.modules is not None:
            return self.modules
        nothing = self.runs is not None and not any(map(self.may_give, _PACKAGES))
        return frozenset() if nothing else None

    @property
    def tracks_data(self) -> bool:
        """Whether the job is known to use bookmarks."""
        is_etl = self.job.command == SPARK_ETL and self.is_run_as_python
        return is_etl and self.job.arguments.get(_BOOKMARKS) in _TRACKING

    @property
    def given(self) -> dict[str, str]:
        """The property path of every argument that is known to be set, by its key: the job's, then the runs'."""
        found = {argument.key: argument.property for argument in self.job.arguments}
        for run in self.runs or ():
            for key, value in (run or {}).items():
                if isinstance(key, str) and not key.startswith("Fn::") and resolved(value) is not None:
                    found.setdefault(key, f"Arguments.{key}")
        return found

    def may_give(self, key: str) -> bool:
        """Whether the job or any run sets an argument, or may set it."""
        by_job = self.job.arguments.get(key)
        return by_job is not None or self.runs is None or any(may_have(run, key) for run in self.runs)


def _arguments(run: object) -> Mapping[str, object] | None:
    known = resolved(run)
    return known if isinstance(known, Mapping) else None


def may_have(run: Mapping[str, object] | None, key: str) -> bool:
    """Whether a run sets an argument, or may set it."""
    if run is None or resolved(run.get(key)) is not None:
        return True
    return any(isinstance(name, str) and name.startswith("Fn::") for name in run)  # a macro may add any argument
