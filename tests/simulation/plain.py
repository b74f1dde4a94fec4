"""A provider for tests of the models: a template that needs no constructs, and functions of the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .language import Machine
from .provider import Provider
from .template import Template

if TYPE_CHECKING:
    from permissions.intrinsics import Environment

    from .variants import Variant

IDLE = Machine({"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})


class PlainProvider(Provider):
    """A provider whose stack has run resources, their job and, with `neighbour`, a resource that changes nothing."""

    entry = "entry"
    machine = IDLE

    def template(self, variant: Variant, environment: Environment) -> Template:
        """Return a template with the job and the runs of a variant."""
        resources: dict[str, Any] = {"Topic": {"Type": "AWS::SNS::Topic"}}
        if variant.in_stack and variant.runs:
            resources["Orders"] = {"Type": "AWS::Glue::Job", "Properties": {"Name": variant.job}}
        for name in variant.runs:
            resources[name] = {"Type": "Custom::GlueJobRun", "Properties": _properties(name, variant)}
        return Template(resources, environment)


def _properties(name: str, variant: Variant) -> dict[str, Any]:
    job: Any = {"Ref": "Orders"} if variant.in_stack else variant.job
    return {
        "ServiceToken": "entry",
        "ServiceTimeout": 3600,
        "Run": {"JobName": job, "Arguments": {"--what": name, "--work": "0"}},
        "ResetBookmark": variant.reset_bookmark,
        "RunOn": "CHANGE",
        "Wait": True,
        "WaitSeconds": 3300,
        "StopOnDelete": True,
    }
