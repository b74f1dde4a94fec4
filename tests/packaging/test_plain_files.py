from __future__ import annotations

import zipfile

import aws_cdk as cdk
import pytest

from glue_constructs.errors import InvalidPackage
from glue_constructs.packaging import DataFiles, JavaArchives


@pytest.fixture
def jar(tmp_path):
    path = tmp_path / "driver-1.0.jar"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "")
    return path


def test_local_jars_keep_their_names(jar):
    stack = cdk.Stack()
    jars = JavaArchives(["s3://bucket/a.jar", jar])
    assert jars.known_locations == ["s3://bucket/a.jar", {"Ref": "LocalFile"}]
    given, own = jars.place(stack)
    assert given.uri == "s3://bucket/a.jar"
    assert own.uri.endswith("/driver-1.0.jar")
    assert own.arn.endswith("/driver-1.0.jar")


def test_a_jar_that_is_not_a_zip_is_refused(tmp_path):
    (tmp_path / "driver.jar").write_text("Not Found")
    with pytest.raises(
        InvalidPackage, match=r"extra_jars has a jar that is not a zip: '.*driver.jar' .*; build it again"
    ):
        JavaArchives([tmp_path / "driver.jar"])


def test_two_jars_with_the_same_name_are_refused(jar, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / jar.name).write_bytes(jar.read_bytes())
    with pytest.raises(InvalidPackage, match="has files with the same name"):
        JavaArchives([jar, tmp_path / "other" / jar.name])


def test_any_file_and_a_prefix_in_s3_are_data_files(tmp_path):
    (tmp_path / "settings").write_text("a=1")
    (tmp_path / ".hidden.json").write_text("{}")
    own, hidden, prefix = DataFiles([tmp_path / "settings", tmp_path / ".hidden.json", "s3://b/p/"]).place(cdk.Stack())
    assert own.uri.endswith("/settings")
    assert hidden.uri.endswith("/.hidden.json")
    assert prefix.arn.endswith(":s3:::b/p/*")


def test_a_directory_of_data_is_refused_with_the_alternatives(tmp_path):
    with pytest.raises(InvalidPackage, match="list its files, zip it, or upload it to S3 and use s3://bucket/prefix/"):
        DataFiles([tmp_path])


def test_a_directory_of_jars_is_refused(tmp_path):
    with pytest.raises(InvalidPackage, match="extra_jars must be files, got the directory"):
        JavaArchives([tmp_path])
