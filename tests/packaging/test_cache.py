from __future__ import annotations

import sys
from pathlib import Path

import pytest

from glue_constructs.packaging.cache import CacheEntry, cache_directory


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch, tmp_path):
    for name in ("GLUE_CONSTRUCTS_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


def fill(entry, text="a"):
    with entry.writing() as folder:
        (folder / "file").write_text(text)


def test_the_librarys_variable_takes_precedence_over_xdg(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_directory() == tmp_path / ".cache" / "glue-constructs"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_directory() == tmp_path / "Library" / "Caches" / "glue-constructs"
    monkeypatch.setenv("XDG_CACHE_HOME", "/xdg")
    assert cache_directory() == Path("/xdg/glue-constructs")
    monkeypatch.setenv("GLUE_CONSTRUCTS_CACHE", "/ours")
    assert cache_directory() == Path("/ours")


def test_an_entry_exists_when_it_is_complete():
    entry = CacheEntry("kind", "key")
    assert not entry.is_complete
    with entry.writing() as folder:
        (folder / "file").write_text("a")
        assert not CacheEntry("kind", "key").is_complete
    assert entry.is_complete
    assert (entry.path / "file").read_text() == "a"
    assert [path.name for path in entry.path.parent.iterdir()] == ["key"]


def test_a_failure_leaves_no_files():
    entry = CacheEntry("kind", "key")
    with pytest.raises(TypeError), entry.writing() as folder:
        (folder / "file").write_text(None)
    assert list(entry.path.parent.iterdir()) == []


@pytest.mark.parametrize("harm", [lambda file: file.unlink(), lambda file: file.write_text("longer")])
def test_a_damaged_entry_is_replaced(harm):
    entry = CacheEntry("kind", "key")
    fill(entry)
    harm(entry.path / "file")
    assert not entry.is_complete
    fill(entry, "b")
    assert entry.is_complete
    assert (entry.path / "file").read_text() == "b"


def test_of_two_processes_the_first_to_finish_creates_the_entry():
    first, second = CacheEntry("kind", "key"), CacheEntry("kind", "key")
    with first.writing() as one:
        (one / "file").write_text("first")
        with second.writing() as two:
            (two / "file").write_text("2")
    assert (first.path / "file").read_text() == "2"
    assert [path.name for path in first.path.parent.iterdir()] == ["key"]
