"""Jobs of templates and of Terraform states."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.adoption.template_jobs import read_template_jobs
from glue_constructs.adoption.terraform_state import read_terraform_jobs
from glue_constructs.errors import InvalidInput
from glue_constructs.templates.problems import Malformed, Unreadable, os_error_reason
from glue_constructs.templates.reading import read_template
from glue_constructs.templates.sources import STDIN, find_sources
from glue_constructs.templates.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.adoption.found_job import FoundJob
    from glue_constructs.cli.progress import Progress
    from glue_constructs.templates.reading import Template

_JOB = "AWS::Glue::Job"


def jobs_of_templates(path: str, progress: Progress) -> tuple[list[FoundJob], list[str]]:
    """Return the jobs of a template, a cloud assembly, or a folder of templates, and messages about problems."""
    jobs: list[FoundJob] = []
    problems: list[str] = []
    for source in find_sources([path]):
        if isinstance(source, Unreadable):
            problems.append(str(source))
            continue
        progress.update(f"reading {source.file}")
        try:
            template = read_template(source)
        except Unreadable as error:
            problems.append(str(error))
            continue
        if template is not None:
            problems += [*map(str, template.problems), *_skipped_jobs(source.file, template)]
            own = {name: each for name, each in _resources_of(template) if template.origins[name] == name}
            jobs += read_template_jobs({**template.data, "Resources": own})
    return jobs, problems


def jobs_of_terraform_state(path: str) -> list[FoundJob]:
    """Return the jobs of a Terraform state.

    Raises:
        InvalidInput: The file cannot be read, or is not a Terraform state.
    """
    try:
        raw = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
        return read_terraform_jobs(decode(raw), path)
    except OSError as error:
        raise InvalidInput(f"{path}: cannot be read: {os_error_reason(error)}") from None
    except Malformed as error:
        raise InvalidInput(f"{path}: {error.why}") from None


def _resources_of(template: Template) -> Iterator[tuple[str, dict[str, object]]]:
    yield from template.data["Resources"].items()


def _skipped_jobs(file: str, template: Template) -> Iterator[str]:
    """Yield messages about jobs that cannot be imported from the template."""
    for name, resource in _resources_of(template):
        if resource.get("Type") != _JOB:
            continue
        if template.origins[name] != name:
            yield (
                f"{file}: job {name!r} is created by Fn::ForEach: import the output of"
                " aws cloudformation get-template --template-stage Processed"
            )
        elif not isinstance(resource.get("Properties"), dict):
            yield f"{file}: job {name!r} has no properties"
