"""The judges: each takes template files, and says which levels of finding it has for which of them."""

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

Verdicts = dict[str, set[str]]
"""The levels of a template's findings, "error" and "warning", by the template's path."""

SCRIPTS = Path(sys.executable).parent
REGION = "us-east-1"


def ours(templates: list[Path]) -> Verdicts:
    """What the rules say of templates."""
    return {
        str(path): {str(located.finding.severity) for located in check_template(json.loads(path.read_text()))}
        for path in templates
    }


def ours_of_request(case: Case) -> set[str]:
    """What the rules say of a run or a request, which no template has."""
    if case.operation == "StartJobRun":
        return {str(finding.severity) for finding in check_run(case.body)}
    return {str(finding.severity) for finding in check_request(case.operation, case.body)}


def cfn_lint(templates: list[Path]) -> Verdicts:
    """What cfn-lint says, all templates in one process."""
    command = [str(SCRIPTS / "cfn-lint"), "--format", "json", "--regions", REGION, "--", *map(str, templates)]
    report = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return _levels((match["Filename"], match["Level"].lower()) for match in json.loads(report))


def cdk(templates: list[Path]) -> Verdicts:
    """What the validation that CDK runs on every synth says."""
    validate = cdk_validator()
    return _levels(
        (resource.template_path, violation.severity)
        for violation in validate(templates).violations
        for resource in violation.violating_resources
    )


def cdk_validator() -> Callable[[list[Path]], Any]:
    """CDK's validator, started: it takes templates and gives its report."""
    # Here, because to import them takes longer than most of what is measured.
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
JUDGES: dict[str, Callable[[list[Path]], Verdicts]] = {"glue_constructs": ours, "cfn-lint": cfn_lint, "CDK": cdk}


def _levels(findings: Iterable[tuple[str, str]]) -> Verdicts:
    verdicts: defaultdict[str, set[str]] = defaultdict(set)
    for path, level in findings:
        verdicts[path].add(level)
    return verdicts
