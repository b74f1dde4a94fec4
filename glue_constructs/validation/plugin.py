"""The door of the whole app: a plugin of CDK's policy validation."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import jsii
from aws_cdk import IPolicyValidationPlugin

from glue_constructs.rules import Severity
from glue_constructs.templates.artifacts import stacks
from glue_constructs.validation.assembly import check_stack, notes_of
from glue_constructs.validation.policy_report import policy_report, require_failing_synth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aws_cdk import IPolicyValidationContext, PolicyValidationPluginReport

    from glue_constructs.validation.template import Located


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
        require_failing_synth("GlueRules")
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
        return policy_report(found)


def _found(template_paths: Iterable[str]) -> Iterator[tuple[Path, Located]]:
    files = dict.fromkeys(map(Path, template_paths))
    for folder in dict.fromkeys(file.parent for file in files):
        for stack in stacks(folder):
            if stack.file in files:
                for file, located in check_stack(stack):
                    if not notes_of(stack).show(file.name, located):
                        yield file, located
