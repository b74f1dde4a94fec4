"""`glue-constructs check`: templates judged before they are deployed."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.judging import judge
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
    """How the findings are told."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="A template, a cloud assembly (cdk.out), a folder to search for either; - is standard input.",
        show_default=False,
    ),
]
How = Annotated[
    Format,
    typer.Option("--format", "-f", metavar="FORMAT", help="text, json, sarif (2.1.0) or github (annotations)."),
]
Select = Annotated[
    list[str],
    typer.Option(
        metavar="RULE", help="Only these: by id, by name, or a hundred such as GC4. Repeat it, or use commas."
    ),
]
Ignore = Annotated[list[str], typer.Option(metavar="RULE", help="All but these, named likewise. It wins.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where the findings are written.")]
SkipOthers = Annotated[
    bool, typer.Option("--skip-others", help="Pass over files that are no templates, as in a folder: for pre-commit.")
]


@app.command("check")
def check(
    paths: Paths,
    *,
    format: How = Format.TEXT,
    select: Select = [],  # noqa: B006 - typer copies it
    ignore: Ignore = [],  # noqa: B006 - the same
    region: Region = "",
    output_file: Output = None,
    skip_others: SkipOthers = False,
) -> None:
    """Find what Glue would refuse in CloudFormation templates, JSON or YAML, before they are deployed.

    Every AWS::Glue::Job is judged, whoever wrote it: a person, SAM, the CDK.
    So is every run of a job that glue_constructs made. No credentials, no Node.

    What cdk synth wrote, nested stacks and stages included:
    [bold]glue-constructs check cdk.out[/bold]

    A template, and a folder with more of them:
    [bold]glue-constructs check template.yaml stacks/[/bold]

    What another program writes:
    [bold]cdk synth Orders | glue-constructs check -[/bold]

    Only what is about capacity, without one rule of that:
    [bold]glue-constructs check --select GC2 --ignore standard-worker-type .[/bold]

    For GitHub's code scanning:
    [bold]glue-constructs check --format sarif --output glue.sarif cdk.out[/bold]

    To pass over a rule for one resource, say why: by a comment in its YAML,
    [bold]# glue-constructs: ignore GC220 the reason[/bold]
    or by its Metadata, which JSON has too:
    [bold]{"glue-constructs": {"acknowledge": {"GC220": "the reason"}}}[/bold]

    Exit code: 0 no error, whatever the warnings; 1 at least one error;
    2 something could not be read, and the rest was still checked.
    """
    known_region = require_region(region)
    try:
        report = Report(Selection.of(select, ignore))
    except UnknownRule as error:
        output.fail(str(error), code=_UNREADABLE)
    with Progress() as progress:
        for source in find_sources(paths):
            progress.at(f"checking {source.file}")
            judge(source, report, region=known_region, skip_others=skip_others)
    _tell(report, format, output_file)
    raise typer.Exit(report.exit_code)


def _tell(report: Report, format: Format, file: Path | None) -> None:
    if file is not None:
        _write(file, _rendered(report, format))
    elif format is Format.TEXT:
        output.lines(text.lines(report))
    else:
        output.plain(_rendered(report, format))
    for warning in report.warnings:
        output.warn(warning)
    for problem in report.unreadable:
        output.complain(str(problem))
    if not report.templates and not report.unreadable:
        output.warn("there is no template in what was named")


def _rendered(report: Report, format: Format) -> Iterator[str]:
    match format:
        case Format.TEXT:
            return output.unstyled(text.lines(report))
        case Format.GITHUB:
            return github.lines(report)
        case Format.JSON:
            return iter([json_array.render(report)])
        case Format.SARIF:
            from glue_constructs.cli.report import sarif  # noqa: PLC0415  # it imports all rules, which are many

            return iter([sarif.render(report)])


def _write(file: Path, lines: Iterator[str]) -> None:
    try:
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        output.fail(f"{file}: cannot be written: {os_error_reason(error)}", code=_UNREADABLE)
