"""Scala scripts, which are compiled with the Scala compiler in Spark's jars.

Glue's library for Scala, `com.amazonaws.services.glue`, is not available: it is in no package index.
"""

from __future__ import annotations

import importlib.util
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.local.glue.failures import LaunchError
from glue_constructs.local.glue.process import RunProcess

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glue_constructs.local.glue.workspace import Workspace

_PROGRAM = Path(__file__).with_name("scala_program.py")

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_GLUE = re.compile(r"com\.amazonaws\.services\.glue\b[\w.]*(?:\{[^}]*\})?")


@dataclass(frozen=True)
class ScalaScript:
    """A Scala script: an object with `main(sysArgs: Array[String])`.

    Attributes:
        path: The script.
        jars: The jars of `--extra-jars`.
        class_name: The object from `--class`, which may be in one of the jars.
    """

    path: Path
    jars: Sequence[Path]
    class_name: str

    def launch(self, workspace: Workspace, arguments: Sequence[str], environment: Mapping[str, str]) -> RunProcess:
        """Launch the process that compiles and runs the script.

        Raises:
            LaunchError: The script uses Glue's library, or there is no compiler.
        """
        self._require_no_glue_library()
        class_path = os.pathsep.join((str(_spark_jars() / "*"), *map(str, self.jars)))
        return RunProcess(
            _PROGRAM,
            [str(self.path), self.class_name, class_path, *arguments],
            directory=workspace.directory,
            environment=environment,
            report=workspace.report,
        )

    def _require_no_glue_library(self) -> None:
        source = self.path.read_text(encoding="utf-8", errors="replace")
        used = sorted({" ".join(found.split()) for found in _GLUE.findall(_COMMENT.sub("", source))})
        if used:
            raise LaunchError(
                f"LAUNCH ERROR | the embedded AWS has no {', '.join(used)}: Scala scripts can only use Spark's API; "
                "use SparkSession and DataFrames, or run this job in AWS"
            )


def _spark_jars() -> Path:
    """Return the directory of Spark's jars, which contains the Scala compiler.

    Raises:
        LaunchError: This Spark has no Scala compiler.
    """
    spec = importlib.util.find_spec("pyspark")
    jars = Path(spec.origin or "").parent / "jars" if spec is not None else Path()
    if not list(jars.glob("scala-compiler-*.jar")):
        raise LaunchError(
            f"LAUNCH ERROR | a Scala script needs scala-compiler-*.jar among Spark's jars, none in {jars}"
        )
    return jars
