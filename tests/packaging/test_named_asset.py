from __future__ import annotations

import hashlib
import json

import aws_cdk as cdk
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glue_constructs.packaging.named_asset import NamedAsset, _stem
from glue_constructs.packaging.names import name_fault

WHEEL = "lib-1.0-py3-none-any.whl"
KEY = f"{hashlib.sha256(b'content').hexdigest()}/{WHEEL}"


def made_in_python():
    return cdk.DefaultStackSynthesizer(qualifier="ours", bucket_prefix="prefix/")


SYNTHESIZERS = {
    "not set": (lambda: None, "cdk-hnb659fds-assets-", KEY),
    "default, made in Python": (made_in_python, "cdk-ours-assets-", f"prefix/{KEY}"),
    "credentials of the CLI": (cdk.CliCredentialsStackSynthesizer, "cdk-hnb659fds-assets-", KEY),
}


ENVIRONMENT = cdk.Environment(account="111111111111", region="eu-west-1")


@pytest.fixture
def app(tmp_path):
    return cdk.App(analytics_reporting=False, outdir=str(tmp_path / "cdk.out"))


def manifest(folder, stack):
    return json.loads((folder / f"{stack.artifact_id}.assets.json").read_text())["files"]


def only_resources(folder, stack):
    return json.loads((folder / f"{stack.artifact_id}.template.json").read_text()).get("Resources", {})


@pytest.mark.parametrize("case", SYNTHESIZERS.values(), ids=SYNTHESIZERS)
def test_the_key_ends_in_the_name_and_no_resource_is_created(app, tmp_path, capfd, case):
    synthesizer, bucket, key = case
    stack = cdk.Stack(app, "Stack", synthesizer=synthesizer())
    placed = NamedAsset(WHEEL, b"content").place(stack)
    cdk.CfnOutput(stack, "Uri", value=placed.uri)
    cdk.CfnOutput(stack, "Arn", value=placed.arn)
    app.synth()
    [file] = [file for name, file in manifest(tmp_path / "cdk.out", stack).items() if "/" in name]
    [destination] = file["destinations"].values()
    assert destination["objectKey"] == key
    assert destination["bucketName"].startswith(bucket)
    assert file["displayName"] == WHEEL
    assert (tmp_path / "cdk.out" / file["source"]["path"]).read_bytes() == b"content"
    assert only_resources(tmp_path / "cdk.out", stack) == {}
    outputs = json.loads((tmp_path / "cdk.out" / "Stack.template.json").read_text())["Outputs"]
    assert outputs["Uri"]["Value"]["Fn::Join"][1] == ["s3://", {"Fn::Sub": destination["bucketName"]}, f"/{key}"]
    assert outputs["Arn"]["Value"]["Fn::Join"][1][-1] == f"/{key}"
    assert "[jsii/kernel] WARNING" not in capfd.readouterr().err  # about an object of another type


def test_the_default_synthesizer_of_an_app_works_for_several_environments(tmp_path):
    out = tmp_path / "cdk.out"
    app = cdk.App(analytics_reporting=False, outdir=str(out), default_stack_synthesizer=made_in_python())
    for region in ("eu-west-1", "us-east-1"):
        stack = cdk.Stack(app, region, env=cdk.Environment(account="111111111111", region=region))
        placed = NamedAsset(WHEEL, b"content").place(stack)
        assert placed.uri == f"s3://cdk-ours-assets-111111111111-{region}/prefix/{KEY}"


def test_a_nested_stack_uploads_with_its_parent_stack(app, tmp_path):
    stage = cdk.Stage(app, "Test")
    stack = cdk.Stack(stage, "Stack")
    nested = cdk.NestedStack(stack, "Nested")
    placed = NamedAsset(WHEEL, b"content").place(nested)
    cdk.CfnOutput(nested, "Uri", value=placed.uri)
    app.synth()
    folder = tmp_path / "cdk.out" / "assembly-Test"
    [file] = [file for name, file in manifest(folder, stack).items() if "/" in name]
    assert (folder / file["source"]["path"]).resolve() == tmp_path / "cdk.out" / f"asset.{KEY}"
    assert (folder / file["source"]["path"]).read_bytes() == b"content"
    assert [r["Type"] for r in only_resources(folder, stack).values()] == ["AWS::CloudFormation::Stack"]


def test_with_the_legacy_synthesizer_the_name_is_in_the_asset_id(app, tmp_path):
    stack = cdk.Stack(app, "Stack", synthesizer=cdk.LegacyStackSynthesizer())
    placed = NamedAsset(WHEEL, b"content").place(stack)
    cdk.CfnOutput(stack, "Uri", value=placed.uri)
    app.synth()
    metadata = json.loads((tmp_path / "cdk.out" / "Stack.metadata.json").read_text())
    [entry] = [entry["data"] for entry in metadata["/Stack"] if entry["type"] == "aws:cdk:asset"]
    # The CLI uploads to assets/<id><extension of the path>.
    assert entry["id"] == KEY.removesuffix(".whl")
    assert entry["path"] == f"asset.{KEY}"


def test_the_same_file_of_two_constructs_is_one_asset(app, tmp_path):
    stack = cdk.Stack(app, "Stack", env=ENVIRONMENT)
    (tmp_path / WHEEL).write_bytes(b"content")
    first = NamedAsset(WHEEL, b"content").place(cdk.NestedStack(stack, "One"))
    assert NamedAsset.of(tmp_path / WHEEL).place(stack).name == first.name
    assert NamedAsset.of(tmp_path / WHEEL).place(stack) == NamedAsset(WHEEL, b"content").place(stack)
    app.synth()
    assert len([name for name in manifest(tmp_path / "cdk.out", stack) if "/" in name]) == 1


def test_one_content_with_two_names_is_two_objects(app):
    stack = cdk.Stack(app, "Stack", env=ENVIRONMENT)
    first, second = (NamedAsset(name, b"content").place(stack) for name in ("a.py", "b.py"))
    assert first != second
    assert first.uri.removesuffix("a.py") == second.uri.removesuffix("b.py")


def test_the_assembly_has_a_readable_file_and_no_temporary_files(app, tmp_path):
    NamedAsset(WHEEL, b"content").place(cdk.Stack(app, "Stack"))
    [file] = (tmp_path / "cdk.out").glob("asset.*/*")
    assert file.name == WHEEL
    assert file.stat().st_mode & 0o777 == 0o644


@given(st.from_regex(r"[a-z.]{1,8}", fullmatch=True).filter(lambda name: set(name) != {"."}))
def test_the_stem_is_the_name_without_nodes_extension(name):
    stem = _stem(name)
    assert name.startswith(stem)
    assert stem == name or name[len(stem)] == "."
    assert "." not in name[len(stem) + 1 :]


def test_the_stem_and_nodes_extension_are_the_name(app):
    stack = cdk.Stack(app, "Stack")
    for name in ("a", ".a", "..a", "a.", ".a.b", "a.tar.gz", "x-1.0+cpu-py3-none-any.whl", "a.gluewheels.zip"):
        assert NamedAsset(name, b"content").place(stack).uri.endswith(f"/{name}")


@pytest.mark.parametrize("name", ["a b", "a,b", "a*", "a?", "${a}", "ä", "a/b", "a\n", ""])
def test_a_name_that_needs_escaping_is_refused(name):
    assert "rename it" in name_fault(name)
