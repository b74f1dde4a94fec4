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
    "left out": (lambda: None, "cdk-hnb659fds-assets-", KEY),
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
def test_the_key_ends_in_the_name_and_nothing_else_is_made(app, tmp_path, capfd, case):
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
    assert "[jsii/kernel] WARNING" not in capfd.readouterr().err  # of an object that it takes for another


def test_one_synthesizer_for_an_app_serves_stacks_of_several_environments(tmp_path):
    out = tmp_path / "cdk.out"
    app = cdk.App(analytics_reporting=False, outdir=str(out), default_stack_synthesizer=made_in_python())
    for region in ("eu-west-1", "us-east-1"):
        stack = cdk.Stack(app, region, env=cdk.Environment(account="111111111111", region=region))
        placed = NamedAsset(WHEEL, b"content").place(stack)
        assert placed.uri == f"s3://cdk-ours-assets-111111111111-{region}/prefix/{KEY}"


def test_a_stage_and_a_nested_stack_upload_with_the_stack_above(app, tmp_path):
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


def test_the_legacy_synthesizer_has_the_name_in_the_assets_id(app, tmp_path):
    stack = cdk.Stack(app, "Stack", synthesizer=cdk.LegacyStackSynthesizer())
    placed = NamedAsset(WHEEL, b"content").place(stack)
    cdk.CfnOutput(stack, "Uri", value=placed.uri)
    app.synth()
    metadata = json.loads((tmp_path / "cdk.out" / "Stack.metadata.json").read_text())
    [entry] = [entry["data"] for entry in metadata["/Stack"] if entry["type"] == "aws:cdk:asset"]
    # The CLI uploads to assets/<id><extension of the path>.
    assert entry["id"] == KEY.removesuffix(".whl")
    assert entry["path"] == f"asset.{KEY}"


def test_the_same_file_of_two_constructs_is_one(app, tmp_path):
    stack = cdk.Stack(app, "Stack", env=ENVIRONMENT)
    (tmp_path / WHEEL).write_bytes(b"content")
    first = NamedAsset(WHEEL, b"content").place(cdk.NestedStack(stack, "One"))
    assert NamedAsset.of(tmp_path / WHEEL).place(stack).name == first.name
    assert NamedAsset.of(tmp_path / WHEEL).place(stack) == NamedAsset(WHEEL, b"content").place(stack)
    app.synth()
    assert len([name for name in manifest(tmp_path / "cdk.out", stack) if "/" in name]) == 1


def test_two_names_of_one_content_are_two_objects(app):
    stack = cdk.Stack(app, "Stack", env=ENVIRONMENT)
    first, second = (NamedAsset(name, b"content").place(stack) for name in ("a.py", "b.py"))
    assert first != second
    assert first.uri.removesuffix("a.py") == second.uri.removesuffix("b.py")


def test_what_the_assembly_holds_is_readable_and_nothing_temporary(app, tmp_path):
    NamedAsset(WHEEL, b"content").place(cdk.Stack(app, "Stack"))
    [file] = (tmp_path / "cdk.out").glob("asset.*/*")
    assert file.name == WHEEL
    assert file.stat().st_mode & 0o777 == 0o644


@given(st.from_regex(r"[a-z.]{1,8}", fullmatch=True).filter(lambda name: set(name) != {"."}))
def test_the_stem_leaves_out_what_node_takes_for_the_extension(name):
    stem = _stem(name)
    assert name.startswith(stem)
    assert stem == name or name[len(stem)] == "."
    assert "." not in name[len(stem) + 1 :]


def test_the_stem_and_nodes_extension_make_the_name(app):
    stack = cdk.Stack(app, "Stack")
    for name in ("a", ".a", "..a", "a.", ".a.b", "a.tar.gz", "x-1.0+cpu-py3-none-any.whl", "a.gluewheels.zip"):
        assert NamedAsset(name, b"content").place(stack).uri.endswith(f"/{name}")


@pytest.mark.parametrize("name", ["a b", "a,b", "a*", "a?", "${a}", "ä", "a/b", "a\n", ""])
def test_a_name_that_needs_escaping_somewhere_is_refused(name):
    assert "rename the file" in name_fault(name)
