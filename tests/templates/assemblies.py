"""Helpers that write cloud assemblies: a manifest, templates and other files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

JOB = {"Type": "AWS::Glue::Job"}
DIGEST = "f" * 64


def write(folder: Path, **files: Any) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name.replace('__', '.')}.json").write_text(json.dumps(content))


def stack(**more: Any) -> dict[str, Any]:
    return {"type": "aws:cloudformation:stack", "properties": {"templateFile": "S.template.json"}, **more}


def manifest(**artifacts: Any) -> dict[str, Any]:
    return {"version": "53.0.0", "artifacts": {"Tree": {"type": "cdk:tree"}, **artifacts}}


def assembly(folder: Path, artifact: dict[str, Any], *, template: Any = None, **files: Any) -> Path:
    write(folder, manifest=manifest(S=artifact), S__template=template or {"Resources": {"Job": JOB}}, **files)
    return folder
