"""`glue-constructs check`: templates, selection of rules, comments, exit codes."""

from __future__ import annotations

import json

import pytest
from cli.calls import JOB, TOO_FEW, check, found, template, written

RUN = {
    "Type": "Custom::GlueJobRun",
    "Properties": {"ServiceToken": "token", "Run": {"JobName": {"Ref": "Orders"}, "ExecutionClass": "FLEX"}},
}
STREAMING = {**JOB, "Command": {**JOB["Command"], "Name": "gluestreaming"}}


class TestExitCode:
    def test_0_without_findings(self, tmp_path):
        done = check(written(tmp_path / "t.json", template(Orders=JOB)))

        assert (done.exit_code, done.stdout) == (0, "No findings: 1 job in 1 template.\n")

    def test_0_with_warnings_only(self, tmp_path):
        done = check(written(tmp_path / "t.json", template(Orders={**JOB, "LogUri": "s3://logs/"})))

        assert done.exit_code == 0
        assert "warning GC020" in done.stdout

    def test_1_with_an_error(self, tmp_path):
        assert check(written(tmp_path / "t.json", template(Orders=TOO_FEW))).exit_code == 1

    def test_2_with_unreadable_input_even_if_there_are_errors(self, tmp_path):
        done = check(tmp_path / "gone.json", written(tmp_path / "t.json", template(Orders=TOO_FEW)))

        assert done.exit_code == 2
        assert f"{tmp_path}/gone.json: cannot be read: no such file or directory\n" in done.stderr
        assert "GC220" in done.stdout

    def test_0_and_a_warning_without_a_template(self, tmp_path):
        done = check(tmp_path)

        assert (done.exit_code, done.stderr) == (0, "no template found in the given paths\n")


class TestTemplates:
    def test_a_run_is_checked_against_the_job_of_the_same_template(self, tmp_path):
        both = template(Orders=STREAMING)
        both["Resources"]["Now"] = RUN

        assert found(written(tmp_path / "t.json", both)) == [("Now", "GC321")]

    def test_a_sam_template_with_globals_and_a_transform_is_checked(self, tmp_path):
        sam = {
            "Transform": ["AWS::Serverless-2016-10-31", "AWS::LanguageExtensions"],
            "Globals": {"Function": {"Timeout": 3}},
            **template(Orders=TOO_FEW),
        }

        assert found(written(tmp_path / "t.json", sam)) == [("Orders", "GC220")]

    def test_standard_input(self):
        done = check("-", input=json.dumps(template(Orders=TOO_FEW)))

        assert done.exit_code == 1
        assert done.stdout.startswith("-:1  Orders\n")

    def test_a_file_is_checked_once_even_if_given_several_times(self, tmp_path):
        file = written(tmp_path / "t.json", template(Orders=TOO_FEW))
        (tmp_path / "link.json").symlink_to(file)

        assert found(file, tmp_path, tmp_path / "link.json") == [("Orders", "GC220")]

    def test_the_region_is_passed_to_the_rules(self, tmp_path):
        ray = {**JOB, "Command": {"Name": "glueray", "ScriptLocation": "s3://scripts/r.py", "Runtime": "Ray2.4"}}
        file = written(tmp_path / "t.json", template(Orders={**ray, "GlueVersion": "4.0", "WorkerType": "Z.2X"}))

        assert set(found(file, "--region", "af-south-1")) - set(found(file)) != set()

    def test_an_invalid_region_is_refused(self):
        done = check("--region", "us-east1", "t.json")

        assert (done.exit_code, done.stderr) == (2, "--region needs a Region such as us-east-1, got 'us-east1'\n")

    def test_a_finding_acknowledged_in_the_metadata_is_suppressed(self, tmp_path):
        acknowledged = template(Orders=TOO_FEW)
        acknowledged["Resources"]["Orders"]["Metadata"] = {"glue-constructs": {"acknowledge": {"GC220": "case 123"}}}

        assert found(written(tmp_path / "t.json", acknowledged)) == []


