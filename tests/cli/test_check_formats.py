"""The output formats of `glue-constructs check`: text, JSON, SARIF and GitHub annotations."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli.calls import JOB, MAIN, TOO_FEW, check, template, written
from jsonschema import Draft4Validator

from glue_constructs.cli import version
from glue_constructs.rules import RULES

SCHEMA = json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json").read_text())


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A template with an error in a job with a construct path, and an error and a note in a job without one."""
    monkeypatch.chdir(tmp_path)
    jobs = template(Orders=TOO_FEW, Clean={**TOO_FEW, "Timeout": {"Ref": "AWS::NoValue"}})
    jobs["Resources"]["Orders"]["Metadata"] = {"aws:cdk:path": "Lake/Orders/Resource"}
    written(tmp_path / "t.json", jobs)
    return "t.json"


class TestText:
    def test_the_findings_are_grouped_by_resource_with_line_and_path(self, file):
        assert check(file).stdout == (
            "t.json:3  Orders (Lake/Orders/Resource)\n"
            "  error GC220 too-few-workers  NumberOfWorkers\n"
            "    too few G.1X workers: needs 2 or more, got 1\n"
            "    fix: set NumberOfWorkers to 2 or more\n"
            "\n"
            "t.json:21  Clean\n"
            "  error GC220 too-few-workers  NumberOfWorkers\n"
            "    too few G.1X workers: needs 2 or more, got 1\n"
            "    fix: set NumberOfWorkers to 2 or more\n"
            "  info GC302 implicit-timeout  Timeout\n"
            "    without Timeout, a run on this Glue version ends after 480 minutes: "
            "needs the maximum minutes of a run, got None\n"
            "    fix: set Timeout\n"
            "\n"
            "2 errors, 1 note: 2 jobs in 1 template.\n"
            "For details of a rule: glue-constructs explain GC220\n"
        )

    def test_the_line_is_that_of_the_resource_in_yaml_as_well(self, tmp_path):
        yaml = written(
            tmp_path / "t.yaml",
            f"# One.\nResources:\n\n  'Orders':\n    Type: AWS::Glue::Job\n    Properties: {json.dumps(TOO_FEW)}\n",
        )

        assert check(yaml).stdout.startswith(f"{yaml}:4  Orders\n")

    @pytest.mark.process
    def test_at_a_terminal_it_is_coloured(self, file):
        shown = at_a_terminal("check", file)

        assert "\x1b[1;31merror\x1b[0m" in shown
        assert "\x1b[1;36mOrders\x1b[0m" in shown

    def test_control_characters_are_escaped(self, tmp_path):
        bad = written(tmp_path / "t.json", template(**{"A\x1b[2J\nB\ud800": TOO_FEW}))
        shown = check(bad).stdout

        assert r":3  A\x1b[2J\nB\ud800" in shown
        assert "\x1b" not in shown


class TestJson:
    def test_it_is_one_array_of_objects_with_these_keys(self, file):
        [first, *_] = json.loads(check("--format", "json", file).stdout)

        assert first == {
            "rule": "GC220",
            "name": "too-few-workers",
            "severity": "error",
            "file": "t.json",
            "resource": "Orders",
            "property": "NumberOfWorkers",
            "message": "too few G.1X workers: needs 2 or more, got 1",
            "fix": "set NumberOfWorkers to 2 or more",
            "source": "https://github.com/aws-samples/cql-replicator/issues/181",
        }

    def test_without_findings_it_is_empty(self, tmp_path):
        assert json.loads(check("-f", "json", written(tmp_path / "t.json", template(A=JOB))).stdout) == []


