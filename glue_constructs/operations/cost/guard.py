"""A cost limit for all runs of an app: a plugin of the CDK's policy validation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.operations.cost.amount import parse_usd
from glue_constructs.operations.cost.finding import cost_finding
from glue_constructs.operations.cost.priced_resources import priced_resources
from glue_constructs.rules import Severity
from glue_constructs.templates.members import as_mapping
from glue_constructs.validation import acknowledgements
from glue_constructs.validation.assembly import metadata_of
from glue_constructs.validation.template import TemplateFinding
from glue_constructs.validation.templates_plugin import TemplatesPlugin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal
    from pathlib import Path

    from glue_constructs.operations.cost.priced_resources import PricedResource
    from glue_constructs.templates.artifacts import StackArtifact


class CostGuard(TemplatesPlugin):
    """A CDK validation plugin that checks the cost of a run of every Glue job in an app's templates.

    ::

        Validations.of(app).add_plugins(CostGuard(max_per_run=20))

    The cost is that of a run at its timeout, without retries, at list prices. A run that costs more than the limit, or
    a streaming run without a timeout, is the error GC950 and fails the synth; a run of unknown cost is the warning
    GC951. Runs of a `JobRun` or a trigger that override the job's capacity or timeout are checked separately.
    Both rules can be acknowledged: with ``acknowledge={"GC950": "the yearly load, agreed with finance"}`` on this
    library's constructs, with the same in the resource's Metadata, or with
    ``Validations.of(job).acknowledge(Acknowledgment(id="GC950", reason="..."))`` on the job or any parent construct up
    to its stack.

    Args:
        max_per_run: The limit in USD: a number, or a string with a number.

    Raises:
        InvalidInput: The limit is not a positive number, or aws-cdk-lib is older than 2.262.
    """

    def __init__(self, *, max_per_run: Decimal | float | str) -> None:
        super().__init__()
        self._limit = parse_usd(max_per_run, name="max_per_run")

    def _find(self, stack: StackArtifact) -> Iterator[tuple[Path, TemplateFinding]]:
        for file, template in stack.templates():
            for located in self._check_template(template, stack.region):
                if not metadata_of(stack).is_acknowledged(file.name, located):
                    yield file, located

    def _check_template(self, template: Mapping[str, Any], region: str | None) -> Iterator[TemplateFinding]:
        for priced in priced_resources(template, region=region):
            finding = cost_finding(priced.cost, limit=self._limit, name="max_per_run", unknown=Severity.WARNING)
            if finding is not None and finding.rule not in _acknowledged_rules(priced):
                path = as_mapping(priced.resource.get("Metadata")).get("aws:cdk:path")
                yield TemplateFinding(
                    priced.logical_id, path if isinstance(path, str) else "", finding, priced.location
                )


def _acknowledged_rules(priced: PricedResource) -> set[str]:
    """Return the rules that the resource's own Metadata acknowledges with a reason."""
    ours = as_mapping(as_mapping(priced.resource.get("Metadata")).get(acknowledgements.METADATA_KEY))
    given = as_mapping(ours.get("acknowledge"))
    return {rule for rule, reason in given.items() if acknowledgements.find_error(rule, reason) is None}
