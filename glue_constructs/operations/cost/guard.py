"""A limit to what any run of an app may cost: a plugin of CDK's policy validation."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import IPolicyValidationPlugin

from glue_constructs.operations.cost.amount import dollars
from glue_constructs.operations.cost.finding import cost_finding
from glue_constructs.operations.cost.priced_resources import priced_resources
from glue_constructs.rules import Severity
from glue_constructs.templates.artifacts import stacks
from glue_constructs.templates.members import as_mapping
from glue_constructs.validation import acknowledgements
from glue_constructs.validation.assembly import notes_of
from glue_constructs.validation.policy_report import policy_report, require_failing_synth
from glue_constructs.validation.template import Located

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from aws_cdk import IPolicyValidationContext, PolicyValidationPluginReport

    from glue_constructs.operations.cost.priced_resources import PricedResource


@jsii.implements(IPolicyValidationPlugin)
class CostGuard:
    """Judges what a run of every Glue job of an app may cost, whoever defined it, in the finished templates.

    ::

        Validations.of(app).add_plugins(CostGuard(max_per_run=20))

    A run is taken at its timeout, without retries, at list prices. One that costs more than the limit, or is a stream
    without an end, is the error GC950 and fails the synth; one of unknown cost is the warning GC951. A `JobRun` and a
    trigger that give their runs another size or timeout than the job has are judged by themselves. Both are passed over
    where they are acknowledged: ``acknowledge={"GC950": "the yearly load, agreed with finance"}`` of this library's
    constructs, the same in the resource's Metadata, or
    ``Validations.of(job).acknowledge(Acknowledgment(id="GC950", reason="..."))`` at the job or anything above it up to
    its stack.

    Args:
        max_per_run: The limit in USD: a number, or the text of one.

    Raises:
        InvalidInput: The limit is no positive number, or aws-cdk-lib is older than 2.262.
    """

    def __init__(self, *, max_per_run: Decimal | float | str) -> None:
        require_failing_synth("CostGuard")
        self._limit = dollars(max_per_run, name="max_per_run")

    @property
    def name(self) -> str:
        """The name in CDK's report, and before the ids that it asks to acknowledge."""
        return "CostGuard"

    @property
    def version(self) -> str:
        """The version of this library."""
        return metadata.version("glue-constructs")

    @property
    def rule_ids(self) -> list[str] | None:
        """None are told: CDK would write them into the analytics of every template."""
        return None

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Judge the templates of the context's stacks, nested stacks included."""
        return policy_report(list(self._found(set(map(Path, context.template_paths)))))

    def _found(self, files: set[Path]) -> Iterator[tuple[Path, Located]]:
        for folder in sorted({file.parent for file in files}):
            for stack in stacks(folder):
                if stack.file not in files:
                    continue
                for file, template in stack.templates():
                    for located in self._judged(template, stack.region):
                        if not notes_of(stack).acknowledge(file.name, located):
                            yield file, located

    def _judged(self, template: Mapping[str, Any], region: str | None) -> Iterator[Located]:
        for priced in priced_resources(template, region=region):
            finding = cost_finding(priced.cost, limit=self._limit, name="max_per_run", unknown=Severity.WARNING)
            if finding is not None and finding.rule not in _acknowledged(priced):
                path = as_mapping(priced.resource.get("Metadata")).get("aws:cdk:path")
                yield Located(priced.logical_id, path if isinstance(path, str) else "", finding, priced.location)


def _acknowledged(priced: PricedResource) -> set[str]:
    """What the resource itself acknowledges, each with a reason."""
    ours = as_mapping(as_mapping(priced.resource.get("Metadata")).get(acknowledgements.METADATA_KEY))
    given = as_mapping(ours.get("acknowledge"))
    return {rule for rule, reason in given.items() if acknowledgements.fault(rule, reason) is None}
