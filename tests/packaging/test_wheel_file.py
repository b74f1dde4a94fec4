from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glue_constructs.errors import InvalidPackage
from glue_constructs.packaging import Target, require_wheel_fits
from glue_constructs.packaging.target import linux_platforms
from glue_constructs.packaging.wheel_file import is_native, project, requirements_of

GLUE_5 = Target.of_glue("5.1")
GLUE_3 = Target.of_glue("3.0")


def fits(name, target):
    try:
        require_wheel_fits(Path(name), python=target.python, platforms=target.accepted)
    except InvalidPackage:
        return False
    return True


@pytest.mark.parametrize(
    "tag",
    [
        "py3-none-any", "py2.py3-none-any", "cp311-none-any", "cp311-cp311-manylinux_2_28_x86_64",
        "cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64", "cp39-abi3-manylinux_2_34_x86_64",
        "cp311-cp311-linux_x86_64", "py3-none-manylinux1_x86_64",
    ],
)  # fmt: skip
def test_tags_that_install_on_glue_5(tag):
    assert fits(f"lib-1.0-{tag}.whl", GLUE_5)


@pytest.mark.parametrize(
    "tag",
    [
        "cp310-cp310-manylinux2014_x86_64", "cp312-abi3-manylinux2014_x86_64", "cp311-cp311-manylinux_2_35_x86_64",
        "cp311-cp311-manylinux2014_aarch64", "cp311-cp311-musllinux_1_2_x86_64", "cp311-cp311-win_amd64",
        "py2-none-any",
        "cp311-cp311d-linux_x86_64", "py312-none-any", "pp311-pypy311_pp73-manylinux2014_x86_64",
    ],
)  # fmt: skip
def test_tags_that_do_not_install_on_glue_5(tag):
    assert not fits(f"lib-1.0-{tag}.whl", GLUE_5)


def test_glue_3_has_an_older_python_and_an_older_c_library():
    assert fits("lib-1.0-cp37-cp37m-manylinux_2_26_x86_64.whl", GLUE_3)
    assert not fits("lib-1.0-cp37-cp37m-manylinux_2_28_x86_64.whl", GLUE_3)
    assert not fits("lib-1.0-cp37-cp37-manylinux2014_x86_64.whl", GLUE_3)


def test_the_message_has_the_wheels_platform_and_the_jobs():
    with pytest.raises(
        InvalidPackage,
        match=r"'lib-1.0-cp310-cp310-macosx_11_0_arm64.whl' is for Python 3.10 \(ABI cp310\) on macosx_11_0_arm64, "
        r"the job runs Python 3.11 on manylinux_2_34_x86_64",
    ):
        require_wheel_fits(Path("lib-1.0-cp310-cp310-macosx_11_0_arm64.whl"), python="3.11", platforms=GLUE_5.platforms)


@pytest.mark.parametrize(
    ("version", "python", "best"),
    [
        ("3.0", "3.7", "manylinux_2_26_x86_64"),
        ("4.0", "3.10", "manylinux_2_26_x86_64"),
        ("5.0", "3.11", "manylinux_2_34_x86_64"),
        ("6.0", "3.13", "manylinux_2_34_x86_64"),
    ],
)
def test_the_target_of_a_glue_version(version, python, best):
    target = Target.of_glue(version)
    assert (target.python, target.platforms[0]) == (python, best)


@pytest.mark.parametrize("version", ["auto", "2.0", "9.9", "${Token[X.1]}", None, 5.1])
def test_an_unknown_version_has_no_target(version):
    assert Target.of_glue(version) is None


def test_python_shell_downloads_old_wheels_and_accepts_new_ones():
    target = Target.of_python_shell()
    assert target.platforms[0] == "manylinux_2_26_x86_64"
    assert fits("lib-1.0-cp39-cp39-manylinux_2_34_x86_64.whl", target)
    assert Target.of_python_shell("3") is None


@given(st.integers(5, 60))
def test_platforms_of_an_older_glibc_are_compatible_with_a_newer_one(glibc):
    older, newer = linux_platforms(glibc), linux_platforms(glibc + 1)
    assert newer[1:] == older or newer[2:] == older
    assert newer[0] == f"manylinux_2_{glibc + 1}_x86_64"


def test_the_name_and_the_requirements_of_a_wheel(tmp_path, make_wheel):
    wheel = make_wheel(tmp_path, "My_Lib", requires=["Six>=1; python_version<'3'", "b-c[d] (>=1)", "Zope.Event"])
    assert project(wheel) == "my-lib"
    assert requirements_of(wheel) == {"six", "b-c", "zope-event"}
    assert not is_native(wheel)
    assert is_native(make_wheel(tmp_path, "lib", tag="py3-none-manylinux1_x86_64"))
    assert is_native(make_wheel(tmp_path, "lib", tag="cp311-cp311-any"))
