"""Stacks of cloud assemblies, read from the manifest and the templates."""

from __future__ import annotations

import pytest
from templates.assemblies import DIGEST, JOB, assembly, manifest, stack, write

from glue_constructs.templates.artifacts import read_stacks


@pytest.mark.parametrize(
    ("environment", "region"),
    [
        ("aws://123456789012/eu-west-1", "eu-west-1"),
        ("aws://unknown-account/eu-west-1", "eu-west-1"),
        ("aws://123456789012/unknown-region", None),
        ("", None),
    ],
)
def test_a_stacks_region_is_the_one_of_its_environment(tmp_path, environment, region):
    [found] = read_stacks(assembly(tmp_path, stack(environment=environment)))
    assert (found.region, found.file) == (region, tmp_path / "S.template.json")


def test_other_artifacts_are_ignored(tmp_path):
    stage = {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod"}}
    write(tmp_path, manifest=manifest(S=stack(), Prod=stage))
    assert [found.file for found in read_stacks(tmp_path)] == [tmp_path / "S.template.json"]


class TestNestedStacks:
    @pytest.mark.parametrize(
        "attributes",
        [
            pytest.param({"Metadata": {"aws:asset:path": "N.nested.template.json"}}, id="by-metadata"),
            pytest.param(
                {"Properties": {"TemplateURL": {"Fn::Join": ["", ["https://s3.", {"Ref": "X"}, f"/a/{DIGEST}.json"]]}}},
                id="by-asset",
            ),
        ],
    )
    def test_its_template_is_found(self, tmp_path, attributes):
        nested = {"Type": "AWS::CloudFormation::Stack", **attributes}
        assets = {"files": {DIGEST: {"source": {"path": "N.nested.template.json", "packaging": "file"}}}}
        files = {"N__nested__template": {"Resources": {"Job": JOB}}, "Old__nested__template": {}, "S__assets": assets}
        [found] = read_stacks(assembly(tmp_path, stack(), template={"Resources": {"N": nested, "A": 1}}, **files))
        assert [file.name for file, _ in found.templates()] == ["S.template.json", "N.nested.template.json"]

    def test_a_stack_nested_in_itself_is_read_once(self, tmp_path):
        itself = {"Type": "AWS::CloudFormation::Stack", "Metadata": {"aws:asset:path": "S.template.json"}}
        [found] = read_stacks(assembly(tmp_path, stack(), template={"Resources": {"Itself": itself}}))
        assert [file.name for file, _ in found.templates()] == ["S.template.json"]

    @pytest.mark.parametrize("url", [None, "https://s3.amazonaws.com/elsewhere.json", f"https://x/{DIGEST}.json"])
    def test_a_stack_outside_the_assembly_is_ignored(self, tmp_path, url):
        nested = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": url}}
        [found] = read_stacks(assembly(tmp_path, stack(), template={"Resources": {"N": nested}}))
        assert [file.name for file, _ in found.templates()] == ["S.template.json"]
