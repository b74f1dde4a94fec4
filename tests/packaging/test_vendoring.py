from __future__ import annotations

from glue_constructs.packaging.vendoring import split_wheels

NATIVE = "cp311-cp311-manylinux2014_x86_64"


def names(wheels):
    return [wheel.name.split("-")[0] for wheel in wheels]


def test_pure_code_is_vendored_and_native_code_installed(tmp_path, make_wheel):
    wheels = [make_wheel(tmp_path, "pure"), make_wheel(tmp_path, "fast", tag=NATIVE)]
    files, installed = split_wheels(wheels)
    assert "pure.py" in files
    assert "pure-1.0.dist-info/METADATA" in files  # importlib.metadata can read it from a zip
    assert not [name for name in files if name.startswith("fast")]
    assert names(installed) == ["fast"]


def test_the_requirements_of_an_installed_wheel_are_installed_recursively(tmp_path, make_wheel):
    wheels = [
        make_wheel(tmp_path, "fast", tag=NATIVE, requires=["middle", "absent; extra == 'x'"]),
        make_wheel(tmp_path, "middle", requires=["deep", "fast"]),
        make_wheel(tmp_path, "deep"),
        make_wheel(tmp_path, "free", requires=["deep"]),
    ]
    files, installed = split_wheels(wheels)
    assert names(installed) == ["deep", "fast", "middle"]
    assert {name for name in files if "/" not in name} == {"free.py"}


def test_a_wheel_with_data_is_installed_because_its_code_may_open_it_by_path(tmp_path, make_wheel):
    wheels = [
        make_wheel(tmp_path, "data", files={"data/__init__.py": "", "data/table.json": "{}"}),
        make_wheel(tmp_path, "scripts", files={"scripts.py": "", "scripts-1.0.data/scripts/run": ""}),
        make_wheel(tmp_path, "typed", files={"typed/__init__.py": "", "typed/py.typed": "", "typed/LICENSE.txt": ""}),
    ]
    files, installed = split_wheels(wheels)
    assert names(installed) == ["data", "scripts"]
    assert "typed/py.typed" in files


def test_two_wheels_with_different_files_of_the_same_name(tmp_path, make_wheel):
    one, two = ({"tests/__init__.py": text, f"{text}.py": ""} for text in ("one", "two"))
    files, installed = split_wheels([make_wheel(tmp_path, "one", files=one), make_wheel(tmp_path, "two", files=two)])
    assert files["tests/__init__.py"] == b"one"
    assert names(installed) == ["two"]


def test_two_wheels_with_the_same_file(tmp_path, make_wheel):
    one, two = ({"ns/__init__.py": "", f"ns/{text}.py": ""} for text in ("one", "two"))
    files, installed = split_wheels([make_wheel(tmp_path, "one", files=one), make_wheel(tmp_path, "two", files=two)])
    assert {"ns/one.py", "ns/two.py"} <= files.keys()
    assert installed == []
