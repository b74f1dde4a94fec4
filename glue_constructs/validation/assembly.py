"""Checks of the stacks of a cloud assembly."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from glue_constructs.validation.construct_metadata import ConstructMetadata
from glue_constructs.validation.template import check_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glue_constructs.templates.artifacts import StackArtifact
    from glue_constructs.validation.template import TemplateFinding


def check_stack(stack: StackArtifact) -> Iterator[tuple[Path, TemplateFinding]]:
    """Check the jobs and the runs of a stack: what is not acknowledged, in the template or at a construct."""
    for file, template in stack.templates():
        for located in check_template(template, region=stack.region):
            if not metadata_of(stack).is_acknowledged(file.name, located):
                yield file, located


# The findings of a stack come one after the other, and each needs the notes; an app's metadata may be large.
@lru_cache(maxsize=1)
def metadata_of(stack: StackArtifact) -> ConstructMetadata:
    """The notes of a stack's constructs."""
    return ConstructMetadata(stack.metadata)