class TestSelection:
    @pytest.fixture
    def file(self, tmp_path):
        """A job with two errors, a warning and a note."""
        job = {**TOO_FEW, "MaxCapacity": 2, "LogUri": "s3://logs/"}
        del job["Timeout"]
        return written(tmp_path / "t.json", template(Orders=job))

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            pytest.param([], {"GC020", "GC201", "GC220", "GC302"}, id="all"),
            pytest.param(["--select", "GC220"], {"GC220"}, id="by-id"),
            pytest.param(["--select", "gc220"], {"GC220"}, id="in-lower-case"),
            pytest.param(["--select", "too-few-workers"], {"GC220"}, id="by-name"),
            pytest.param(["--select", "GC2"], {"GC201", "GC220"}, id="a-hundred"),
            pytest.param(["--select", "GC22"], {"GC220"}, id="a-ten"),
            pytest.param(["--select", "GC220,GC302"], {"GC220", "GC302"}, id="with-commas"),
            pytest.param(["--select", "GC220", "--select", "GC302"], {"GC220", "GC302"}, id="repeated"),
            pytest.param(["--ignore", "GC2, GC302"], {"GC020"}, id="ignored"),
            pytest.param(["--select", "GC2", "--ignore", "GC220"], {"GC201"}, id="ignoring-wins"),
            pytest.param(["--ignore", "GC900", "--ignore", "GC901"], {"GC020", "GC201", "GC220", "GC302"}, id="engine"),
        ],
    )
    def test_the_selected_rules_are_reported(self, file, options, expected):
        assert {rule for _, rule in found(file, *options)} == expected

    def test_an_ignored_error_does_not_change_the_exit_code(self, file):
        assert check("--ignore", "GC201,GC220", file).exit_code == 0

    @pytest.mark.parametrize(
        ("word", "near"),
        [
            pytest.param("GC22O", "; did you mean GC220", id="a-letter-for-a-digit"),
            pytest.param("GC2201", "; did you mean GC220", id="a-digit-too-many"),
            pytest.param("too-few-worker", "; did you mean too-few-workers (GC220)", id="a-letter-short"),
            pytest.param("E3012", "\n", id="another-tools"),
        ],
    )
    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_an_unknown_rule_is_refused_with_suggestions(self, file, option, word, near):
        done = check(option, word, file)

        assert done.exit_code == 2
        assert done.stderr.startswith(f"unknown rule {word!r} (glue-constructs rules lists all rules){near}")


class TestComments:
    BODY = f"    Type: AWS::Glue::Job\n    Properties: {json.dumps(TOO_FEW)}\n"

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param(f"Resources:\n  A:\n    # glue-constructs: ignore GC220 case 123\n{BODY}", id="inside"),
            pytest.param(f"Resources:\n  A: # glue-constructs: ignore GC220 case 123\n{BODY}", id="behind-the-name"),
            pytest.param(f"Resources:\n  # glue-constructs: ignore GC220 case 123\n  A:\n{BODY}", id="above"),
            pytest.param(
                f"Resources:\n  B: {{Type: X}}\n  # glue-constructs: ignore GC220 case 123\n\n  # More.\n  A:\n{BODY}",
                id="above-with-lines-between",
            ),
            pytest.param(f"Resources:\n  A:\n{BODY}    # glue-constructs: ignore GC220 case 123\n", id="at-its-end"),
            pytest.param(f"Resources:\n  A:\n    #glue-constructs:ignore too-few-workers: 1\n{BODY}", id="by-name"),
            pytest.param(f"Resources:\n  A:\n    # glue-constructs: ignore GC201, GC220 both\n{BODY}", id="two-rules"),
            pytest.param(f"Resources:\n  A:\n    # glue-constructs: ignore GC2 a hundred\n{BODY}", id="a-hundred"),
        ],
    )
    def test_a_comment_with_a_reason_suppresses_a_rule(self, tmp_path, text):
        done = check(written(tmp_path / "t.yaml", text))

        assert (done.exit_code, done.stderr) == (0, "")

    @pytest.mark.parametrize(
        ("comment", "why"),
        [
            pytest.param("ignore GC220", "a reason is missing after the rule", id="no-reason"),
            pytest.param("ignore GC220 -", "a reason is missing after the rule", id="a-dash-is-no-reason"),
            pytest.param(
                "ignore", "it must name a rule, for example: glue-constructs: ignore GC220 the reason", id="no-rule"
            ),
            pytest.param(
                "ignore GC22O x",
                "unknown rule 'GC22O' (glue-constructs rules lists all rules); did you mean GC220 or GC221?",
                id="unknown-rule",
            ),
        ],
    )
    def test_an_invalid_comment_is_a_warning_and_suppresses_nothing(self, tmp_path, comment, why):
        text = f"Resources:\n  A:\n    # glue-constructs: {comment}\n{self.BODY}"
        file = written(tmp_path / "t.yaml", text)
        done = check(file)

        assert done.exit_code == 1
        assert done.stderr == f"{file}:3: the comment suppresses no rule: {why}\n"

    def test_it_applies_only_to_its_resource(self, tmp_path):
        text = f"Resources:\n  A:\n    # glue-constructs: ignore GC220 case 123\n{self.BODY}  B:\n{self.BODY}"

        assert found(written(tmp_path / "t.yaml", text)) == [("B", "GC220")]

    def test_outside_of_a_resource_it_is_a_warning(self, tmp_path):
        text = f"Resources:\n  A:\n{self.BODY}Outputs:\n  X:\n    Value: 1 # glue-constructs: ignore GC220 case 123\n"
        done = check(written(tmp_path / "t.yaml", text))

        assert done.exit_code == 1
        assert "t.yaml:7: the comment suppresses no rule: it is not inside a resource" in done.stderr


