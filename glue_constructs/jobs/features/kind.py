"""The kind of a job, which decides the features of its props."""

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
        command: The name of its command, such as ``"glueetl"``.
        glue_version: Its Glue version; may be a token.
        python_version: Its PythonVersion; None for a job in Scala.
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
        """The data about its Glue version; None if the version is not known, or for a Python shell job."""
        return None if self.is_shell else nearest_version(self.glue_version)

    def properties(self) -> dict[str, object]:
        """Return the properties of AWS::Glue::Job that the kind decides."""
        python = {} if self.python_version is None else {"PythonVersion": self.python_version}
        return {"Command": {"Name": self.command, **python}, "GlueVersion": self.glue_version}
