"""The findings of the entry points in one format."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from glue_constructs.rules import Finding

Row: TypeAlias = tuple[str, str, str]
"""Of a finding its rule, its severity and its property."""


def row(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, str(finding.severity), finding.property


def violations(folder: Path) -> list[dict[str, Any]]:
    """Return the plugin's violations in CDK's report."""
    reports = json.loads((folder / "validation-report.json").read_text())["pluginReports"]
    return [each for report in reports if report["pluginName"] == "GlueRules" for each in report["violations"]]


def check(folder: Path, *, exit_code: int) -> list[dict[str, str]]:
    """Return the findings of `glue-constructs check` in a cloud assembly."""
    command = [Path(sys.executable).with_name("glue-constructs"), "check", "--format", "json", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (exit_code, "")
    return json.loads(done.stdout)
