"""The report of this library's plugins of CDK's policy validation."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

from aws_cdk import PolicyValidationPluginReport, PolicyViolatingResource, PolicyViolation

from glue_constructs.errors import InvalidInput
from glue_constructs.rules import Severity
from glue_constructs.validation.wording import description

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from glue_constructs.rules import Finding
    from glue_constructs.validation.template import TemplateFinding

# Older versions print the report of a plugin, but a Python app exits with success.
_LOWEST_CDK = (2, 262)


def require_failing_synth(plugin: str) -> None:
    """Require a CDK version in which the errors of a plugin fail the synth.

    Raises:
        InvalidInput: aws-cdk-lib is older than 2.262.
    """
    installed = metadata.version("aws-cdk-lib")
    if tuple(map(int, installed.split(".")[:2])) < _LOWEST_CDK:
        raise InvalidInput(f"{plugin} needs aws-cdk-lib 2.262 or newer, so that errors fail the synth, got {installed}")


def policy_report(found: Sequence[tuple[Path, TemplateFinding]]) -> PolicyValidationPluginReport:
    """Return the report of findings, each with the file of its template. An error fails the synth."""
    return PolicyValidationPluginReport(
        success=all(located.finding.severity is not Severity.ERROR for _, located in found),
        violations=_violations(found),
    )


def _violations(found: Iterable[tuple[Path, TemplateFinding]]) -> list[PolicyViolation]:
    """Return one violation for each distinct finding, with all resources that have it."""
    resources: dict[Finding, list[PolicyViolatingResource]] = {}
    for file, located in found:
        resources.setdefault(located.finding, []).append(_resource(file, located))
    return [
        PolicyViolation(
            rule_name=finding.rule,
            description=description(finding),
            severity=str(finding.severity),
            fix=finding.fix,
            rule_metadata={"name": finding.name, "property": finding.property, "source": finding.source},
            violating_resources=violating,
        )
        for finding, violating in resources.items()
    ]


def _resource(file: Path, located: TemplateFinding) -> PolicyViolatingResource:
    # CDK adds the construct's path itself.
    return PolicyViolatingResource(
        resource_logical_id=located.resource, template_path=str(file), locations=[located.location]
    )
