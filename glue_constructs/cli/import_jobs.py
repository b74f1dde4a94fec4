"""`glue-constructs import`: jobs that exist already, as an app."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glue_constructs.adoption.app_file import SECRETS, generate_app
from glue_constructs.adoption.comments import escape_unprintable
from glue_constructs.adoption.folder import require_no_overwrite, write_files
from glue_constructs.cli import output
from glue_constructs.cli.aws.problems import told_plainly
from glue_constructs.cli.imports.account import of_account
from glue_constructs.cli.imports.files import of_templates, of_terraform
from glue_constructs.cli.job_runs.options import Endpoint, Profile, Region, asking
from glue_constructs.cli.progress import Progress
from glue_constructs.cli.region import require_region
from glue_constructs.cli.wording import counted
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glue_constructs.adoption.app_file import App
    from glue_constructs.adoption.found_job import FoundJob

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

_UNREADABLE = 2

Jobs = Annotated[list[str], typer.Argument(metavar="JOB", help="Names of jobs in AWS.", show_default=False)]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the app goes; made where it is not there.")
]
Template = Annotated[
    str, typer.Option(metavar="PATH", help="Jobs of a template, a cdk.out, or a folder; - is standard input.")
]
State = Annotated[
    str, typer.Option("--terraform-state", metavar="PATH", help="Jobs of a Terraform state; - is standard input.")
]
Tags = Annotated[list[str], typer.Option("--tag", metavar="K=V", help="Jobs in AWS that have this tag. Repeat it.")]
All = Annotated[bool, typer.Option("--all", help="All jobs of the Region.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the app that is there.")]


@app.command("import")
def import_jobs(
    jobs: Jobs = [],  # noqa: B006 - typer copies it
    *,
    output_folder: Output,
    template: Template = "",
    terraform_state: State = "",
    tag: Tags = [],  # noqa: B006 - the same
    all_jobs: All = False,
    force: Force = False,
    profile: Profile = "",
    region: Region = "",
    endpoint_url: Endpoint = "",
) -> None:
    """Write an app of jobs that exist already, from AWS, a template or a Terraform state, so that it adopts them.

    The folder gets app.py, which is for you to keep; cdk.json; and import.json,
    by which cdk import makes the jobs part of the app as they are: none is
    created anew, none loses its runs or its bookmark.

    All jobs that a team made by hand:
    [bold]glue-constructs import --tag team=orders --output orders[/bold]

    Jobs of a template, or of what cdk synth wrote:
    [bold]glue-constructs import --template template.yaml --output orders[/bold]

    Jobs of Terraform:
    [bold]terraform state pull | glue-constructs import --terraform-state - --output orders[/bold]

    What the rules find wrong with a job stands in a comment; the app still
    synthesizes, and each job stays as it is.

    Exit code: 0 all of them are imported; 2 nothing is written, or something
    could not be read and the rest is imported.
    """
    with told_plainly():
        _require_one_source(jobs, template, terraform_state, tag, all_jobs=all_jobs)
        tags = dict(_tag(each) for each in tag)
        require_no_overwrite(output_folder, force=force)
        where = require_region(region)
        if template or terraform_state:
            found, problems = _of_file(template, terraform_state)
            source = os.path.basename(template or terraform_state)  # noqa: PTH119 - of "-", too
        else:
            with asking(profile, region, endpoint_url) as aws:
                found, problems = of_account(aws, names=jobs, tags=tags)
                where = aws.glue.meta.region_name
            source = f"AWS, {where}"
        for problem in problems:
            output.complain(escape_unprintable(problem))
        if not found:
            raise InvalidInput(f"there is no job in {source}; nothing is written")
        made = generate_app(found, source=source, region=where)
        paths = write_files(output_folder, made.files, force=force)
    _tell(made, paths)
    raise typer.Exit(_UNREADABLE if problems else 0)


def _require_one_source(
    jobs: Sequence[str], template: str, terraform_state: str, tags: Sequence[str], *, all_jobs: bool
) -> None:
    given = {
        "--template": template,
        "--terraform-state": terraform_state,
        "JOB": jobs,
        "--tag": tags,
        "--all": all_jobs,
    }
    said = [name for name, value in given.items() if value]
    if len(said) != 1:
        raise InvalidInput(f"which jobs? Give one of {', '.join(given)}; got {' and '.join(said) or 'none'}")


def _of_file(template: str, terraform_state: str) -> tuple[list[FoundJob], list[str]]:
    if terraform_state:
        return of_terraform(terraform_state), []
    with Progress() as progress:
        return of_templates(template, progress)


def _tag(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise InvalidInput(f"--tag needs a key and a value such as team=orders, got {text!r}")
    return key, value


def _tell(made: App, paths: Sequence[Path]) -> None:
    output.plain(map(str, paths))
    count = Counter(job.class_name.rpartition(".")[2] for job in made.jobs)
    kinds = ", ".join(f"{number} {name}" for name, number in count.most_common())
    output.note(f"{counted(len(made.jobs), 'job')}: {kinds}")
    if made.names:
        output.warn(
            f"app.py refers to what its template has and it has not: {', '.join(made.names)}; see its beginning"
        )
    if made.unnamed:
        output.warn(f"the names of these jobs in AWS are not known: add them to import.json: {', '.join(made.unnamed)}")
    if SECRETS in made.files:
        output.warn(f"{SECRETS} holds what looks like secrets: keep it out of version control")
