"""`glue-constructs check`: check templates before they are deployed."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.checking import check_source
from glue_constructs.cli.progress import Progress
from glue_constructs.cli.region import Region, require_region
from glue_constructs.cli.report import Report, github, json_array, text
from glue_constructs.cli.selection import Selection, UnknownRule
from glue_constructs.templates.problems import os_error_reason
from glue_constructs.templates.sources import find_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

_UNREADABLE = 2


class Format(str, Enum):
    """The output format of the findings."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Template, cloud assembly (cdk.out), or folder to search for them; - reads standard input.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format", "-f", metavar="FORMAT", help="Output format: text, json, sarif (2.1.0) or github (annotations)."
    ),
]
Select = Annotated[
    list[str],
    typer.Option(
        metavar="RULE",
        help="Report only these rules: an id (GC220), a name, or the beginning of an id (GC4 is all of GC4xx). "
        "Repeat the option, or separate rules by commas.",
    ),
]
Ignore = Annotated[
    list[str],
    typer.Option(metavar="RULE", help="Do not report these rules, given as for --select. Overrides --select."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the findings to FILE instead of standard output."),
]
SkipOthers = Annotated[
    bool,
    typer.Option("--skip-others", help="Skip files that are not templates, as in a folder. For pre-commit."),
]


@app.command("check")
def check(
    paths: Paths,
    *,
    format: FormatOption = Format.TEXT,
    select: Select = [],  # noqa: B006 - typer copies it
    ignore: Ignore = [],  # noqa: B006 - see above
    region: Region = "",
    output_file: Output = None,
    skip_others: SkipOthers = False,
) -> None:
    """Check the Glue jobs of CloudFormation templates (JSON or YAML) before they are deployed.

    Checks every AWS::Glue::Job, whether written by hand, by SAM or by the CDK,
    and every JobRun of glue_constructs, and reports what Glue would reject.
    Needs no AWS credentials and no Node.js.

    The output of cdk synth, including nested stacks and stages:
    [bold]glue-constructs check cdk.out[/bold]

    A template, and all templates in a folder:
    [bold]glue-constructs check template.yaml stacks/[/bold]

    The output of another program:
    [bold]cdk synth Orders | glue-constructs check -[/bold]

    Only the rules about capacity (GC2xx), except one:
    [bold]glue-constructs check --select GC2 --ignore standard-worker-type .[/bold]

    For GitHub code scanning:
    [bold]glue-constructs check --format sarif --output glue.sarif cdk.out[/bold]

    To suppress a rule for one resource, give a reason: in a YAML comment
    inside the resource,
    [bold]# glue-constructs: ignore GC220 the reason[/bold]
    or in the resource's Metadata, in JSON as well:
    [bold]{"glue-constructs": {"acknowledge": {"GC220": "the reason"}}}[/bold]

    Exit codes: 0 no errors (there may be warnings); 1 at least one error;
    2 some input could not be read; everything else was checked.
    """
    known_region = require_region(region)
    try:
        report = Report(Selection.parse(select, ignore))
    except UnknownRule as error:
        output.fail(str(error), code=_UNREADABLE)
    with Progress() as progress:
        for source in find_sources(paths):
            progress.update(f"checking {source.file}")
            check_source(source, report, region=known_region, skip_others=skip_others)
    _print_report(report, format, output_file)
    raise typer.Exit(report.exit_code)


def _print_report(report: Report, format: Format, file: Path | None) -> None:
    if file is not None:
        _write(file, _render(report, format))
    elif format is Format.TEXT:
        output.print_styled(text.lines(report))
    else:
        output.print_lines(_render(report, format))
    for warning in report.warnings:
        output.warn(warning)
    for problem in report.unreadable:
        output.report_error(str(problem))
    if not report.templates and not report.unreadable:
        output.warn("no template found in the given paths")


def _render(report: Report, format: Format) -> Iterator[str]:
    match format:
        case Format.TEXT:
            return output.strip_styles(text.lines(report))
        case Format.GITHUB:
            return github.lines(report)
        case Format.JSON:
            return iter([json_array.render(report)])
        case Format.SARIF:
            from glue_constructs.cli.report import sarif  # noqa: PLC0415  # imports all rules: slow

            return iter([sarif.render(report)])


def _write(file: Path, lines: Iterator[str]) -> None:
    try:
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        output.fail(f"{file}: cannot be written: {os_error_reason(error)}", code=_UNREADABLE)
