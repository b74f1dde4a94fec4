"""What kind of job it is: what decides which features a prop brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.model.commands import PYTHON_SHELL
from glue_constructs.model.versions import nearest_version

if TYPE_CHECKING:
    from glue_constructs.model.versions import Version


@dataclass(frozen=True)
class JobKind:
    """The kind of a job.

    Attributes:
        command: The name of its command, ``"glueetl"``.
        glue_version: Its Glue version; it may be a token.
        python_version: Its PythonVersion; None of a job in Scala.
    """

    command: str
    glue_version: object
    python_version: str | None

    @property
    def is_shell(self) -> bool:
        """Whether it is a Python shell job."""
        return self.command == PYTHON_SHELL

    @property
    def version(self) -> Version | None:
        """The row whose facts hold of its Glue version; None where it is not known, or decides nothing."""
        return None if self.is_shell else nearest_version(self.glue_version)

    def properties(self) -> dict[str, object]:
        """What it is in the properties of AWS::Glue::Job."""
        python = {} if self.python_version is None else {"PythonVersion": self.python_version}
        return {"Command": {"Name": self.command, **python}, "GlueVersion": self.glue_version}
