"""`glue-constructs cost`: what the jobs of templates cost."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.costs import json_object, layout, text
from glue_constructs.cli.costs.comparison import compare
from glue_constructs.cli.costs.reading import price
from glue_constructs.cli.progress import Progress
from glue_constructs.cli.region import Region, require_region
from glue_constructs.cli.wording import counted, printable
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
    """How the costs are told."""

    TEXT = "text"
    JSON = "json"


@app.command("cost")
def cost(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="A template, a cloud assembly (cdk.out), a folder to search for either; - is standard input.",
            show_default=False,
        ),
    ],
    *,
    format: Annotated[Format, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = Format.TEXT,
    against: Annotated[
        str, typer.Option(metavar="OLD", help="A PATH with the jobs as they were: the change is told, job by job.")
    ] = "",
    region: Region = "",
    max_per_run: Annotated[
        str, typer.Option(_LIMIT, metavar="USD", help="Fail when a run of any job may cost more than this.")
    ] = "",
) -> None:
    """Tell what Glue jobs cost: an hour, a run that lasts until its timeout, and the worst case with all retries.

    Every AWS::Glue::Job in CloudFormation templates is priced before it is deployed, whoever wrote it:
    workers x size x time x rate. No credentials, no Node, no network: list prices come with this program.
    What cannot be known (a parameter, a rate without a source) is unknown, with the reason, and in no sum.

    What cdk synth wrote:
    [bold]glue-constructs cost cdk.out[/bold]

    What a pull request changes, job by job, matched by template and logical id:
    [bold]glue-constructs cost --against main/cdk.out cdk.out[/bold]

    A guard for a pipeline, 20 USD for any run:
    [bold]glue-constructs cost --max-per-run 20 cdk.out[/bold]

    Runs and their prices for a script; amounts are texts, and null where unknown:
    [bold]glue-constructs cost --format json cdk.out | jq '.jobs[] | {resource, per_run}'[/bold]

    With auto scaling and in class FLEX a run costs at most what is told.
    A streaming job without Timeout has no end: a day of it is told.
    In a Region without a source for its rate a job is priced as in us-east-1, and marked.

    Exit code: 0 told; 1 a run may cost more than --max-per-run, or has no end;
    2 something could not be read, and the rest was still priced. Unknown costs are warned of.
    """
    limit = _limit(max_per_run)
    where = require_region(region)
    if against and len(paths) > 1:
        output.fail(f"--against compares one PATH with one OLD, got {len(paths)} PATHs", code=_UNREADABLE)
    if against == STDIN and STDIN in paths:
        output.fail("standard input can be read once: PATH and --against cannot both be -", code=_UNREADABLE)
    with Progress() as progress:
        costs = price(paths, region=where, progress=progress)
        before = price([against], region=where, progress=progress) if against else None
    changes = None if before is None else compare(before, costs)
    _tell(costs, changes, format, against)
    unreadable = [*costs.unreadable, *(before.unreadable if before else ())]
    for problem in unreadable:
        output.complain(str(problem))
    _warn_of_nothing(costs, before, against)
    is_above = limit is not None and _complain_of_dear(costs, limit)
    raise typer.Exit(_UNREADABLE if unreadable else int(is_above))


def _limit(given: str) -> Decimal | None:
    try:
        return parse_usd(given, name=_LIMIT) if given else None
    except InvalidInput as error:
        output.fail(str(error), code=_UNREADABLE)


def _tell(costs: Costs, changes: list[Change] | None, format: Format, old: str) -> None:
    if format is Format.JSON:
        output.plain([json_object.render(costs, changes)])
        return
    if changes:
        layout.show(text.comparison(changes, old))
    elif changes is None:
        for section in text.sections(costs):
            layout.show(section)
    jobs = [*costs.jobs, *(change.before for change in changes or () if change.before)]
    if jobs:
        output.lines(((line, "dim"),) for line in text.footer(jobs))
    elif costs.templates:
        output.plain([f"No job in {counted(costs.templates, 'template')}."])


def _warn_of_nothing(costs: Costs, before: Costs | None, old: str) -> None:
    if not costs.templates and not costs.unreadable:
        output.warn("there is no template in what was named")
    if before is None or before.unreadable:
        return
    if not before.templates:
        output.warn(f"--against: there is no template in {old}")
    elif costs.jobs and before.jobs and not any(c.before and c.after for c in compare(before, costs)):
        output.warn(f"--against: no job of {old} is in what was named; is it another app?")


def _complain_of_dear(costs: Costs, limit: Decimal) -> bool:
    """Name the jobs above the limit; whether there is one."""
    is_above = False
    for job in costs.jobs:
        if fault := cost_fault(job.cost, limit=limit, name=_LIMIT):
            is_unknown = job.cost.per_day is None and job.cost.per_run.usd is None
            is_above = is_above or not is_unknown
            say = output.warn if is_unknown else output.complain
            at = job.file if job.line is None else f"{job.file}:{job.line}"
            say(f"{printable(f'{at}: {job.label}')}: {printable(fault)}")
    return is_above
