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
    """Check the jobs and the runs of a stack; findings acknowledged in the template or at a construct are omitted."""
    for file, template in stack.templates():
        for found in check_template(template, region=stack.region):
            if not metadata_of(stack).is_acknowledged(file.name, found):
                yield file, found


# The findings of a stack are checked one after another, and each needs the metadata, which may be large.
@lru_cache(maxsize=1)
def metadata_of(stack: StackArtifact) -> ConstructMetadata:
    """Return the metadata of a stack's constructs."""
    return ConstructMetadata(stack.metadata)
