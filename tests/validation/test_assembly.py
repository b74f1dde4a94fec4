from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from templates.assemblies import DIGEST, JOB, assembly, stack

from glue_constructs.rules import check_job
from glue_constructs.templates.artifacts import read_stacks
from glue_constructs.validation.assembly import check_stack
from glue_constructs.validation.construct_metadata import ConstructMetadata
from glue_constructs.validation.template import TemplateFinding
from glue_constructs.validation.wording import annotation_text

if TYPE_CHECKING:
    from pathlib import Path

FINDINGS = check_job({})
RULES = [finding.rule for finding in FINDINGS]


def rules(folder: Path) -> list[str]:
    return [located.finding.rule for stack in read_stacks(folder) for _, located in check_stack(stack)]


def acknowledgement(*rules: str) -> dict[str, Any]:
    return {"type": "aws:cdk:acknowledged-rules", "data": dict.fromkeys(rules, "a reason")}


def logical_id(name: str) -> dict[str, Any]:
    return {"type": "aws:cdk:logicalId", "data": name}


class TestNestedStacks:
    def test_its_jobs_are_checked(self, tmp_path):
        nested = {"Type": "AWS::CloudFormation::Stack", "Metadata": {"aws:asset:path": "N.nested.template.json"}}
        files = {"N__nested__template": {"Resources": {"Job": JOB}}}
        [found] = read_stacks(assembly(tmp_path, stack(), template={"Resources": {"N": nested}}, **files))
        assert {file.name for file, _ in check_stack(found)} == {"N.nested.template.json"}

    def test_a_stack_outside_the_assembly_is_ignored(self, tmp_path):
        nested = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": f"https://x/{DIGEST}.json"}}
        [found] = read_stacks(assembly(tmp_path, stack(), template={"Resources": {"N": nested}}))
        assert list(check_stack(found)) == []


class TestAcknowledgedAtAConstruct:
    @pytest.mark.parametrize("inline", [True, False], ids=["in-the-manifest", "in-a-separate-file"])
    @pytest.mark.parametrize("path", ["/S/Job", "/S"], ids=["at-the-job", "at-the-stack"])
    def test_an_acknowledged_finding_is_suppressed(self, tmp_path, path, inline):
        metadata = {"/S": [], "/S/Job": [logical_id("Job")]}
        metadata[path].append(acknowledgement(f"Annotation::{RULES[0]}"))
        kept = {"metadata": metadata} if inline else {"additionalMetadataFile": "S.metadata.json"}
        assembly(tmp_path, stack(**kept), **({} if inline else {"S__metadata": metadata}))
        assert rules(tmp_path) == RULES[1:]

    @pytest.mark.parametrize("prefix", ["Annotation::", "annotation::", "GlueRules::"])
    def test_every_prefix_of_cdk(self, prefix):
        metadata = ConstructMetadata({"/S/Job": [logical_id("Job"), acknowledgement(f"{prefix}{RULES[0]}")]})
        assert metadata.is_acknowledged("S.template.json", located("Job"))

    @pytest.mark.parametrize(
        "entry",
        [
            pytest.param(acknowledgement(f"Other-Plugin::{RULES[0]}"), id="of-another-plugin"),
            pytest.param(acknowledgement("Annotation::GC999"), id="of-another-rule"),
            pytest.param(
                {"type": "aws:cdk:acknowledged-rules", "data": {f"Annotation::{RULES[0]}": " "}}, id="without-reason"
            ),
        ],
    )
    def test_other_acknowledgements_are_ignored(self, entry):
        assert not ConstructMetadata({"/S/Job": [logical_id("Job"), entry]}).is_acknowledged(
            "S.template.json", located("Job")
        )

    def test_another_job_keeps_its_findings(self):
        metadata = ConstructMetadata(
            {"/S/A": [logical_id("A"), acknowledgement(f"Annotation::{RULES[0]}")], "/S/B": [logical_id("B")]}
        )
        assert metadata.is_acknowledged("S.template.json", located("A"))
        assert not metadata.is_acknowledged("S.template.json", located("B"))

    def test_the_path_in_the_template_comes_first(self):
        meta = ConstructMetadata({"/S/A": [acknowledgement(f"Annotation::{RULES[0]}")], "/S/B": [logical_id("Job")]})
        assert meta.is_acknowledged("S.template.json", located("Job", "S/A"))

    def test_a_resource_that_no_construct_made_is_not_acknowledged(self):
        assert not ConstructMetadata({"/S": [acknowledgement(f"Annotation::{RULES[0]}")]}).is_acknowledged(
            "S", located("Job")
        )


class TestSameLogicalIdInTwoNestedStacks:
    @pytest.fixture
    def metadata(self):
        acknowledged = acknowledgement(f"Annotation::{RULES[0]}")
        return {"/S/N/Job": [logical_id("Job"), acknowledged], "/S/M/Job": [logical_id("Job")]}

    def test_they_are_distinguished_by_their_templates(self, metadata):
        kind = "aws:cdk:templateFile"
        metadata = ConstructMetadata(
            metadata | {"/S/N": [{"type": kind, "data": "N"}], "/S/M": [{"type": kind, "data": "M"}]}
        )
        assert metadata.is_acknowledged("N", located("Job"))
        assert not metadata.is_acknowledged("M", located("Job"))

    def test_without_templates_all_must_be_acknowledged(self, metadata):
        assert not ConstructMetadata(metadata).is_acknowledged("N", located("Job"))


class TestAlreadyWarned:
    @pytest.mark.parametrize(
        ("path", "is_shown"),
        [
            pytest.param("/S/Orders/Resource", True, id="by-the-resource"),
            pytest.param("/S/Orders", True, id="by-what-it-is-a-part-of"),
            pytest.param("/S", False, id="by-the-stack"),
            pytest.param("/S/Other", False, id="by-another"),
        ],
    )
    def test_a_warning_with_the_same_text_is_already_shown(self, path, is_shown):
        metadata = {"/S/Orders/Resource": [logical_id("Job")]}
        text = f"{annotation_text(FINDINGS[0])} [ack: Annotation::{RULES[0]}]"
        metadata.setdefault(path, []).append({"type": "aws:cdk:warning", "data": text})
        assert ConstructMetadata(metadata).already_warned("S.template.json", located("Job")) is is_shown

    def test_a_warning_with_another_text_is_another_finding(self):
        warning = {"type": "aws:cdk:warning", "data": f"Timeout: another [ack: Annotation::{RULES[0]}]"}
        assert not ConstructMetadata({"/S/Job": [logical_id("Job"), warning]}).already_warned(
            "S.template.json", located("Job")
        )


def located(resource: str, path: str = "") -> TemplateFinding:
    return TemplateFinding(resource, path, FINDINGS[0], "Properties")
