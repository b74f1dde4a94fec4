"""A job created by a construct of this library has the findings of its properties.

A construct decides some properties itself (the command, the language), and its props accept only values of the right
type: cases that they cannot express are omitted here, and counted.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam
from entry_points.cases import JOBS, PARAMETER
from entry_points.expected_findings import Row, row, violations

from glue_constructs import GlueRules, InvalidInput, InvalidJob, PythonShellJob, SparkEtlJob
from glue_constructs.rules import check_job
from glue_constructs.validation.wording import annotation_text

if TYPE_CHECKING:
    from pathlib import Path

    from entry_points.cases import Case

    from glue_constructs.rules import Finding

PROPS = {
    "Name": "job_name",
    "Description": "description",
    "GlueVersion": "glue_version",
    "WorkerType": "worker_type",
    "NumberOfWorkers": "number_of_workers",
    "MaxCapacity": "max_capacity",
    "ExecutionClass": "execution_class",
    "Timeout": "timeout",
    "MaxRetries": "max_retries",
    "MaxConcurrentRuns": "max_concurrent_runs",
    "JobRunQueuingEnabled": "job_run_queuing_enabled",
    "DefaultArguments": "arguments",
    "NonOverridableArguments": "non_overridable_arguments",
    "Connections": "connections",
    "SecurityConfiguration": "security_configuration",
    "NotifyDelayAfter": "notify_delay_after",
    "JobMode": "job_mode",
    "Tags": "tags",
    "ScriptLocation": "script",
    "PythonVersion": "python_version",
}
STRUCTURES = ("Command", "Connections", "ExecutionProperty", "NotificationProperty")
DURATIONS = ("timeout", "notify_delay_after")

ROLE = "arn:aws:iam::123456789012:role/GlueRole"
KINDS = {"glueetl": SparkEtlJob, "pythonshell": PythonShellJob}
# The properties that a construct adds.
COMMANDS = {"glueetl": {"PythonVersion": "3"}, "pythonshell": {"PythonVersion": "3.9"}}
DEFAULTS = {
    "glueetl": {"Timeout": 480, "MaxRetries": 0},
    "pythonshell": {"Timeout": 480, "MaxRetries": 0, "GlueVersion": "3.0", "MaxCapacity": 0.0625},
}
WORKERS = {"WorkerType": "G.1X", "NumberOfWorkers": 2}


class Inexpressible(Exception):
    """The case cannot be written as props of a construct."""


def props(properties: dict[str, Any]) -> dict[str, Any]:
    """Convert properties to props; the construct refuses values of a wrong type."""
    given = {name: value for name, value in properties.items() if name not in (*STRUCTURES, "Role")}
    for name in STRUCTURES:
        given.update(properties.get(name, {}))
    if not given.keys() <= {*PROPS, "Name"}:
        raise Inexpressible("a property without a prop")
    if PARAMETER in (properties.get("Tags"), properties.get("DefaultArguments")):
        raise Inexpressible("a token where a map belongs")
    made = {PROPS[name]: cdk.Token.as_string(v) if v == PARAMETER else v for name, v in given.items()}
    made["job_name"] = properties.get("Name")
    if made.get("python_version") == "3" and given["Name"] == "glueetl":
        del made["python_version"]
    for name in set(DURATIONS) & set(made):
        made[name] = cdk.Duration.minutes(made[name])
    return made


def completed(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the properties with those that the construct adds."""
    kind = properties["Command"]["Name"]
    made = {**DEFAULTS[kind], **properties, "Role": {"Ref": "Role"}}
    made["Command"] = {**COMMANDS[kind], **properties["Command"]}
    if kind == "glueetl":
        made["DefaultArguments"] = {"--job-language": "python", **properties.get("DefaultArguments", {})}
        made.update({} if {*WORKERS, "MaxCapacity"} & set(properties) else WORKERS)
    return made


class Made:
    """One app with every case that a construct accepts, and the refused cases."""

    def __init__(self, folder: Path) -> None:
        app = cdk.App(analytics_reporting=False, outdir=str(folder))
        cdk.Validations.of(app).add_plugins(GlueRules(infos=True))
        self._stack = cdk.Stack(app, "Stack")
        self._stack.node.set_context("@aws-cdk/core:stackResourceLimit", 0)
        self._role = iam.Role.from_role_arn(self._stack, "Role", ROLE, mutable=False)
        self.accepted: list[Case] = []
        self.refused: list[tuple[Case, InvalidJob]] = []
        for case in JOBS:
            self._make(case)
        app.synth()
        self._violations = violations(folder)
        self._metadata = json.loads((folder / "Stack.metadata.json").read_text())

    def _make(self, case: Case) -> None:
        kind = KINDS.get(case.properties.get("Command", {}).get("Name"))
        if kind is None:
            return
        try:
            kind(self._stack, case.id, role=self._role, acknowledge=case.acknowledge, **props(case.properties))
        except InvalidJob as refused:
            self.refused.append((case, refused))
        except (Inexpressible, InvalidInput, TypeError):
            pass  # the construct's signature, or jsii's types, do not allow it
        else:
            self.accepted.append(case)

    def reported(self) -> dict[str, list[Row]]:
        """The plugin's findings, by case."""
        found = defaultdict(list)
        for violation in self._violations:
            for construct in violation["violatingConstructs"]:
                case = construct["constructPath"].split("/")[1]
                found[case].append(
                    (violation["ruleName"], violation["severity"], violation["ruleMetadata"]["property"])
                )
        return found

    def warned(self, case: Case) -> list[str]:
        """The warnings of the construct."""
        entries = self._metadata.get(f"/Stack/{case.id}", [])
        return [entry["data"].partition(" [ack: ")[0] for entry in entries if entry["type"] == "aws:cdk:warning"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("entry-points"))


def findings_of(case: Case) -> list[Finding]:
    findings = check_job(completed(case.properties))
    return [finding for finding in findings if finding.rule not in case.acknowledge]


def test_a_refused_construct_has_the_errors_of_its_properties(made):
    for case, refused in made.refused:
        errors = [finding for finding in findings_of(case) if finding.severity == "error"]
        assert list(refused.findings) == errors, case.id


def test_an_accepted_construct_warns_once(made):
    reported = made.reported()
    for case in made.accepted:
        findings = findings_of(case)
        assert made.warned(case) == [annotation_text(each) for each in findings if each.severity == "warning"], case.id
        others = [row(each) for each in findings if each.severity != "warning"]
        assert sorted(reported.get(case.id, [])) == sorted(others), case.id


def test_most_cases_can_be_written_as_props(made):
    assert len(made.accepted) + len(made.refused) > len(JOBS) * 2 / 3
