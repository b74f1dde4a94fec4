"""The findings of a construct, checked in its synthesized templates as by `GlueRules`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from constructs import Construct

from glue_constructs.errors import InvalidInput
from glue_constructs.templates.artifacts import MANIFEST
from glue_constructs.testing.synthesis import artifacts_of, synthesize
from glue_constructs.testing.template_parts import TemplateParts, is_below
from glue_constructs.validation.assembly import check_stack

if TYPE_CHECKING:
    from glue_constructs.rules import Finding


def findings_of(construct: Construct) -> list[tuple[str, Finding]]:
    """Return every finding about a construct's jobs and runs that is not acknowledged, with its construct path.

    Raises:
        InvalidInput: It is not a construct, or it is not in an app.
    """
    if not isinstance(construct, Construct):
        raise InvalidInput(f"the subject must be a construct, or the properties of a job as a dict, got {construct!r}")
    _synthesize(construct)
    path = construct.node.path
    return [
        (where, located.finding)
        for stack, parts in ((stack, TemplateParts(stack)) for stack in artifacts_of(construct))
        for file, located in check_stack(stack)
        for where in parts.paths_of(file, located.resource)
        if is_below(where, path)
    ]


def _synthesize(construct: Construct) -> None:
    """Synthesize the templates.

    With `GlueRules` in the app, errors fail the synth after the templates are written, and so do findings of other
    plugins; these failures are ignored. A failure before that is raised.
    """
    manifest = Path(construct.node.root.outdir, MANIFEST) if hasattr(construct.node.root, "outdir") else None
    before = _modified_at(manifest)
    try:
        synthesize(construct)
    except RuntimeError:
        if _modified_at(manifest) == before:
            raise


def _modified_at(file: Path | None) -> int | None:
    return file.stat().st_mtime_ns if file is not None and file.exists() else None
