"""Reading templates and pricing their jobs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from glue_constructs.cli.costs import Costs, PricedJob
from glue_constructs.operations.cost.calculation import job_cost
from glue_constructs.templates.members import as_mapping
from glue_constructs.templates.problems import Unreadable
from glue_constructs.templates.reading import read_template
from glue_constructs.templates.sources import STDIN, find_sources
from glue_constructs.validation.template import JOB

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.cli.progress import Progress
    from glue_constructs.templates.reading import Template
    from glue_constructs.templates.sources import Source


def price_templates(paths: Iterable[str], *, region: str | None, progress: Progress) -> Costs:
    """Price every Glue job of the templates in the paths.

    Args:
        paths: Templates, cloud assemblies, folders.
        region: The Region of templates that do not state one.
        progress: Shows which template is being read.
    """
    costs = Costs()
    paths = list(paths)
    for source in find_sources(paths):
        if isinstance(source, Unreadable):
            costs.unreadable.append(source)
            continue
        progress.update(f"pricing {source.file}")
        try:
            template = read_template(source)
        except Unreadable as error:
            costs.unreadable.append(error)
            continue
        if template is not None:
            costs.templates += 1
            costs.unreadable += template.problems
            costs.jobs += _jobs(source, template, name=_relative_name(source.file, paths), region=region)
    return costs


def _jobs(source: Source, template: Template, *, name: str, region: str | None) -> Iterable[PricedJob]:
    known = (source.stack and source.stack.region) or region
    for resource, member in template.data["Resources"].items():
        if member.get("Type") == JOB:
            path = as_mapping(member.get("Metadata")).get("aws:cdk:path")
            yield PricedJob(
                file=source.file,
                name=name,
                line=template.line(resource),
                resource=resource,
                path=path if isinstance(path, str) else "",
                cost=job_cost(as_mapping(member.get("Properties")), region=known),
            )


def _relative_name(file: str, paths: list[str]) -> str:
    """Return the file's path relative to the given folder, to match it with the same path in another folder."""
    if file == STDIN:
        return file
    for folder in paths:
        below = os.path.relpath(file, folder)
        if below != "." and not below.startswith(os.pardir):
            return below.replace(os.sep, "/")
    return os.path.basename(file)  # noqa: PTH119 - consistent with os.path.relpath above
