"""Base class of this library's plugins of CDK's policy validation."""

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
    """Plugin that checks the templates of an app's stacks, including nested stacks.

    Raises:
        InvalidInput: aws-cdk-lib is older than 2.262: an error would not fail the synth.
    """

    def __init__(self) -> None:
        require_failing_synth(self.name)

    @property
    def name(self) -> str:
        """The name in CDK's report, and the prefix of the rule ids for acknowledgements."""
        return type(self).__name__

    @property
    def version(self) -> str:
        """The version of this library."""
        return metadata.version("glue-constructs")

    @property
    def rule_ids(self) -> list[str] | None:
        """None: CDK would write all rule ids into the analytics metadata of every template."""
        return None

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Check the templates of the context's stacks."""
        files = dict.fromkeys(map(Path, context.template_paths))
        artifacts = [stack for folder in dict.fromkeys(file.parent for file in files) for stack in read_stacks(folder)]
        return policy_report([found for stack in artifacts if stack.file in files for found in self._find(stack)])

    @abstractmethod
    def _find(self, stack: StackArtifact) -> Iterator[tuple[Path, TemplateFinding]]:
        """Yield the findings in a stack's templates that are not acknowledged, each with its file."""
