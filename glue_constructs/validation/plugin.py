"""The door of the whole app: a plugin of CDK's policy validation."""

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
        super().__init__()
        self._severities = set(Severity) if infos else {Severity.ERROR, Severity.WARNING}

    def _find(self, stack: StackArtifact) -> Iterator[tuple[Path, TemplateFinding]]:
        # What a construct already warns of is shown there.
        for file, located in check_stack(stack):
            if located.finding.severity in self._severities and not metadata_of(stack).already_warned(
                file.name, located
            ):
                yield file, located
