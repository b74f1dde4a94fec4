from __future__ import annotations

import os
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glue_constructs.packaging.tree import UnpackablePackage, list_files


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "repository" / "src" / "shop"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    return folder


def write(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def names(package, *exclude):
    return sorted(list_files(package, exclude))


def test_the_names_begin_with_the_package(package):
    write(package, "orders.py", "inner/rows.py", "data.json")
    assert names(package) == ["shop/__init__.py", "shop/data.json", "shop/inner/rows.py", "shop/orders.py"]


@pytest.mark.parametrize(
    "name",
    [
        "__pycache__/a.cpython-311.pyc", "a.pyc", ".env", ".git/config", ".mypy_cache/x.json", "shop.egg-info/PKG-INFO",
        "tests/test_a.py", "inner/tests/data.csv", "test_orders.py", "conftest.py", "a.py~",
    ],
)  # fmt: skip
def test_caches_hidden_files_and_tests_are_excluded(package, name):
    write(package, name)
    assert names(package) == ["shop/__init__.py"]


@pytest.mark.parametrize("name", ["latest.py", "contest_a.py", "ab_test.py", "testing/tools.py", "py.typed"])
def test_names_similar_to_tests_are_included(package, name):
    write(package, name)
    assert f"shop/{name}" in names(package)


def test_patterns_of_the_user_take_precedence(package):
    write(package, "tests/data.csv", "a.py", "big.csv")
    assert names(package, "*.csv", "!tests/", "!tests/*") == [
        "shop/__init__.py", "shop/a.py", "shop/tests/data.csv"
    ]  # fmt: skip


def test_gitignore_files_of_the_package_and_its_parents_in_the_repository_are_used(package, tmp_path):
    root = package.parents[1]
    (root / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*.py\n")  # outside of the repository
    (root / ".gitignore").write_text("*.log\n/src/shop/anchored.py\n# a comment\n")
    (package / ".gitignore").write_text("generated/\n!kept.log\n")
    write(package, "a.log", "kept.log", "anchored.py", "inner/anchored.py", "generated/b.py")
    assert names(package) == ["shop/__init__.py", "shop/inner/anchored.py", "shop/kept.log"]


def test_without_a_repository_gitignore_files_of_parents_are_not_used(package):
    (package.parent / ".gitignore").write_text("*.py\n")
    assert names(package) == ["shop/__init__.py"]


def test_an_ignored_package_is_included_because_it_was_passed_explicitly(package):
    (package.parent / ".git").mkdir()
    (package.parent / ".gitignore").write_text("shop/\n*.py\n")
    assert names(package) == ["shop/__init__.py"]


def test_a_gitignore_of_a_subdirectory_is_used_there_only(package):
    write(package, "inner/a.csv", "a.csv")
    (package / "inner" / ".gitignore").write_text("*.csv\n")
    assert names(package) == ["shop/__init__.py", "shop/a.csv"]


def test_links_are_followed_and_keep_their_names(package, tmp_path):
    write(tmp_path, "shared/common_rules.py", "one.py")
    (package / "rules").symlink_to(tmp_path / "shared")
    (package / "two.py").symlink_to(tmp_path / "one.py")
    assert names(package) == ["shop/__init__.py", "shop/rules/common_rules.py", "shop/two.py"]


@pytest.mark.parametrize("target", [".", "..", "../../.."])
def test_a_cycle_of_links_is_refused(package, target):
    (package / "again").symlink_to(target)
    with pytest.raises(UnpackablePackage, match=r"has a cyclic link: .*again"):
        list_files(package)


@pytest.mark.parametrize("target", ["nowhere", "again"])
def test_a_broken_link_is_refused(package, target):
    (package / "again").symlink_to(target)
    with pytest.raises(UnpackablePackage, match=r"has a broken link.*again"):
        list_files(package)


def test_a_named_pipe_is_refused(package):
    os.mkfifo(package / "pipe")
    with pytest.raises(UnpackablePackage, match=r"not a regular file.*pipe"):
        list_files(package)


def test_a_directory_without_code_is_refused(package):
    (package / "__init__.py").unlink()
    write(package, "data.json", "tests/test_a.py", ".hidden.py")
    with pytest.raises(UnpackablePackage, match=r"has no .py files"):
        list_files(package)


def test_native_code_is_refused(package):
    write(package, "fast.cpython-311-x86_64-linux-gnu.so")
    with pytest.raises(UnpackablePackage, match=r"native code.*build a wheel"):
        list_files(package)


@given(st.sets(st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=2), min_size=1, max_size=3).map(tuple)))
def test_all_files_of_any_tree_are_listed(tmp_path_factory, paths):
    package = tmp_path_factory.mktemp("any") / "shop"
    files = {"/".join([*(f"{part}_d" for part in path[:-1]), f"{path[-1]}.py"]) for path in paths} | {"__init__.py"}
    write(package, *files)
    assert names(package) == sorted(f"shop/{name}" for name in files)
