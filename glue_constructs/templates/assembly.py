"""Folders that may be a cloud assembly (`cdk.out`): their templates and stages."""

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

# A file in every cloud assembly, with the version of its schema.
_MARK = "cdk.out"

# The errors that reading a malformed assembly may raise.
READ_ERRORS = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Assembly:
    """One folder of a cloud assembly.

    Attributes:
        folder: The folder.
        stacks: The stacks in its manifest.
        stages: Its subfolders that are cloud assemblies.
    """

    folder: Path
    stacks: tuple[StackArtifact, ...]
    stages: tuple[str, ...]

    @classmethod
    def of(cls, folder: Path) -> Assembly | None:
        """Read the manifest of a folder; `None` when it is not the manifest of a cloud assembly.

        Raises:
            Unreadable: It is a cloud assembly, but cannot be read.
        """
        path = folder / MANIFEST
        try:
            manifest = json.loads(path.read_bytes())
            if _has_artifacts(manifest):
                return cls(folder, tuple(read_stacks(folder)), tuple(_stages(folder)))
        except READ_ERRORS as error:
            # Other programs have files with this name too, which need not be JSON.
            if isinstance(error, OSError):
                raise Unreadable(str(path), f"cannot be read: {os_error_reason(error)}") from None
            if (folder / _MARK).exists():
                raise Unreadable(str(path), "is not the manifest of a cloud assembly") from None
        return None

    def templates(self) -> Iterator[tuple[Path, StackArtifact | None]]:
        """Yield every template with its stack; nested templates whose stack is unknown come last."""
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
    """Return the template files of the stack and its nested stacks, as far as they can be read."""
    files = [stack.file]
    try:
        for file, _ in stack.templates():
            files.append(file)
    except READ_ERRORS:
        # The reader of the templates reports it.
        pass
    return list(dict.fromkeys(files))
