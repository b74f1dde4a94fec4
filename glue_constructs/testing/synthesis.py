"""Synthesis of constructs for a test, and the template parts that belong to them."""

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
    """Return the template parts that belong to constructs, as in `TemplateSnapshot`.

    Args:
        data: A construct, a stack, a stage, an app, or a list of them.

    Raises:
        InvalidInput: It is none of these, the constructs are in several apps, or they have no template elements.
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
            f"a snapshot needs a construct with a resource or an output; {_names(chosen)} has none in the template"
        )
    if len(found) == 1 and not any(isinstance(construct, Stage) for construct in chosen):
        [part] = found.values()
        return part
    return found


def synthesize(construct: Construct) -> None:
    """Synthesize the app of a construct.

    With `force`, because a property may have changed since the last synth.
    """
    root = construct.node.root
    if not isinstance(root, Stage):
        raise InvalidInput(f"a construct must be in an app to be synthesized, its root is {root!r}")
    root.synth(force=True)


def artifacts_of(construct: Construct) -> Iterator[StackArtifact]:
    """Yield the stacks of a stage and its nested stages, or the stack of a construct; without nested stacks."""
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
        raise InvalidInput(f"a snapshot needs constructs of one app; {_names(chosen)} are in several")
    return chosen


def _names(constructs: list[Construct]) -> str:
    return ", ".join(repr(construct.node.path) for construct in constructs)
