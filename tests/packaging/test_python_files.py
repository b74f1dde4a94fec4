from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

import aws_cdk as cdk
import pytest
from aws_cdk.aws_s3_assets import Asset

from glue_constructs.errors import InvalidPackage
from glue_constructs.packaging import PythonFiles


@pytest.fixture
def code(tmp_path, make_wheel):
    """A module, two packages, a zip and a wheel."""
    folder = tmp_path / "code"
    (folder / "shop" / "inner").mkdir(parents=True)
    (folder / "shop" / "__init__.py").write_text("NAME = 'shop'\n")
    (folder / "shop" / "inner" / "rows.py").write_text("ROWS = 3\n")
    (folder / "shared").mkdir()
    (folder / "shared" / "__init__.py").touch()
    (folder / "helpers.py").write_text("A = 1\n")
    with zipfile.ZipFile(folder / "vendor.zip", "w") as archive:
        archive.writestr("vendor.py", "")
    make_wheel(folder, "lib")
    return folder


@pytest.fixture
def stack(tmp_path):
    app = cdk.App(analytics_reporting=False, outdir=str(tmp_path / "cdk.out"))
    return cdk.Stack(app, "Stack", env=cdk.Environment(account="111111111111", region="eu-west-1"))


def staged(placed, tmp_path):
    """Return the bytes of an uploaded file in the cloud assembly."""
    digest, name = placed.uri.rpartition("/")[0].rpartition("/")[2], placed.name
    return (tmp_path / "cdk.out" / f"asset.{digest}" / name).read_bytes()


def faults(*sources, **options):
    with pytest.raises(InvalidPackage) as caught:
        PythonFiles(sources, **options)
    assert caught.value.prop == options.get("prop", "extra_py_files")
    return list(caught.value.faults)


def test_modules_and_packages_become_one_zip_at_the_position_of_the_first(code, stack, tmp_path):
    sources = ["s3://bucket/a.py", code / "helpers.py", code / "vendor.zip", str(code / "shop"), code / "shared"]
    files = PythonFiles(sources)
    assert files.known_locations == ["s3://bucket/a.py", {"Ref": "LocalModules"}, {"Ref": "LocalFile"}]
    placed = files.place(stack)
    assert [file.name for file in placed] == [None, "local-modules.zip", "vendor.zip"]
    assert placed[0].uri == "s3://bucket/a.py"
    assert placed[2].uri.endswith("/vendor.zip")
    with zipfile.ZipFile(io.BytesIO(staged(placed[1], tmp_path))) as archive:
        inside = [name for name in archive.namelist() if not name.endswith("/")]
    assert inside == ["helpers.py", "shared/__init__.py", "shop/__init__.py", "shop/inner/rows.py"]


def test_a_python_shell_job_gets_a_wheel(code, stack, tmp_path):
    files = PythonFiles([code / "helpers.py", code / "lib-1.0-py3-none-any.whl"], archive="wheel")
    assert files.wheels == [code / "lib-1.0-py3-none-any.whl"]
    own, given = files.place(stack)
    assert own.uri.endswith("/local_modules-0-py3-none-any.whl")
    assert given.uri.endswith("/lib-1.0-py3-none-any.whl")
    with zipfile.ZipFile(io.BytesIO(staged(own, tmp_path))) as archive:
        assert "helpers.py" in archive.namelist()


@pytest.mark.parametrize("name", ["vendor.zip", "lib.egg"])
def test_archives_are_refused_for_python_shell_jobs(code, name):
    shutil.copy(code / "vendor.zip", code / "lib.egg")
    [fault] = faults(code / name, archive="wheel")
    assert f"{name}', which Python shell jobs cannot import from" in fault


def test_two_checkouts_give_the_same_bytes(code, stack, tmp_path):
    other = tmp_path / "other"
    old = os.umask(0o077)
    try:
        for path in sorted(code.rglob("*"), reverse=True):
            if path.is_file():
                (other / path.relative_to(code)).parent.mkdir(parents=True, exist_ok=True)
                (other / path.relative_to(code)).write_bytes(path.read_bytes())
                os.utime(other / path.relative_to(code), (1, 1))
        (other / "shop" / "__pycache__").mkdir()
        (other / "shop" / "__pycache__" / "a.pyc").touch()
    finally:
        os.umask(old)
    first, second = (PythonFiles([d / "shop", d / "helpers.py"]).place(stack)[0] for d in (code, other))
    assert first == second
    (other / "helpers.py").write_text("A = 2\n")
    assert PythonFiles([other / "shop", other / "helpers.py"]).place(stack)[0] != first


def test_an_asset_of_a_directory_is_accepted(code, stack):
    asset = Asset(stack, "Shop", path=str(code / "shop"))
    files = PythonFiles([asset])
    assert files.known_locations == [{"Ref": "Asset"}]
    [placed] = files.place(stack)
    assert placed.uri == asset.s3_object_url
    assert placed.arn.endswith(f":s3:::{asset.s3_bucket_name}/{asset.s3_object_key}")


