"""Constructs, `GlueRules` and `glue-constructs check` report the same findings for the same job.

The cases are resources of one app. The resource in the synthesized template is compared, because CDK omits empty
objects and lists. They are created by `CfnResource`, because `CfnJob` refuses some properties of a wrong
type itself, before any entry point can read them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from entry_points.cases import JOBS, ONE_WORKER, REGIONS, RUNS, Case, RunCase
from entry_points.expected_findings import Row, check, row, violations

from glue_constructs import GlueRules, InvalidJob, InvalidRun
from glue_constructs.rules import RULES
from glue_constructs.validation.construct import read_job, require_valid_job, require_valid_run
from glue_constructs.validation.template import check_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constructs import Construct

    from glue_constructs.rules import Finding

CASES = [*JOBS, *RUNS]


class CasesApp:
    """One app with every case, synthesized once, and the findings of the entry points."""

    def __init__(self, folder: Path) -> None:
        app = cdk.App(analytics_reporting=False, outdir=str(folder / "cdk.out"))
        cdk.Validations.of(app).add_plugins(GlueRules(infos=True))
        self.folder = Path(app.outdir)
        self.stacks = _stacks(app)
        self._ids = {case.id: f"Case{number}" for number, case in enumerate(CASES)}
        self._files = {name: Path(_folder(stack), stack.template_file) for name, stack in self.stacks.items()}
        for case in CASES:
            self._add(case, self.stacks[case.stack], self._ids[case.id])
        with pytest.raises(RuntimeError, match="ValidationFailed"):
            app.synth()
        self._templates = {file: json.loads(file.read_text()) for file in self._files.values()}

    def _add(self, case: Case, stack: cdk.Stack, id: str) -> None:
        kind, properties = "AWS::Glue::Job", case.properties
        if isinstance(case, RunCase):
            name = {"Fn::ImportValue": "job"} if case.job is None else {"Ref": f"{id}Job"}
            kind, properties = "Custom::GlueJobRun", {"Run": {"JobName": name, **case.properties}}
            if case.job is not None:
                cdk.CfnResource(stack, f"{id}Job", type="AWS::Glue::Job", properties=case.job)
        resource = cdk.CfnResource(stack, id, type=kind, properties=properties)
        if case.acknowledge:
            resource.add_metadata("glue-constructs", {"acknowledge": case.acknowledge})

    def place(self, case: Case) -> tuple[Path, str]:
        return self._files[case.stack], self._ids[case.id]

    def properties(self, case: Case) -> dict[str, Any]:
        """Return the properties in the template."""
        file, resource = self.place(case)
        return self._templates[file]["Resources"][resource].get("Properties", {})

    def in_templates(self) -> dict[tuple[Path, str], list[Row]]:
        return _by_place(
            (file, located.resource, row(located.finding))
            for file, template in self._templates.items()
            for located in check_template(template, region=_region(file))
        )

    def of_plugin(self) -> dict[tuple[Path, str], list[Row]]:
        return _by_place(
            (
                self.folder / construct["cloudFormationResource"]["templatePath"],
                construct["cloudFormationResource"]["logicalId"],
                (violation["ruleName"], violation["severity"], violation["ruleMetadata"]["property"]),
            )
            for violation in violations(self.folder)
            for construct in violation["violatingConstructs"]
        )

    def of_check(self) -> dict[tuple[Path, str], list[Row]]:
        return _by_place(
            (Path(found["file"]), found["resource"], (found["rule"], found["severity"], found["property"]))
            for found in check(self.folder, exit_code=1)
        )


def _stacks(app: cdk.App) -> dict[str, cdk.Stack]:
    anywhere = cdk.Stack(app, "Anywhere")
    anywhere.node.set_context("@aws-cdk/core:stackResourceLimit", 0)
    nested = cdk.NestedStack(anywhere, "Nested")
    return {
        "Anywhere": anywhere,
        "Nested": nested,
        "Inner": cdk.NestedStack(nested, "Inner"),
        "Staged": cdk.Stack(cdk.Stage(app, "Production"), "Stack"),
        **{region: cdk.Stack(app, region, env=cdk.Environment(region=region)) for region in REGIONS},
    }


def _folder(stack: cdk.Stack) -> str:
    return cdk.Stage.of(stack).outdir


def _region(file: Path) -> str | None:
    name = file.name.partition(".")[0]
    return name if name in REGIONS else None


def _by_place(rows: Iterable[tuple[Path, str, Row]]) -> dict[tuple[Path, str], list[Row]]:
    found = defaultdict(list)
    for file, resource, each in rows:
        found[file, resource].append(each)
    return {place: sorted(verdict) for place, verdict in found.items()}


@pytest.fixture(scope="module")
def cases_app(tmp_path_factory: pytest.TempPathFactory) -> CasesApp:
    return CasesApp(tmp_path_factory.mktemp("entry-points"))


@pytest.fixture(scope="module")
def in_templates(cases_app: CasesApp) -> dict[tuple[Path, str], list[Row]]:
    return cases_app.in_templates()


def test_the_plugin_reports_the_findings_of_check_template(cases_app, in_templates):
    assert cases_app.of_plugin() == in_templates


def test_the_check_command_reports_the_findings_of_check_template(cases_app, in_templates):
    assert cases_app.of_check() == in_templates


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_construct_has_the_findings_of_its_resource(cases_app, in_templates, case):
    verdict = in_templates.get(cases_app.place(case), [])
    errors = [found for found in verdict if found[1] == "error"]
    # The exception has only the errors.
    findings = _at_the_construct(cases_app.stacks[case.stack], case, cases_app.properties(case))
    assert sorted(map(row, findings)) == (errors or verdict)


def _at_the_construct(scope: Construct, case: Case, properties: dict[str, Any]) -> Sequence[Finding]:
    try:
        if isinstance(case, RunCase):
            return require_valid_run(scope, case.id, properties["Run"], job=case.job, acknowledge=case.acknowledge)
        return require_valid_job(scope, case.id, read_job(scope, properties), acknowledge=case.acknowledge)
    except (InvalidJob, InvalidRun) as refused:
        return refused.findings


@pytest.mark.parametrize("case", JOBS, ids=lambda case: case.id)
def test_a_resource_equals_its_case_except_for_empty_values(cases_app, case):
    assert _filled(cases_app.properties(case)) == _filled(case.properties)


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        members = {name: _filled(member) for name, member in value.items()}
        return {name: member for name, member in members.items() if member not in ({}, [], None)}
    return [_filled(item) for item in value] if isinstance(value, list) else value


def test_an_acknowledgement_at_a_construct_applies_to_plugin_and_command(tmp_path):
    app = cdk.App(outdir=str(tmp_path))
    cdk.Validations.of(app).add_plugins(GlueRules(infos=True))
    stack = cdk.Stack(app, "Stack")
    nested = cdk.NestedStack(stack, "Nested")
    acknowledgement = cdk.Acknowledgment(id="GC220", reason="a smoke test")
    job = cdk.CfnResource(stack, "Job", type="AWS::Glue::Job", properties=ONE_WORKER)
    cdk.CfnResource(nested, "Other", type="AWS::Glue::Job", properties=ONE_WORKER)
    for construct in (job, nested):
        cdk.Validations.of(construct).acknowledge(acknowledgement)
    app.synth()
    assert check(tmp_path, exit_code=0) == []


def test_the_cases_have_findings(in_templates):
    rows = [row for verdict in in_templates.values() for row in verdict]
    assert {severity for _, severity, _ in rows} == {"error", "warning", "info"}
    assert len({rule for rule, _, _ in rows}) > len(RULES) / 3
