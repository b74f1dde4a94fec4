"""`glue-constructs check` on folders and cloud assemblies."""

from __future__ import annotations

import json
import os
import shutil

import pytest
from cli.calls import JOB, TOO_FEW, check, found, process, template, written

BAD = template(Orders=TOO_FEW)
FOUND = [("Orders", "GC220")]


class TestFolder:
    @pytest.mark.parametrize("name", ["Stack.template.json", "stack.json", "stack.yaml", "stack.yml", "stack.template"])
    def test_templates_are_found_at_any_depth(self, tmp_path, name):
        written(tmp_path / "a" / "b" / name, BAD)

        assert found(tmp_path) == FOUND

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            pytest.param("package.json", {"name": "x"}, id="no-resources"),
            pytest.param("big.json", {"Resources": {"a": "AWS"}}, id="resources-of-something-else"),
            pytest.param("nested.json", {"x": BAD}, id="resources-not-at-the-top"),
            pytest.param("data.json", b"\x00\x01", id="binary"),
            pytest.param("empty.yaml", "", id="empty"),
            pytest.param("chart.yaml", "{{ if }}\nx: 1\n", id="not-yaml-yet"),
            pytest.param("notes.txt", BAD, id="another-kind-of-file"),
            pytest.param("config.template.json", {"a": 1}, id="a-template-of-something-else"),
            pytest.param("node_modules/p/t.json", BAD, id="in-node-modules"),
            pytest.param(".venv/t.json", BAD, id="in-a-virtual-environment"),
            pytest.param(".git/t.json", BAD, id="in-a-hidden-folder"),
        ],
    )
    def test_files_that_are_not_templates_are_skipped(self, tmp_path, name, content):
        written(tmp_path / name, content)
        done = check(tmp_path)

        assert (done.exit_code, done.stderr) == (0, "no template found in the given paths\n")

    def test_a_broken_template_is_reported(self, tmp_path):
        file = written(tmp_path / "t.yaml", "Resources:\n  A:\n    Type: AWS::Glue::Job\n   B: 1\n")
        done = check(tmp_path)

        assert done.exit_code == 2
        assert done.stderr.startswith(f"{file}:4: is not valid YAML")

    @pytest.mark.parametrize("key", ["Resources", '"Resources"', "'Resources'", "Resources "])
    def test_a_template_is_found_whatever_the_quotes_of_the_key(self, tmp_path, key):
        written(tmp_path / "t.yaml", f"A: 1\n{key}: {json.dumps(BAD['Resources'])}\n")

        assert found(tmp_path) == FOUND

    def test_a_file_larger_than_any_template_is_skipped_unless_given_explicitly(self, tmp_path, monkeypatch):
        file = written(tmp_path / "data.json", BAD)
        monkeypatch.setattr("glue_constructs.templates.reading._LARGEST_FOUND", 10)

        assert check(tmp_path).exit_code == 0
        assert found(file) == FOUND

    def test_a_hidden_folder_is_searched_if_given_explicitly(self, tmp_path):
        written(tmp_path / ".build" / "t.json", BAD)

        assert found(tmp_path / ".build") == FOUND

    @pytest.mark.process
    def test_circular_links_and_pipes_without_a_writer_are_skipped(self, tmp_path):
        written(tmp_path / "a" / "t.json", BAD)
        (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "itself.json").symlink_to(tmp_path / "itself.json")
        os.mkfifo(tmp_path / "pipe.json")
        done = process("check", tmp_path, timeout=30)

        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.count("GC220 too-few-workers") == 1

    def test_files_are_sorted_by_name(self, tmp_path):
        for name in ("b.json", "a.json", "c/a.json"):
            written(tmp_path / name, template(**{name.replace("/", "").removesuffix(".json"): TOO_FEW}))

        assert [resource for resource, _ in found(tmp_path)] == ["a", "b", "ca"]


def manifest(**artifacts):
    return {"version": "40.0.0", "artifacts": artifacts}


