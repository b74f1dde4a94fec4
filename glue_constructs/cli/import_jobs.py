"""`glue-constructs import`: write a CDK app for existing jobs."""

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
from glue_constructs.cli.aws.problems import friendly_errors
from glue_constructs.cli.formatting import pluralize
from glue_constructs.cli.imports.account import jobs_of_account
from glue_constructs.cli.imports.files import jobs_of_templates, jobs_of_terraform_state
from glue_constructs.cli.job_runs.options import Endpoint, Profile, Region, aws_session
from glue_constructs.cli.progress import Progress
from glue_constructs.cli.region import require_region
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glue_constructs.adoption.app_file import App
    from glue_constructs.adoption.found_job import FoundJob

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

_UNREADABLE = 2

Jobs = Annotated[
    list[str], typer.Argument(metavar="JOB", help="Names of the jobs to import from AWS.", show_default=False)
]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="FOLDER", help="Folder for the app; created if it does not exist.")
]
Template = Annotated[
    str,
    typer.Option(metavar="PATH", help="Import the jobs of a template, a cdk.out, or a folder; - reads standard input."),
]
State = Annotated[
    str,
    typer.Option(
        "--terraform-state", metavar="PATH", help="Import the jobs of a Terraform state; - reads standard input."
    ),
]
Tags = Annotated[
    list[str],
    typer.Option(
        "--tag", metavar="K=V", help="Import the jobs in AWS with this tag. May be repeated: jobs must have all tags."
    ),
]
All = Annotated[bool, typer.Option("--all", help="Import all jobs of the Region.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite an existing app.")]


@app.command("import")
def import_jobs(
    jobs: Jobs = [],  # noqa: B006 - typer copies it
    *,
    output_folder: Output,
    template: Template = "",
    terraform_state: State = "",
    tag: Tags = [],  # noqa: B006 - see above
    all_jobs: All = False,
    force: Force = False,
    profile: Profile = "",
    region: Region = "",
    endpoint_url: Endpoint = "",
) -> None:
    """Write a CDK app for existing jobs in AWS, a template or a Terraform state, ready for cdk import.

    Writes app.py, which you maintain from then on; cdk.json; and import.json, the
    resource mapping for cdk import, which adds the existing jobs to the app's stack.
    The jobs are not replaced: they keep their runs and bookmarks.

    All jobs in AWS with a tag:
    [bold]glue-constructs import --tag team=orders --output orders[/bold]

    The jobs of a template, or of the output of cdk synth:
    [bold]glue-constructs import --template template.yaml --output orders[/bold]

    The jobs of Terraform:
    [bold]terraform state pull | glue-constructs import --terraform-state - --output orders[/bold]

    Findings of the rules are written as comments. They do not fail the app's synth,
    and the jobs are not changed.

    Exit codes: 0 all jobs are imported; 2 nothing was written, or some input could
    not be read and the other jobs are imported.
    """
    with friendly_errors():
        _require_one_source(jobs, template, terraform_state, tag, all_jobs=all_jobs)
        tags = dict(_parse_tag(each) for each in tag)
        require_no_overwrite(output_folder, force=force)
        where = require_region(region)
        if template or terraform_state:
            found, problems = _jobs_of_file(template, terraform_state)
            source = os.path.basename(template or terraform_state)  # noqa: PTH119 - may be "-"
        else:
            with aws_session(profile, region, endpoint_url) as aws:
                found, problems = jobs_of_account(aws, names=jobs, tags=tags)
                where = aws.glue.meta.region_name
            source = f"AWS, {where}"
        for problem in problems:
            output.report_error(escape_unprintable(problem))
        if not found:
            raise InvalidInput(f"no Glue job found in {source}; nothing was written")
        made = generate_app(found, source=source, region=where)
        paths = write_files(output_folder, made.files, force=force)
    _print_summary(made, paths)
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
    used = [name for name, value in given.items() if value]
    if len(used) != 1:
        raise InvalidInput(
            f"give exactly one of {', '.join(given)} to select the jobs, got {' and '.join(used) or 'none'}"
        )


def _jobs_of_file(template: str, terraform_state: str) -> tuple[list[FoundJob], list[str]]:
    if terraform_state:
        return jobs_of_terraform_state(terraform_state), []
    with Progress() as progress:
        return jobs_of_templates(template, progress)


def _parse_tag(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise InvalidInput(f"--tag needs a key and a value, such as team=orders, got {text!r}")
    return key, value


def _print_summary(made: App, paths: Sequence[Path]) -> None:
    output.print_lines(map(str, paths))
    count = Counter(job.class_name.rpartition(".")[2] for job in made.jobs)
    kinds = ", ".join(f"{number} {name}" for name, number in count.most_common())
    output.note(f"{pluralize(len(made.jobs), 'job')}: {kinds}")
    if made.names:
        output.warn(f"app.py uses names that only the template defines: {', '.join(made.names)}; see the top of app.py")
    if made.unnamed:
        output.warn(f"the names of these jobs in AWS are unknown, add them to import.json: {', '.join(made.unnamed)}")
    if SECRETS in made.files:
        output.warn(f"{SECRETS} contains values that look like secrets: keep it out of version control")
