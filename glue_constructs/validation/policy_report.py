"""What plugins of CDK's policy validation have in common: the report."""

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

# Before it, CDK shows what a plugin reports, and an app in Python ends as if nothing were wrong.
_LOWEST_CDK = (2, 262)


def require_failing_synth(plugin: str) -> None:
    """Refuse a CDK in which what a plugin finds would not fail the synth.

    Raises:
        InvalidInput: aws-cdk-lib is older than 2.262.
    """
    installed = metadata.version("aws-cdk-lib")
    if tuple(map(int, installed.split(".")[:2])) < _LOWEST_CDK:
        raise InvalidInput(f"{plugin} needs aws-cdk-lib 2.262 or newer, else no error fails the synth, got {installed}")


def policy_report(found: Sequence[tuple[Path, TemplateFinding]]) -> PolicyValidationPluginReport:
    """The report of what was found, each in the file of its template. An error fails the synth."""
    return PolicyValidationPluginReport(
        success=all(located.finding.severity is not Severity.ERROR for _, located in found),
        violations=_violations(found),
    )


def _violations(found: Iterable[tuple[Path, TemplateFinding]]) -> list[PolicyViolation]:
    """One violation for each fault in the same words, with all resources that have it."""
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