def stack(file, environment="aws://unknown-account/unknown-region", **more):
    return {
        "type": "aws:cloudformation:stack",
        "environment": environment,
        "properties": {"templateFile": file},
        **more,
    }


def stage(folder):
    return {"type": "cdk:cloud-assembly", "properties": {"directoryName": folder}}


class TestAssembly:
    @pytest.fixture
    def out(self, tmp_path):
        """The folder of a cloud assembly."""
        written(tmp_path / "cdk.out" / "cdk.out", {"version": "40.0.0"})
        return tmp_path / "cdk.out"

    def test_the_stacks_of_the_manifest_are_checked_and_stale_templates_are_not(self, out):
        written(out / "manifest.json", manifest(Orders=stack("Orders.template.json"), Tree={"type": "cdk:tree"}))
        written(out / "Orders.template.json", BAD)
        written(out / "Stale.template.json", BAD)

        assert found(out) == FOUND

    def test_the_region_of_the_stack_overrides_the_option(self, out):
        ray = {**JOB, "Command": {"Name": "glueray", "ScriptLocation": "s3://scripts/r.py", "Runtime": "Ray2.4"}}
        job = template(Orders={**ray, "GlueVersion": "4.0", "WorkerType": "Z.2X"})
        written(out / "Here.template.json", job)
        written(out / "There.template.json", job)
        here = stack("Here.template.json", "aws://123456789012/af-south-1")
        written(out / "manifest.json", manifest(Here=here, There=stack("There.template.json")))
        alone = found(out / "There.template.json")

        assert len(found(out)) == 2 * len(alone) + 1
        # The option applies to the stack whose Region the manifest does not state.
        assert len(found(out, "--region", "af-south-1")) == 2 * len(alone) + 2
        assert len(found(out, "--region", "us-east-1")) == 2 * len(alone) + 1

    def test_nested_stacks_are_checked_once(self, out):
        parent = {
            "Resources": {
                "N": {"Type": "AWS::CloudFormation::Stack", "Metadata": {"aws:asset:path": "N.nested.template.json"}}
            }
        }
        written(out / "Orders.template.json", parent)
        written(out / "N.nested.template.json", BAD)
        written(out / "Stray.nested.template.json", template(Stray=TOO_FEW))
        written(out / "manifest.json", manifest(Orders=stack("Orders.template.json")))

        assert found(out) == [*FOUND, ("Stray", "GC220")]

    def test_a_broken_nested_stack_is_reported_and_the_others_are_checked(self, out):
        nested = {f"N{n}": {"Type": "AWS::CloudFormation::Stack"} for n in (1, 2)}
        for name, resource in nested.items():
            resource["Metadata"] = {"aws:asset:path": f"{name}.nested.template.json"}
        written(out / "Orders.template.json", {"Resources": {**BAD["Resources"], **nested}})
        written(out / "N1.nested.template.json", "{")
        written(out / "N2.nested.template.json", template(Two=TOO_FEW))
        written(out / "manifest.json", manifest(Orders=stack("Orders.template.json")))

        assert found(out) == [*FOUND, ("Two", "GC220")]
        assert "N1.nested.template.json:1: is not valid JSON" in check(out).stderr

    def test_stages_are_checked(self, out):
        written(out / "manifest.json", manifest(Prod=stage("assembly-Prod"), Test=stage("assembly-Test")))
        for name in ("Prod", "Test"):
            inner = out / f"assembly-{name}"
            written(inner / "manifest.json", manifest(Orders=stack("Orders.template.json")))
            written(inner / "Orders.template.json", template(**{name: TOO_FEW}))
        written(out / "assembly-Stale" / "t.json", BAD)

        assert found(out) == [("Prod", "GC220"), ("Test", "GC220")]

    def test_an_assembly_is_found_in_a_folder(self, out):
        written(out / "manifest.json", manifest(Orders=stack("Orders.template.json")))
        written(out / "Orders.template.json", BAD)
        written(out / "asset.1" / "t.json", BAD)

        assert found(out.parent) == FOUND

    def test_a_finding_acknowledged_by_a_construct_is_suppressed(self, out):
        notes = {
            "/Orders/Job": [
                {"type": "aws:cdk:acknowledged-rules", "data": {"GlueRules::GC220": "case 123"}},
                {"type": "aws:cdk:logicalId", "data": "Orders"},
            ]
        }
        written(out / "manifest.json", manifest(Orders=stack("Orders.template.json", metadata=notes)))
        written(out / "Orders.template.json", BAD)

        assert found(out) == []

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            pytest.param("{", "manifest.json: is not the manifest of a cloud assembly", id="no-json"),
            pytest.param({"artifacts": {"A": 1}}, "manifest.json: is not the manifest of a cloud assembly", id="junk"),
            pytest.param(
                {"artifacts": {"A": stack(None)}},
                "manifest.json: is not the manifest of a cloud assembly",
                id="no-file",
            ),
            pytest.param(
                {"artifacts": {"A": stage(7)}}, "manifest.json: is not the manifest of a cloud assembly", id="no-stage"
            ),
        ],
    )
    def test_a_broken_manifest_is_reported_and_the_templates_are_checked(self, out, content, why):
        written(out / "manifest.json", content)
        written(out / "Orders.template.json", BAD)
        done = check(out)

        assert done.exit_code == 2
        assert why in done.stderr

    def test_a_missing_template_is_reported(self, out):
        written(out / "manifest.json", manifest(A=stack("A.template.json"), B=stack("B.template.json")))
        written(out / "B.template.json", BAD)
        done = check(out)

        assert done.exit_code == 2
        assert done.stderr == f"{out}/A.template.json: cannot be read: no such file or directory\n"
        assert "GC220" in done.stdout

    @pytest.mark.parametrize("folder", ["gone", ".", ".."])
    def test_a_stage_without_an_assembly_is_reported(self, out, folder):
        written(out / "manifest.json", manifest(Prod=stage(folder)))
        done = check(out)

        assert done.exit_code == 2
        assert done.stderr == f"{out / folder}: is not a cloud assembly, but the manifest says that it is one\n"

    def test_broken_metadata_is_reported(self, out):
        written(out / "manifest.json", manifest(Orders=stack("Orders.template.json", metadata={"/Orders": [1]})))
        written(out / "Orders.template.json", BAD)
        done = check(out)

        assert done.exit_code == 2
        assert done.stderr == f"{out}: has construct metadata that cannot be read\n"

    def test_the_manifest_of_another_program_is_ignored(self, tmp_path):
        written(tmp_path / "manifest.json", "// of a browser\n{}")
        written(tmp_path / "t.json", BAD)

        assert found(tmp_path) == FOUND


