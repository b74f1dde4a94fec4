from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
import pytest

from glue_constructs.errors import InvalidScript
from glue_constructs.packaging import Script


@pytest.mark.parametrize("source", ["s3://bucket/key.py", "S3://bucket/key.py", "s3:/typo", "${Token[TOKEN.1]}"])
def test_what_may_be_an_object_is_not_looked_for_on_this_machine(source):
    script = Script(source)
    assert not script.is_local
    assert script.known_location == source


@pytest.mark.parametrize("kind", [str, Path])
def test_a_file_is_local_whether_string_or_path(tmp_path, kind):
    (tmp_path / "job.py").touch()
    script = Script(kind(tmp_path / "job.py"))
    assert script.is_local
    assert script.known_location == {"Ref": "Script"}


def test_a_missing_file_says_where_it_was_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidScript, match=f"'job.py', which is not there .looked in '{tmp_path}'"):
        Script("job.py")


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(InvalidScript, match="name the script inside it"):
        Script(tmp_path)


@pytest.mark.parametrize("uri", ["s3://bucket/a/b.py", "S3://bucket/a/b.py"])
def test_the_object_s_arn_is_exact(uri):
    location, arn = Script(uri).place(None)  # type: ignore[arg-type]  # makes nothing in a scope
    assert location == uri
    assert arn == f"arn:{cdk.Aws.PARTITION}:s3:::bucket/a/b.py"
