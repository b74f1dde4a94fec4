from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
import pytest

from glue_constructs.errors import InvalidScript
from glue_constructs.packaging import Script


@pytest.mark.parametrize("source", ["s3://bucket/key.py", "S3://bucket/key.py", "s3:/typo", "${Token[TOKEN.1]}"])
def test_s3_uris_and_tokens_are_not_local_files(source):
    script = Script(source)
    assert not script.is_local
    assert script.known_location == source


@pytest.mark.parametrize("kind", [str, Path])
def test_strings_and_paths_are_local_files(tmp_path, kind):
    (tmp_path / "job.py").touch()
    script = Script(kind(tmp_path / "job.py"))
    assert script.is_local
    assert script.known_location == {"Ref": "Script"}


def test_the_message_for_a_missing_file_has_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidScript, match=f"'job.py', which does not exist .looked in '{tmp_path}'"):
        Script("job.py")


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(InvalidScript, match="use the path of the script in it"):
        Script(tmp_path)


@pytest.mark.parametrize("uri", ["s3://bucket/a/b.py", "S3://bucket/a/b.py"])
def test_the_object_s_arn_is_exact(uri):
    location, arn = Script(uri).place(None)  # type: ignore[arg-type]  # creates no construct
    assert location == uri
    assert arn == f"arn:{cdk.Aws.PARTITION}:s3:::bucket/a/b.py"
