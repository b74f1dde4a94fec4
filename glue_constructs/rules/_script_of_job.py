"""The facts that a rule of scripts may ask: the script's, its job's and its runs'."""

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
"""The property that a fault of the script itself is found at."""

_PYTHON = re.compile(r"(\d)\.(\d{1,2})", re.ASCII)
# Python shell's "3" is 3.6 or, since that one's end, 3.9: what the newer one cannot read, neither can.
_SHELL_PYTHONS: dict[object, Version] = {"3": (3, 9), "3.9": (3, 9)}

_BOOKMARKS = "--job-bookmark-option"
_TRACKING = ("job-bookmark-enable", "job-bookmark-pause")
_VIRTUAL_ENV = "--python-virtual-env"
# What brings modules to a job.
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
    """A script, the job that it is for, and that job's runs.

    Attributes:
        script: What a look at the script gave.
        job: The job.
        runs: The arguments of each run that is known of, and `None` for a run whose arguments are not known;
            `None` in the place of all while nobody knows which runs there will be.
        modules: What the job's packages bring, by the modules' first names; `None` when that is not known.
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
        """Whether the script imports what may be the user's own code, which may do what the script does not."""
        tops = {*self.script.optional_imports, *(each.top for each in self.script.imports)}
        return any(not standard_library.is_standard(top) and not images.is_on_some_image(top) for top in tops)

    @property
    def python(self) -> Version | None:
        """The Python that runs the script, or the newest that may; `None` when the job leaves it open."""
        if self.job.command == PYTHON_SHELL:
            version = self.job.python_version
            return _SHELL_PYTHONS.get(version) if isinstance(version, str) else None
        # A virtual environment brings a Python of its own.
        if not self.job.is_spark or self.job.version is None or self.job.arguments.get(_VIRTUAL_ENV) is not None:
            return None
        match = _PYTHON.fullmatch(self.job.version.python)
        return (int(match[1]), int(match[2])) if match else None

    @property
    def image(self) -> Image | None:
        """What is installed where the script runs; `None` where no list is published, or the job leaves it open."""
        if self.job.is_spark and isinstance(self.job.glue_version, str):
            return images.SPARK_IMAGES.get(self.job.glue_version)
        if self.job.command != PYTHON_SHELL or self.job.python_version != PYTHON_SHELL_PYTHON:
            return None
        sets = [self.job.arguments.get(key) for key in ("--library-set", "library-set")]
        # Left out, it is taken for the larger set: the page does not say.
        chosen = next((value for value in sets if value is not None), "analytics")
        return images.PYTHON_SHELL_IMAGES.get(chosen) if isinstance(chosen, str) else None

    @property
    def packages(self) -> frozenset[str] | None:
        """The modules that packages bring; `None` when that is not known."""
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
        """The property path of every argument that is known to be given, by its key: the job's, then the runs'."""
        found = {argument.key: argument.property for argument in self.job.arguments}
        for run in self.runs or ():
            for key, value in (run or {}).items():
                if isinstance(key, str) and not key.startswith("Fn::") and resolved(value) is not None:
                    found.setdefault(key, f"Arguments.{key}")
        return found

    def may_give(self, key: str) -> bool:
        """Whether the job, or any run, gives an argument, or may."""
        by_job = self.job.arguments.get(key)
        return by_job is not None or self.runs is None or any(may_have(run, key) for run in self.runs)


def _arguments(run: object) -> Mapping[str, object] | None:
    known = resolved(run)
    return known if isinstance(known, Mapping) else None


def may_have(run: Mapping[str, object] | None, key: str) -> bool:
    """Whether a run gives an argument, or may."""
    if run is None or resolved(run.get(key)) is not None:
        return True
    return any(isinstance(name, str) and name.startswith("Fn::") for name in run)  # a macro may bring any argument