class TestGitHub:
    def test_each_finding_is_an_annotation(self, file):
        first, _, third = check("--format", "github", file).stdout.splitlines()

        assert first == (
            "::error file=t.json,line=3,title=GC220 too-few-workers::Orders NumberOfWorkers: too few G.1X workers: "
            "needs 2 or more, got 1; fix: set NumberOfWorkers to 2 or more"
        )
        assert third.startswith("::notice file=t.json,line=21,title=GC302 implicit-timeout::Clean Timeout: ")

    def test_unreadable_input_is_an_annotation(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        written(tmp_path / "bad,1:2.json", "{\n")

        assert check("-f", "github", "bad,1:2.json").stdout == (
            "::error file=bad%2C1%3A2.json,line=2,title=glue-constructs check::"
            "is not valid JSON: expecting property name enclosed in double quotes\n"
        )

    def test_an_empty_path_is_reported(self):
        assert "cannot be read" in check("-f", "github", "").stdout
        assert "cannot be read" in check("-f", "sarif", "").stdout

    def test_a_message_cannot_end_its_command(self, tmp_path):
        name = "A%\n::set-output name=x::y\r"
        [line] = check("-f", "github", written(tmp_path / "t.json", template(**{name: TOO_FEW}))).stdout.splitlines()

        assert "::A%25%0A::set-output name=x::y%0D NumberOfWorkers: " in line


class TestSarif:
    @pytest.fixture
    def run(self, file):
        """The single run of a log that is valid according to the official schema."""
        log = json.loads(check("--format", "sarif", file, "gone.yaml").stdout)
        Draft4Validator(SCHEMA).validate(log)
        [run] = log["runs"]
        return run

    def test_a_result_has_a_message_and_a_location(self, run):
        result = run["results"][0]

        assert (result["ruleId"], result["level"]) == ("GC220", "error")
        assert result["message"]["text"].startswith("Orders NumberOfWorkers: too few G.1X workers")
        assert result["locations"] == [
            {
                "physicalLocation": {"artifactLocation": {"uri": "t.json"}, "region": {"startLine": 3}},
                "logicalLocations": [
                    {"name": "Orders", "fullyQualifiedName": "Lake/Orders/Resource", "kind": "resource"}
                ],
            }
        ]

    def test_a_result_points_at_its_rule(self, run):
        rules = run["tool"]["driver"]["rules"]

        assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["GC220", "GC220", "GC302"]

    def test_every_rule_has_its_documentation_and_its_source(self, run):
        rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}

        assert list(rules) == [rule.id for rule in RULES]
        assert rules["GC220"]["helpUri"] == "https://github.com/aws-samples/cql-replicator/issues/181"
        assert rules["GC220"]["help"]["markdown"].startswith("# GC220 too-few-workers")
        assert rules["GC302"]["defaultConfiguration"] == {"level": "note"}

    def test_fingerprints_are_unique_and_do_not_depend_on_lines(self, run, file):
        prints = [result["partialFingerprints"]["glueConstructsFinding/v1"] for result in run["results"]]
        moved = written(Path(file), "\n\n" + Path(file).read_text())
        [again] = json.loads(check("-f", "sarif", moved).stdout)["runs"]

        assert len(set(prints)) == 3
        assert [result["partialFingerprints"]["glueConstructsFinding/v1"] for result in again["results"]] == prints

    def test_unreadable_input_is_a_notification(self, run):
        [invocation] = run["invocations"]

        assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
        assert [note["message"]["text"] for note in invocation["toolExecutionNotifications"]] == [
            "gone.yaml: cannot be read: no such file or directory"
        ]

    def test_rules_that_are_not_selected_are_omitted(self, file):
        log = json.loads(check("-f", "sarif", "--select", "GC220", file).stdout)
        Draft4Validator(SCHEMA).validate(log)

        assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == ["GC220"]

    def test_a_finding_about_the_rules_themselves_has_no_page(self, tmp_path):
        job = template(Orders=JOB)
        job["Resources"]["Orders"]["Metadata"] = {"glue-constructs": {"acknowledge": {"GC220": ""}}}
        log = json.loads(check("-f", "sarif", written(tmp_path / "t.json", job)).stdout)
        Draft4Validator(SCHEMA).validate(log)
        [result] = log["runs"][0]["results"]

        assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["name"] == "UnexplainedAcknowledgement"

    @pytest.mark.parametrize(
        ("name", "uri"),
        [
            pytest.param("a b/ü#1%.json", "a%20b/%C3%BC%231%25.json", id="odd-characters"),
            pytest.param("./x/../t.json", "t.json", id="detours"),
            pytest.param("-", "-", id="standard-input"),
        ],
    )
    def test_files_are_uris_relative_to_the_working_directory(self, tmp_path, monkeypatch, name, uri):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "x").mkdir()
        text = json.dumps(template(A=TOO_FEW))
        if name != "-":
            written(tmp_path / name, text)
        log = json.loads(check("-f", "sarif", name, input=text).stdout)
        [result] = log["runs"][0]["results"]

        assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}

    @pytest.mark.usefixtures("file")
    def test_a_file_outside_the_working_directory_is_a_file_uri(self, tmp_path_factory):
        outside = written(tmp_path_factory.mktemp("out side") / "t.json", template(A=TOO_FEW))
        log = json.loads(check("-f", "sarif", outside).stdout)
        [result] = log["runs"][0]["results"]

        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == outside.as_uri()

    def test_a_distribution_that_is_not_installed_has_no_version(self, file, monkeypatch):
        monkeypatch.setattr(version, "_DISTRIBUTION", "not-installed")

        assert "version" not in json.loads(check("-f", "sarif", file).stdout)["runs"][0]["tool"]["driver"]


def test_no_format_contains_secrets(tmp_path):
    secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzKEY"
    job = {**JOB, "DefaultArguments": {"--aws-secret-access-key": secret, "--url": "jdbc:x://u:hunter22@h/db"}}
    jobs = written(tmp_path / "t.json", template(A=job))
    for name in ("text", "json", "sarif", "github"):
        done = check("--format", name, jobs)

        assert re.search(r"GC4\d\d", done.stdout)
        assert secret not in done.output
        assert "hunter22" not in done.output


def test_an_unknown_format_is_refused_and_the_formats_are_listed(file):
    done = check("--format", "xml", file)

    assert done.exit_code == 2
    for name in ("text", "json", "sarif", "github"):
        assert f"'{name}'" in done.output


def at_a_terminal(*arguments):
    """Return the output of a command at a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "200"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen([sys.executable, "-c", MAIN, *arguments], stdout=theirs, stderr=theirs, env=environment):
        os.close(theirs)
        shown = b""
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:
                break
            if not read:
                break
            shown += read
    os.close(ours)
    return shown.decode()
