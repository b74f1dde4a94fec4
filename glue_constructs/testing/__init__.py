"""Tools for testing an app: template snapshots, assertions on findings, local deployments and job runs.

The fixtures are in `glue_constructs.testing.fixtures`. Add them in conftest.py::

    pytest_plugins = ["glue_constructs.testing.fixtures"]

Names are imported on first use, so pytest, syrupy and moto are required only by the names that use them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.lazy_names import imported_when_used

if TYPE_CHECKING:
    from glue_constructs.testing.cdk_cli import CdkCli, CdkFailed
    from glue_constructs.testing.deployed import DeployedJob, DeployedStack, Run
    from glue_constructs.testing.findings import Refusal, assert_finding, assert_no_findings, raises_finding
    from glue_constructs.testing.run_assertions import assert_ran, assert_succeeded
    from glue_constructs.testing.snapshot import TemplateSnapshot

__all__ = [
    "CdkCli",
    "CdkFailed",
    "DeployedJob",
    "DeployedStack",
    "Refusal",
    "Run",
    "TemplateSnapshot",
    "assert_finding",
    "assert_no_findings",
    "assert_ran",
    "assert_succeeded",
    "raises_finding",
]

if not TYPE_CHECKING:  # type checkers read the imports above, and report a name that is not among them
    __getattr__ = imported_when_used(
        __name__,
        {
            "CdkCli": "cdk_cli",
            "CdkFailed": "cdk_cli",
            "DeployedJob": "deployed",
            "DeployedStack": "deployed",
            "Refusal": "findings",
            "Run": "deployed",
            "TemplateSnapshot": "snapshot",
            "assert_finding": "findings",
            "assert_no_findings": "findings",
            "assert_ran": "run_assertions",
            "assert_succeeded": "run_assertions",
            "raises_finding": "findings",
        },
    )


def __dir__() -> list[str]:
    return __all__
