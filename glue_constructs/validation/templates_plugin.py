"""What plugins of CDK's policy validation share: they judge the finished templates of an app."""

from __future__ import annotations

from abc import ABC, abstractmethod
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import jsii
from aws_cdk import IPolicyValidationPlugin

from glue_constructs.templates.artifacts import read_stacks
from glue_constructs.validation.policy_report import policy_report, require_failing_synth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aws_cdk import IPolicyValidationContext, PolicyValidationPluginReport

    from glue_constructs.templates.artifacts import StackArtifact
    from glue_constructs.validation.template import TemplateFinding


@jsii.implements(IPolicyValidationPlugin)
class TemplatesPlugin(ABC):
    """Judges the templates of an app's stacks, nested stacks included.

    Raises:
        InvalidInput: aws-cdk-lib is older than 2.262: an error would not fail the synth.
    """

    def __init__(self) -> None:
        require_failing_synth(self.name)

    @property
    def name(self) -> str:
        """The name in CDK's report, and before the ids of the rules that it asks to acknowledge."""
        return type(self).__name__

    @property
    def version(self) -> str:
        """The version of this library."""
        return metadata.version("glue-constructs")

    @property
    def rule_ids(self) -> list[str] | None:
        """None are told: CDK would write them all into the analytics of every template."""
        return None

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Judge the templates of the context's stacks."""
        files = dict.fromkeys(map(Path, context.template_paths))
        artifacts = [stack for folder in dict.fromkeys(file.parent for file in files) for stack in read_stacks(folder)]
        return policy_report([found for stack in artifacts if stack.file in files for found in self._find(stack)])

    @abstractmethod
    def _find(self, stack: StackArtifact) -> Iterator[tuple[Path, TemplateFinding]]:
        """Find what is wrong in a stack's templates and is not acknowledged, each with its file."""