@pytest.mark.parametrize("name", ["helpers.py", "lib-1.0-py3-none-any.whl"])
def test_an_asset_that_loses_a_significant_name_is_refused(code, stack, name):
    [fault] = faults(Asset(stack, "File", path=str(code / name)))
    assert "has an Asset, which loses the file name" in fault


def test_two_modules_with_the_same_name_are_refused(code, tmp_path):
    (tmp_path / "shop.py").touch()
    shutil.copytree(code / "shop", tmp_path / "other" / "shop")
    for second in (tmp_path / "shop.py", tmp_path / "other" / "shop", code / "shop"):
        [fault] = faults(code / "shop", second)
        assert fault == f"has two modules with the same name: {str(code / 'shop')!r} and {str(second)!r}; rename one"


def test_two_archives_with_the_same_name_are_refused(code, tmp_path):
    shutil.copy(code / "vendor.zip", tmp_path)
    [fault] = faults(code / "vendor.zip", tmp_path / "vendor.zip")
    assert "has files with the same name" in fault


@pytest.mark.parametrize("name", ["my-helpers.py", "class.py", "1st.py", "2nd"])
def test_a_module_that_cannot_be_imported_is_refused(tmp_path, name):
    (tmp_path / name).touch() if name.endswith(".py") else (tmp_path / name).mkdir()
    [fault] = faults(tmp_path / name)
    assert "cannot be imported" in fault


def test_a_folder_of_modules_is_refused_with_its_content(code):
    (code / "src" / "deep").mkdir(parents=True)
    (code / "src" / "deep" / "a.py").touch()
    (code / "src" / "b.py").touch()
    [fault] = faults(code / "src")
    assert f"or list its content: {str(code / 'src/b.py')!r}, {str(code / 'src/deep')!r}" in fault


def test_paths_relative_to_the_working_directory(code, stack, monkeypatch):
    monkeypatch.chdir(code / "shop")
    files = PythonFiles([".", "../helpers.py"])
    monkeypatch.chdir("/")
    [placed] = files.place(stack)
    assert placed.name == "local-modules.zip"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("lib.zip", b"no zip", "has a .zip that is not a zip"),
        ("lib.zip", b"PK\x05\x06" + bytes(18), "it is empty"),
        ("lib-1.0-py3-none-any.whl", b"", "has a wheel that is not a zip"),
        ("lib.whl", b"", "has a wheel with an invalid file name"),
        ("lib.tar.gz", b"", "must be .py, .zip, .whl or .egg files"),
        ("two words.zip", b"PK\x05\x06" + bytes(18), "characters that S3 keys"),
        ("a,b.zip", b"", "Glue's lists"),
    ],
)
def test_an_invalid_archive_is_refused(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    assert any(reason in fault for fault in faults(tmp_path / name))


def test_the_message_for_a_missing_file_has_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    [fault] = faults("helpers.py")
    assert fault.startswith(
        f"must be existing files or s3:// URIs, got 'helpers.py', which does not exist (looked in {str(tmp_path)!r})"
    )


def test_an_unreadable_package_is_refused(code, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    [fault] = faults(code / "shop")
    assert "has a package that cannot be read" in fault


def test_a_single_pattern_is_not_a_list_of_patterns(code):
    [fault] = faults(code / "shop", exclude="*.csv")
    assert fault == "must have a list of patterns as exclude, got exclude='*.csv'"


def test_the_error_has_all_faults(code, tmp_path):
    found = faults("nope.py", tmp_path, None, 3, code / "helpers.py", code / "helpers.py", prop="py_files")
    assert len(found) == 5


@pytest.mark.parametrize("source", ["helpers.py", Path("helpers.py")])
def test_a_single_path_is_not_a_list(source):
    with pytest.raises(InvalidPackage, match=r"must be a list, got 'helpers.py': write \['helpers.py'\]"):
        PythonFiles(source)


def test_a_list_token_is_refused_because_its_files_are_unknown_at_synth():
    [fault] = faults(*cdk.Token.as_list(cdk.CfnParameter(cdk.Stack(), "Files", type="List<String>").value_as_list))
    assert "items are known at synth" in fault


def test_a_token_is_accepted_as_a_uri(stack):
    uri = cdk.CfnParameter(stack, "Uri").value_as_string
    files = PythonFiles([uri])
    assert files.known_locations == [uri]
    assert files.place(stack)[0].uri == uri


def test_nothing_is_created_for_a_refused_list(code, tmp_path, stack):
    faults(code / "helpers.py", "nope.py")
    assert not list((tmp_path / "cdk.out").rglob("*.zip"))
    assert not stack.node.children


def test_an_empty_list(stack):
    assert PythonFiles([]).place(stack) == []
