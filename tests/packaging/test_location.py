from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
import pytest

from glue_constructs.packaging.location import is_local, s3_object


def test_the_arn_of_an_object_and_of_a_prefix():
    assert s3_object("s3://bucket/a/b.jar").arn == f"arn:{cdk.Aws.PARTITION}:s3:::bucket/a/b.jar"
    assert s3_object("s3://bucket/config/").arn == f"arn:{cdk.Aws.PARTITION}:s3:::bucket/config/*"


def test_the_scheme_of_a_token_is_removed_at_deployment():
    stack = cdk.Stack()
    uri = cdk.CfnParameter(stack, "Uri").value_as_string
    resolved = stack.resolve(s3_object(uri).arn)
    assert {"Fn::Select": [1, {"Fn::Split": ["s3://", {"Ref": "Uri"}]}]} in resolved["Fn::Join"][1]


@pytest.mark.parametrize(
    ("source", "local"),
    [("a.py", True), (Path("s3:/a.py"), True), ("s3://b/k", False), ("${Token[X.1]}", False), (object(), False)],
)
def test_local_sources(source, local):
    assert is_local(source) is local
