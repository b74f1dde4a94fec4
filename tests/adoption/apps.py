"""Synthesis of a generated app in this process."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def synthesized(files: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """Run app.py in this process; return the resources of all its stacks."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    names = {"__name__": "app", "__file__": os.fspath(folder / "app.py")}
    exec(compile(files["app.py"], names["__file__"], "exec"), names)  # noqa: S102  # what is tested
    app = cdk.App(analytics_reporting=False)
    stacks = [value for value in names.values() if isinstance(value, type) and issubclass(value, cdk.Stack)]
    for stack in stacks:
        stack(app, stack.__name__)
    resources: dict[str, Any] = {}
    for made in app.synth().stacks:
        resources.update(made.template["Resources"])
    return json.loads(json.dumps(resources))
