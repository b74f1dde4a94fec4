"""Constructs synthesized for a test: the assembly of their app, and the parts of its templates that they own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from aws_cdk import Stack, Stage
from constructs import Construct

from glue_constructs.errors import InvalidInput
from glue_constructs.templates.artifacts import StackArtifact, read_stacks, read_stages
from glue_constructs.testing.masks import mask_hashes
from glue_constructs.testing.template_parts import TemplateParts, merge_templates

if TYPE_CHECKING:
    from collections.abc import Iterator


def owned_templates(data: object) -> dict[str, Any]:
    """What constructs own of their app's templates, as `TemplateSnapshot` writes it.

    Args:
        data: A construct, a stack, a stage, an app, or a list of them.

    Raises:
        InvalidInput: It is none of these, not all of it is in one app, or it owns nothing.
    """
    chosen = _constructs(data)
    synthesize(chosen[0])
    found: dict[str, dict[str, Any]] = {}
    for construct in chosen:
        path = construct.node.path
        for stack in artifacts_of(construct):
            for where, part in TemplateParts(stack).below(path):
                found[where] = merge_templates(found.get(where, {}), mask_hashes(part, stack))
    if not found:
        raise InvalidInput(
            f"a snapshot needs what has a resource or an output of its own; {_names(chosen)} has none in the template"
        )
    if len(found) == 1 and not any(isinstance(construct, Stage) for construct in chosen):
        [part] = found.values()
        return part
    return found


def synthesize(construct: Construct) -> None:
    """Synthesize the app of a construct.

    Always anew: a property that was changed since the last time would be missed.
    """
    root = construct.node.root
    if not isinstance(root, Stage):
        raise InvalidInput(f"a construct must be in an app to be synthesized, got {root!r} as its root")
    root.synth(force=True)


def artifacts_of(construct: Construct) -> Iterator[StackArtifact]:
    """The stacks of a stage with those of its stages, or the one that a construct is in, nested stacks aside."""
    if isinstance(construct, Stage):
        yield from _all_stacks(Path(construct.outdir))
        return
    stack: Stack = Stack.of(construct)
    while parent := stack.nested_stack_parent:
        stack = parent
    stage = Stage.of(stack)
    if stage is not None:
        yield from (each for each in read_stacks(Path(stage.outdir)) if each.file.name == stack.template_file)


def _all_stacks(folder: Path) -> Iterator[StackArtifact]:
    yield from read_stacks(folder)
    for stage in read_stages(folder):
        yield from _all_stacks(stage)


def _constructs(data: object) -> list[Construct]:
    given = list(data) if isinstance(data, (list, tuple)) else [data]
    chosen = [each for each in given if isinstance(each, Construct)]
    if not chosen or len(chosen) < len(given):
        raise InvalidInput(
            "a snapshot of templates needs a construct, a stack, an app, or a list of them, "
            f"got {data!r}; for plain data use syrupy's JSONSnapshotExtension"
        )
    if len({construct.node.root for construct in chosen}) > 1:
        raise InvalidInput(f"a snapshot needs constructs of one app; {_names(chosen)} are of several")
    return chosen


def _names(constructs: list[Construct]) -> str:
    return ", ".join(repr(construct.node.path) for construct in constructs)
