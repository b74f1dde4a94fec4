"""The plugin that checks an app: a policy validation plugin of the CDK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules import Severity
from glue_constructs.validation.assembly import check_stack, metadata_of
from glue_constructs.validation.templates_plugin import TemplatesPlugin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glue_constructs.templates.artifacts import StackArtifact
    from glue_constructs.validation.template import TemplateFinding


class GlueRules(TemplatesPlugin):
    """Plugin that checks every Glue job of an app and every `JobRun` in the synthesized templates.

    It also checks jobs that other constructs define.

    ::

        Validations.of(app).add_plugins(GlueRules())

    An error fails the synth, a warning is reported. A finding is suppressed where its rule is acknowledged: by the prop
    `acknowledge` of this library's constructs, in the resource's Metadata, or by
    ``Validations.of(job).acknowledge(Acknowledgment(id="GC321", reason="..."))`` on the job or on a parent up to its
    stack. A warning that a construct already has is not reported again.

    Args:
        infos: Whether findings of severity info are reported too, at every synth. ``glue-constructs check`` always
            reports them. Default: False

    Raises:
        InvalidInput: aws-cdk-lib is older than 2.262: an error would not fail the synth.
    """

    def __init__(self, *, infos: bool = False) -> None:
        super().__init__()
        self._severities = set(Severity) if infos else {Severity.ERROR, Severity.WARNING}

    def _find(self, stack: StackArtifact) -> Iterator[tuple[Path, TemplateFinding]]:
        # Warnings that a construct already has are shown there.
        for file, found in check_stack(stack):
            is_selected = found.finding.severity in self._severities
            if is_selected and not metadata_of(stack).already_warned(file.name, found):
                yield file, found
