"""The door of the whole app: a plugin of CDK's policy validation."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import jsii
from aws_cdk import (
    IPolicyValidationPlugin,
    PolicyValidationPluginReport,
    PolicyViolatingResource,
    PolicyViolation,
)

from glue_constructs.errors import InvalidInput
from glue_constructs.rules import Severity
from glue_constructs.validation.assembly import stacks
from glue_constructs.validation.wording import description

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_cdk import IPolicyValidationContext

    from glue_constructs.rules import Finding
    from glue_constructs.validation.template import Located


# Before it, CDK shows what a plugin reports, and an app in Python ends as if nothing were wrong.
_LOWEST_CDK = (2, 262)


@jsii.implements(IPolicyValidationPlugin)
class GlueRules:
    """Judges every Glue job of an app, whoever defined it, and every `JobRun`, in the finished templates.

    ::

        Validations.of(app).add_plugins(GlueRules())

    An error fails the synth, a warning is reported. A finding is passed over where it is acknowledged: by `acknowledge`
    of this library's constructs, in the resource's Metadata, or by
    ``Validations.of(job).acknowledge(Acknowledgment(id="GC321", reason="..."))`` at the job or at anything above it up
    to its stack. What a construct already warns of is not reported again.

    Args:
        infos: Whether what is merely worth knowing is reported too, at every synth. Left out: ``glue-constructs check``
            tells it to those who ask.

    Raises:
        InvalidInput: aws-cdk-lib is older than 2.262: an error would not fail the synth.
    """

    def __init__(self, *, infos: bool = False) -> None:
        installed = metadata.version("aws-cdk-lib")
        if tuple(map(int, installed.split(".")[:2])) < _LOWEST_CDK:
            raise InvalidInput(
                f"GlueRules needs aws-cdk-lib 2.262 or newer, else no error fails the synth, got {installed}"
            )
        self._severities = set(Severity) if infos else {Severity.ERROR, Severity.WARNING}

    @property
    def name(self) -> str:
        """The name in CDK's report, and before the ids of the rules that it asks to acknowledge."""
        return "GlueRules"

    @property
    def version(self) -> str:
        """The version of this library."""
        return metadata.version("glue-constructs")

    @property
    def rule_ids(self) -> list[str] | None:
        """None are told: CDK would write them all into the analytics of every template."""
        return None

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Judge the templates of the context's stacks, nested stacks included."""
        found = [each for each in _found(context.template_paths) if each[1].finding.severity in self._severities]
        return PolicyValidationPluginReport(
            success=all(located.finding.severity is not Severity.ERROR for _, located in found),
            violations=_violations(found),
        )


def _found(template_paths: Iterable[str]) -> Iterator[tuple[Path, Located]]:
    files = dict.fromkeys(map(Path, template_paths))
    for folder in dict.fromkeys(file.parent for file in files):
        for stack in stacks(folder):
            if stack.file in files:
                for file, located in stack.check():
                    if not stack.notes.show(file.name, located):
                        yield file, located


def _violations(found: Iterable[tuple[Path, Located]]) -> list[PolicyViolation]:
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


def _resource(file: Path, located: Located) -> PolicyViolatingResource:
    # CDK adds the construct's path itself.
    return PolicyViolatingResource(
        resource_logical_id=located.resource, template_path=str(file), locations=[located.location]
    )
