"""Read the CDK's report of the violations that a validation plugin has found."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import aws_cdk as cdk


@dataclass(frozen=True)
class ValidationReport:
    """The report of one plugin, by its name."""

    plugin: str

    def violations(self, app: cdk.App, *, fails: bool) -> list[dict[str, Any]]:
        """Synthesize the app, and return its violations."""
        if fails:
            with pytest.raises(RuntimeError, match="ValidationFailed"):
                app.synth()
        else:
            app.synth()
        file = Path(app.outdir, "validation-report.json")
        reports = json.loads(file.read_text())["pluginReports"] if file.exists() else []
        ours = [each for each in reports if each["pluginName"] == self.plugin]
        assert {each["conclusion"] for each in ours} <= {"failure" if fails else "success"}
        return [violation for each in ours for violation in each["violations"]]

    def found(self, app: cdk.App, *, fails: bool) -> list[tuple[str, str]]:
        """Synthesize the app, and return the violated rules with the paths of the constructs."""
        return [
            (violation["ruleName"], construct["constructPath"])
            for violation in self.violations(app, fails=fails)
            for construct in violation["violatingConstructs"]
        ]
