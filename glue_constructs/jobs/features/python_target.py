"""The Python version and platform of a job, for its packages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from glue_constructs.jobs.features.kind import JobKind
    from glue_constructs.packaging.requirements import Requirements, Resolved
    from glue_constructs.packaging.target import Target


@dataclass(frozen=True)
class JobPython:
    """The Python version and platform of a job.

    Attributes:
        is_shell: Whether it is a Python shell job.
        target: The version and platform; None if the Glue version is not known.
        takes_file: Whether Glue installs requirements files: on Spark from Glue 5.0 on
            (https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-python-libraries.html).
    """

    is_shell: bool
    target: Target | None
    takes_file: bool

    @classmethod
    def of(cls, kind: JobKind) -> JobPython | None:
        """Return the Python of a kind of job; None for a job in Scala."""
        from glue_constructs.packaging.target import Target  # noqa: PLC0415  # imports packaging, 30 ms

        if kind.is_shell:
            return cls(is_shell=True, target=Target.of_python_shell(kind.python_version), takes_file=False)
        if kind.python_version is None:
            return None
        takes_file = kind.version is None or kind.version.requirements_files
        return cls(is_shell=False, target=Target.of_glue(kind.glue_version), takes_file=takes_file)

    def require_fit(self, wheels: Iterable[Path], prop: str) -> None:
        """Refuse wheels that pip cannot install in the job. If its Python is not known, no wheel is refused."""
        from glue_constructs.packaging.wheel_file import require_wheel_fits  # noqa: PLC0415  # as above

        if self.target is None:
            return
        for wheel in wheels:
            platforms = self.target.accepted or self.target.platforms
            require_wheel_fits(wheel, python=self.target.python, platforms=platforms, prop=prop)

    def resolve(self, requirements: Requirements) -> Resolved:
        """Resolve requirements for the job."""
        python, platforms = (self.target.python, self.target.platforms) if self.target is not None else (None, ())
        return requirements.resolve(
            python=python, platforms=platforms, vendor=not self.is_shell, takes_file=self.takes_file
        )