class TestLoops:
    def test_the_body_of_a_loop_is_checked_once_with_its_logical_id(self, tmp_path):
        loop = {"Fn::ForEach::Jobs": ["Table", ["a", "b"], template(**{"Load${Table}": TOO_FEW})["Resources"]]}

        assert found(written(tmp_path / "t.json", {"Resources": loop})) == [("Load${Table}", "GC220")]

    def test_values_that_contain_the_loop_variable_are_unknown(self, tmp_path):
        job = {**JOB, "WorkerType": "${Size}", "DefaultArguments": {"--conf${Size}": "x", "--TempDir": "&{Size}"}}
        job["Connections"] = {"Connections": ["${Size}", "orders"]}
        loop = {"Fn::ForEach::Jobs": ["Size", {"Ref": "Sizes"}, template(**{"Load${Size}": job})["Resources"]]}

        assert found(written(tmp_path / "t.json", {"Resources": loop})) == []

    def test_nested_loops_are_checked(self, tmp_path):
        inner = {"Fn::ForEach::Inner": ["B", ["1"], template(**{"Load${A}${B}": TOO_FEW})["Resources"]]}
        loop = {"Fn::ForEach::Outer": ["A", ["x"], inner]}

        assert found(written(tmp_path / "t.json", {"Resources": loop})) == [("Load${A}${B}", "GC220")]

    @pytest.mark.parametrize("loop", ["x", [], ["A", ["x"]], ["A", ["x"], "y"], [1, 2, 3]])
    def test_a_malformed_loop_is_skipped(self, tmp_path, loop):
        resources = {"Fn::ForEach::Jobs": loop, "Fn::Transform": {"Name": "AWS::Include"}}
        done = check(written(tmp_path / "t.json", {"Resources": resources}))

        assert (done.exit_code, done.stderr) == (0, "")

    def test_the_same_logical_id_inside_and_outside_of_a_loop_is_distinguished(self, tmp_path):
        both = template(Orders=JOB)
        both["Resources"]["Fn::ForEach::Jobs"] = ["A", ["x"], template(Orders=TOO_FEW)["Resources"]]

        assert found(written(tmp_path / "t.json", both)) == [("Fn::ForEach::Jobs/Orders", "GC220")]


class TestOutput:
    def test_the_findings_can_be_written_to_a_file(self, tmp_path):
        file = written(tmp_path / "t.json", template(Orders=TOO_FEW))
        done = check(file, "--format", "json", "--output", tmp_path / "out.json")

        assert (done.exit_code, done.stdout) == (1, "")
        [row] = json.loads((tmp_path / "out.json").read_text())
        assert row["rule"] == "GC220"

    def test_a_file_that_cannot_be_written_is_named(self, tmp_path):
        file = written(tmp_path / "t.json", template(Orders=TOO_FEW))
        done = check(file, "--output", tmp_path / "gone" / "out.txt")

        assert done.exit_code == 2
        assert done.stderr == f"{tmp_path}/gone/out.txt: cannot be written: no such file or directory\n"


def test_the_help_contains_examples():
    done = check("--help")

    assert done.exit_code == 0
    assert "glue-constructs check cdk.out" in done.stdout
    assert "# glue-constructs: ignore GC220 the reason" in done.stdout
    assert "Exit codes: 0 no errors" in done.stdout
