"""A source, read and judged into a report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.cli.report import Row
from glue_constructs.cli.selection import UnknownRule, named
from glue_constructs.templates.assembly import READ_ERRORS
from glue_constructs.templates.problems import Unreadable
from glue_constructs.templates.reading import read_template
from glue_constructs.validation.assembly import metadata_of
from glue_constructs.validation.template import JOB, RUN, check_template

if TYPE_CHECKING:
    from glue_constructs.cli.report import Report
    from glue_constructs.templates.comments import Ignore
    from glue_constructs.templates.reading import Template
    from glue_constructs.templates.sources import Source
    from glue_constructs.validation.template import TemplateFinding


def judge(source: Source | Unreadable, report: Report, *, region: str | None, skip_others: bool) -> None:
    """Judge a source.

    Args:
        source: It; what could not even be searched is noted.
        report: What was found so far, and will be after this.
        region: The Region, where the source does not say it.
        skip_others: Whether a file that is no template is passed over.
    """
    if isinstance(source, Unreadable):
        report.unreadable.append(source)
        return
    try:
        template = read_template(replace(source, certain=False) if skip_others else source)
        if template is not None:
            _judge(source, template, report, region=(source.stack and source.stack.region) or region)
    except Unreadable as error:
        report.unreadable.append(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other files are still judged
        why = f"could not be judged: {type(error).__name__}: {error}; this is a fault of glue-constructs, report it"
        report.unreadable.append(Unreadable(source.file, why))


def _judge(source: Source, template: Template, report: Report, *, region: str | None) -> None:
    types = [member.get("Type") for member in template.data["Resources"].values()]
    report.templates += 1
    report.jobs += types.count(JOB)
    report.runs += types.count(RUN)
    report.unreadable += template.problems
    ignored = _ignored(source.file, template, report)
    for located in check_template(template.data, region=region):
        name, rule = located.resource, located.finding.rule
        if rule in ignored[template.origins[name]] or _acknowledged(source, located):
            continue
        if rule in report.selection:
            report.rows.append(Row(source.file, template.line(name), name, located.path, located.finding))


def _acknowledged(source: Source, located: TemplateFinding) -> bool:
    """Whether a construct of the app has acknowledged the finding, in the metadata of the assembly."""
    if source.stack is None:
        return False
    try:
        return metadata_of(source.stack).is_acknowledged(Path(source.file).name, located)
    except READ_ERRORS:
        folder = Path(source.file).parent
        raise Unreadable(str(folder), "has metadata of constructs that cannot be read") from None


def _ignored(file: str, template: Template, report: Report) -> defaultdict[str, set[str]]:
    """The ids that comments pass over, by the member of Resources that each stands in."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for ignore in template.ignores:
        if fault := _fault(ignore):
            report.warnings.append(f"{file}:{ignore.line}: the comment ignores nothing: {fault}")
        elif ignore.resource is not None:
            ids[ignore.resource].update(*map(named, ignore.rules))
    return ids


def _fault(ignore: Ignore) -> str | None:
    if not ignore.rules:
        return "it must name a rule, as in: glue-constructs: ignore GC220 the reason"
    try:
        for rule in ignore.rules:
            named(rule)
    except UnknownRule as error:
        return str(error)
    if not ignore.reason:
        return "it needs a reason behind the rule"
    return None if ignore.resource else "it stands in no resource"
