"""`glue-constructs cost`: estimate what the jobs of templates cost."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.costs import json_object, layout, text
from glue_constructs.cli.costs.comparison import compare
from glue_constructs.cli.costs.reading import price_templates
from glue_constructs.cli.formatting import escape_unprintable, pluralize
from glue_constructs.cli.progress import Progress
from glue_constructs.cli.region import Region, require_region
from glue_constructs.errors import InvalidInput
from glue_constructs.operations.cost.amount import parse_usd
from glue_constructs.operations.cost.limit import cost_fault
from glue_constructs.templates.sources import STDIN

if TYPE_CHECKING:
    from decimal import Decimal

    from glue_constructs.cli.costs import Costs
    from glue_constructs.cli.costs.comparison import Change

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

_UNREADABLE = 2
_LIMIT = "--max-per-run"


class Format(str, Enum):
    """The output format of the costs."""

    TEXT = "text"
    JSON = "json"


@app.command("cost")
def cost(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Template, cloud assembly (cdk.out), or folder to search for them; - reads standard input.",
            show_default=False,
        ),
    ],
    *,
    format: Annotated[
        Format, typer.Option("--format", "-f", metavar="FORMAT", help="Output format: text or json.")
    ] = Format.TEXT,
    against: Annotated[
        str,
        typer.Option(metavar="OLD", help="A PATH with the previous version of the jobs: show what changed, per job."),
    ] = "",
    region: Region = "",
    max_per_run: Annotated[
        str, typer.Option(_LIMIT, metavar="USD", help="Exit with code 1 if a run of any job may cost more than this.")
    ] = "",
) -> None:
    """Estimate what Glue jobs cost: per hour, per run until the timeout, and with all retries (the worst case).

    Prices every AWS::Glue::Job of CloudFormation templates before it is deployed, whether written by
    hand, by SAM or by the CDK: workers x DPUs per worker x time x rate. Needs no AWS credentials, no
    Node.js and no network: list prices are part of this program. A cost that depends on values known
    only at deployment, or on an undocumented rate, is shown as unknown, with the reason, and is not
    part of the totals.

    The output of cdk synth:
    [bold]glue-constructs cost cdk.out[/bold]

    The changes of a pull request, per job, matched by template and logical id:
    [bold]glue-constructs cost --against main/cdk.out cdk.out[/bold]

    A limit for a pipeline, 20 USD for any run:
    [bold]glue-constructs cost --max-per-run 20 cdk.out[/bold]

    JSON for a script; amounts are strings, or null if unknown:
    [bold]glue-constructs cost --format json cdk.out | jq '.jobs[] | {resource, per_run}'[/bold]

    With auto scaling or execution class FLEX, the amount is the maximum that a run can cost.
    For a streaming job without Timeout, which runs until it is stopped, the cost per day is shown.
    If no rate is documented for a Region, the rate of us-east-1 is used, marked with *.

    Exit codes: 0 success; 1 a run may cost more than --max-per-run, or has no timeout;
    2 some input could not be read; everything else was priced. Unknown costs are warnings.
    """
    limit = _parse_limit(max_per_run)
    where = require_region(region)
    if against and len(paths) > 1:
        output.fail(f"--against takes exactly one PATH to compare with OLD, got {len(paths)}", code=_UNREADABLE)
    if against == STDIN and STDIN in paths:
        output.fail("standard input can be read only once: PATH and --against cannot both be -", code=_UNREADABLE)
    with Progress() as progress:
        costs = price_templates(paths, region=where, progress=progress)
        before = price_templates([against], region=where, progress=progress) if against else None
    changes = None if before is None else compare(before, costs)
    _print_costs(costs, changes, format, against)
    unreadable = [*costs.unreadable, *(before.unreadable if before else ())]
    for problem in unreadable:
        output.report_error(str(problem))
    _warn_if_nothing_priced(costs, before, against)
    is_above = limit is not None and _report_jobs_over_limit(costs, limit)
    raise typer.Exit(_UNREADABLE if unreadable else int(is_above))


def _parse_limit(given: str) -> Decimal | None:
    try:
        return parse_usd(given, name=_LIMIT) if given else None
    except InvalidInput as error:
        output.fail(str(error), code=_UNREADABLE)


def _print_costs(costs: Costs, changes: list[Change] | None, format: Format, old: str) -> None:
    if format is Format.JSON:
        output.print_lines([json_object.render(costs, changes)])
        return
    if changes:
        layout.print_section(text.comparison_section(changes, old))
    elif changes is None:
        for section in text.cost_sections(costs):
            layout.print_section(section)
    jobs = [*costs.jobs, *(change.before for change in changes or () if change.before)]
    if jobs:
        output.print_styled(((line, "dim"),) for line in text.footer(jobs))
    elif costs.templates:
        output.print_lines([f"No job in {pluralize(costs.templates, 'template')}."])


def _warn_if_nothing_priced(costs: Costs, before: Costs | None, old: str) -> None:
    if not costs.templates and not costs.unreadable:
        output.warn("no template found in the given paths")
    if before is None or before.unreadable:
        return
    if not before.templates:
        output.warn(f"--against: no template found in {old}")
    elif costs.jobs and before.jobs and not any(c.before and c.after for c in compare(before, costs)):
        output.warn(f"--against: none of the jobs of {old} is in the given path; is it another app?")


def _report_jobs_over_limit(costs: Costs, limit: Decimal) -> bool:
    """Report the jobs that may cost more than the limit, and warn of unknown costs; return whether any is over it."""
    is_above = False
    for job in costs.jobs:
        if fault := cost_fault(job.cost, limit=limit, name=_LIMIT):
            is_unknown = job.cost.per_day is None and job.cost.per_run.usd is None
            is_above = is_above or not is_unknown
            say = output.warn if is_unknown else output.report_error
            at = job.file if job.line is None else f"{job.file}:{job.line}"
            say(f"{escape_unprintable(f'{at}: {job.label}')}: {escape_unprintable(fault)}")
    return is_above
