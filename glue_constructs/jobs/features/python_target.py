"""The Python that a job runs on, as its packages must fit it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from glue_constructs.packaging.requirements import Requirements, Resolved
    from glue_constructs.packaging.target import Target

_BEFORE_REQUIREMENTS_FILES = re.compile(r"[0-4]\.")


@dataclass(frozen=True)
class JobPython:
    """The Python of a job.

    Attributes:
        is_shell: Whether it is a Python shell job.
        target: Its version and platform; None where nobody can know them.
        takes_file: Whether Glue installs from a requirements file: for Spark, from Glue 5.0 on
            (https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-python-libraries.html).
    """

    is_shell: bool
    target: Target | None
    takes_file: bool

    @classmethod
    def of(cls, kind: Mapping[str, Any]) -> JobPython | None:
        """The Python of a job with these properties; None where it has none, in Scala."""
        from glue_constructs.packaging.target import Target  # noqa: PLC0415  # needs PyPI's packaging: 30 ms

        python, version = kind["Command"].get("PythonVersion"), kind["GlueVersion"]
        if kind["Command"]["Name"] == "pythonshell":
            return cls(is_shell=True, target=Target.of_python_shell(python), takes_file=False)
        if python is None:
            return None
        takes_file = not (isinstance(version, str) and _BEFORE_REQUIREMENTS_FILES.match(version))
        return cls(is_shell=False, target=Target.of_glue(version), takes_file=takes_file)

    def require_fit(self, wheels: Iterable[Path], prop: str) -> None:
        """Refuse wheels that pip would refuse in the job; where its Python is not known, none."""
        from glue_constructs.packaging.wheel_file import require_wheel_fits  # noqa: PLC0415  # as above

        if self.target is None:
            return
        for wheel in wheels:
            platforms = self.target.accepted or self.target.platforms
            require_wheel_fits(wheel, python=self.target.python, platforms=platforms, prop=prop)

    def resolve(self, requirements: Requirements) -> Resolved:
        """What the job needs for its requirements."""
        python, platforms = (self.target.python, self.target.platforms) if self.target is not None else (None, ())
        return requirements.resolve(
            python=python, platforms=platforms, vendor=not self.is_shell, takes_file=self.takes_file
        )
