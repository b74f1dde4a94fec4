"""The tools that are compared: each takes template files, and returns the severities of its findings."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glue_constructs.rules import check_request, check_run
from glue_constructs.validation.template import check_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .cases import Case

Severities = dict[str, set[str]]
"""The severities of a template's findings, "error" and "warning", by the template's path."""

SCRIPTS = Path(sys.executable).parent
REGION = "us-east-1"


def glue_constructs(templates: list[Path]) -> Severities:
    """Check templates with the rules of this library."""
    return {
        str(path): {str(located.finding.severity) for located in check_template(json.loads(path.read_text()))}
        for path in templates
    }


def glue_constructs_request(case: Case) -> set[str]:
    """Check a run or an API request, which is not part of a template, with the rules of this library."""
    if case.operation == "StartJobRun":
        return {str(finding.severity) for finding in check_run(case.body)}
    return {str(finding.severity) for finding in check_request(case.operation, case.body)}


def cfn_lint(templates: list[Path]) -> Severities:
    """Check all templates with cfn-lint, in one process."""
    command = [str(SCRIPTS / "cfn-lint"), "--format", "json", "--regions", REGION, "--", *map(str, templates)]
    report = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return _severities((match["Filename"], match["Level"].lower()) for match in json.loads(report))


def cdk(templates: list[Path]) -> Severities:
    """Check templates with the validation that the CDK runs at every synth."""
    validate = cdk_validator()
    return _severities(
        (resource.template_path, violation.severity)
        for violation in validate(templates).violations
        for resource in violation.violating_resources
    )


def cdk_validator() -> Callable[[list[Path]], Any]:
    """CDK's tool, started: it takes templates and gives its report."""
    # Imported here, because the imports take longer than most measurements.
    import aws_cdk  # noqa: PLC0415
    import jsii  # noqa: PLC0415

    @jsii.implements(aws_cdk.IPolicyValidationContext)
    class Context:
        def __init__(self, templates: list[Path]) -> None:
            self._templates = templates

        @property
        def app_construct(self) -> Any:
            return app

        @property
        def template_paths(self) -> list[str]:
            return [str(path) for path in self._templates]

        @property
        def stack_templates(self) -> list[Any]:
            stack = aws_cdk.PolicyValidationStack
            return [
                stack(stack_construct_path=path.stem, template_path=str(path), region=REGION)
                for path in self._templates
            ]

        @property
        def account_id(self) -> None:
            return None

        @property
        def region(self) -> str:
            return REGION

    app = aws_cdk.App()
    plugin = aws_cdk.CloudFormationValidatePlugin()
    return lambda templates: plugin.validate(Context(templates))


VERSIONS = {
    "glue_constructs": version("glue-constructs"),
    "cfn-lint": version("cfn-lint"),
    "CDK": version("aws-cdk-lib"),
}
TOOLS: dict[str, Callable[[list[Path]], Severities]] = {
    "glue_constructs": glue_constructs,
    "cfn-lint": cfn_lint,
    "CDK": cdk,
}


def _severities(findings: Iterable[tuple[str, str]]) -> Severities:
    severities: defaultdict[str, set[str]] = defaultdict(set)
    for path, level in findings:
        severities[path].add(level)
    return severities
