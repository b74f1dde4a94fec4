"""A folder that may be a cloud assembly, `cdk.out`: its templates and its stages."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.templates.artifacts import MANIFEST, read_stacks, read_stages
from glue_constructs.templates.problems import Unreadable, os_error_reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glue_constructs.templates.artifacts import StackArtifact

# A file in every cloud assembly, which holds the version of its schema.
_MARK = "cdk.out"

# What a broken file of an assembly may raise in the code that reads it.
READ_ERRORS = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Assembly:
    """One folder of a cloud assembly.

    Attributes:
        folder: The folder.
        stacks: What its manifest says of its stacks.
        stages: The folders in it that are cloud assemblies again.
    """

    folder: Path
    stacks: tuple[StackArtifact, ...]
    stages: tuple[str, ...]

    @classmethod
    def of(cls, folder: Path) -> Assembly | None:
        """Read a manifest; `None` when it is that of something else.

        Raises:
            Unreadable: It should be one, and cannot be read.
        """
        path = folder / MANIFEST
        try:
            manifest = json.loads(path.read_bytes())
            if _has_artifacts(manifest):
                return cls(folder, tuple(read_stacks(folder)), tuple(_stages(folder)))
        except READ_ERRORS as error:
            # Other programs have manifests too, which need not be JSON.
            if isinstance(error, OSError):
                raise Unreadable(str(path), f"cannot be read: {os_error_reason(error)}") from None
            if (folder / _MARK).exists():
                raise Unreadable(str(path), "is no manifest of a cloud assembly") from None
        return None

    def templates(self) -> Iterator[tuple[Path, StackArtifact | None]]:
        """Every template, with the stack that it belongs to; nested ones that no stack is seen to have come last."""
        nested = sorted(self.folder.glob("*.nested.template.json"))
        for stack in self.stacks:
            for file in _files(stack) if nested else [stack.file]:
                yield file, stack
                if file in nested:
                    nested.remove(file)
        for file in nested:
            yield file, None


def _has_artifacts(manifest: Any) -> bool:
    return isinstance(manifest, Mapping) and isinstance(manifest.get("artifacts"), Mapping)


def _stages(folder: Path) -> Iterator[str]:
    return (os.path.relpath(stage, folder) for stage in read_stages(folder))


def _files(stack: StackArtifact) -> list[Path]:
    """The stack's template and the nested ones; as many as can be read."""
    files = [stack.file]
    try:
        for file, _ in stack.templates():
            files.append(file)
    except READ_ERRORS:
        # The reader of the templates reports it.
        pass
    return list(dict.fromkeys(files))
