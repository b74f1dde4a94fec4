from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glue_constructs.packaging.archive import WHEEL_NAME, build_wheel, build_zip

NAMES = st.text("abcö_", min_size=1, max_size=4)
# A name is a file or a directory, not both: directories end in "d".
PATHS = st.builds(
    lambda folders, name: "/".join([*(f"{f}.d" for f in folders), f"{name}.py"]), st.lists(NAMES, max_size=3), NAMES
)
TREES = st.dictionaries(PATHS, st.binary(max_size=20), max_size=8)


@given(TREES)
def test_a_zip_has_the_files_and_an_entry_for_each_directory(files):
    with zipfile.ZipFile(io.BytesIO(build_zip(files))) as archive:
        assert archive.testzip() is None
        assert {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()} == files
        folders = {name[: index + 1] for name in files for index, letter in enumerate(name) if letter == "/"}
        assert {i.filename for i in archive.infolist() if i.is_dir()} == folders
        assert archive.namelist() == sorted(archive.namelist())


@given(TREES, st.randoms(use_true_random=False))
def test_the_bytes_do_not_depend_on_the_order_of_the_files(files, random):
    shuffled = list(files.items())
    random.shuffle(shuffled)
    assert build_zip(dict(shuffled)) == build_zip(files)
    assert build_wheel(dict(shuffled)) == build_wheel(files)


def test_the_bytes_do_not_depend_on_the_time_or_the_umask(monkeypatch):
    before = build_zip({"a.py": b"1"})
    monkeypatch.setattr(time, "time", lambda: 2e9)
    old = os.umask(0o077)
    try:
        assert build_zip({"a.py": b"1"}) == before
    finally:
        os.umask(old)


def test_the_bytes_are_the_same_on_every_machine():
    # If these change, the archives of all jobs are uploaded again, and their runs run again.
    files = {"shop/__init__.py": b"x = 1\n", "ä.py": b""}
    assert hashlib.sha256(build_zip(files)).hexdigest().startswith("035fb108a476b710")
    assert hashlib.sha256(build_wheel(files)).hexdigest().startswith("770f79b36405264a")


def python(code, path):
    """Run code in a new interpreter with an archive on sys.path; return its output."""
    program = f"import sys; sys.path.insert(0, {str(path)!r}); {code}"
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.process
def test_python_imports_modules_packages_and_namespaces_from_a_zip(tmp_path):
    (tmp_path / "code.zip").write_bytes(
        build_zip(
            {"helpers.py": b"A = 1", "shop/__init__.py": b"B = 2", "shop/inner/deep.py": b"C = 3", "ns/m.py": b"D = 4"}
        )
    )
    code = "import helpers, shop, shop.inner.deep, ns.m; print(helpers.A, shop.B, shop.inner.deep.C, ns.m.D)"
    assert python(code, tmp_path / "code.zip") == "1 2 3 4\n"


@pytest.mark.process
def test_pip_installs_the_wheel(tmp_path):
    (tmp_path / WHEEL_NAME).write_bytes(
        build_wheel({"helpers.py": b"A = 1", "shop/__init__.py": b"", "shop/data.csv": b"x"})
    )
    install = ["install", "--no-index", "--no-deps", "--target", str(tmp_path / "site"), str(tmp_path / WHEEL_NAME)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True)
    assert python("import helpers, shop; print(helpers.A)", tmp_path / "site") == "1\n"
    assert (tmp_path / "site" / "shop" / "data.csv").read_text() == "x"