@pytest.mark.process
def test_an_app_of_the_cdk_with_a_stage_a_nested_stack_and_an_acknowledgement(tmp_path):
    import aws_cdk as cdk  # noqa: PLC0415 - slow to import
    from aws_cdk import aws_glue as glue  # noqa: PLC0415 - see above

    def job(scope, id, **more):
        command = glue.CfnJob.JobCommandProperty(name="glueetl", script_location="s3://scripts/clean.py")
        more = {"worker_type": "G.1X", "number_of_workers": 1, "timeout": 60, "glue_version": "5.1", **more}
        return glue.CfnJob(scope, id, role="GlueRole", command=command, **more)

    app = cdk.App(outdir=str(tmp_path / "cdk.out"), analytics_reporting=False)
    stage = cdk.Stage(app, "Prod", env=cdk.Environment(region="eu-west-1"))
    orders = cdk.Stack(stage, "Orders")
    job(orders, "First")
    job(cdk.NestedStack(orders, "More"), "Nested")
    accepted = job(orders, "Accepted")
    cdk.Validations.of(accepted).acknowledge(cdk.Acknowledgment(id="GC220", reason="case 123"))
    app.synth()

    assert found(tmp_path / "cdk.out") == [("First", "GC220"), ("Nested", "GC220")]
    shutil.rmtree(tmp_path / "cdk.out")
