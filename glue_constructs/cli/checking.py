"""Checking the templates of a source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from glue_constructs.cli.report import Row
from glue_constructs.cli.selection import UnknownRule, rule_ids
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


def check_source(source: Source | Unreadable, report: Report, *, region: str | None, skip_others: bool) -> None:
    """Check a source and add its findings to a report.

    Args:
        source: The source, or the error if it could not be found; the error is added to the report.
        report: The report to add to.
        region: The Region, if the source does not state one.
        skip_others: Whether to skip files that are not templates.
    """
    if isinstance(source, Unreadable):
        report.unreadable.append(source)
        return
    try:
        template = read_template(replace(source, certain=False) if skip_others else source)
        if template is not None:
            _check(source, template, report, region=(source.stack and source.stack.region) or region)
    except Unreadable as error:
        report.unreadable.append(error)
    except Exception as error:  # noqa: BLE001 - a bug here must not keep the other files from being checked
        why = (
            f"could not be checked: {type(error).__name__}: {error}; this is a bug in glue-constructs, please report it"
        )
        report.unreadable.append(Unreadable(source.file, why))


def _check(source: Source, template: Template, report: Report, *, region: str | None) -> None:
    types = [member.get("Type") for member in template.data["Resources"].values()]
    report.templates += 1
    report.jobs += types.count(JOB)
    report.runs += types.count(RUN)
    report.unreadable += template.problems
    ignored = _ignored_rules(source.file, template, report)
    for located in check_template(template.data, region=region):
        name, rule = located.resource, located.finding.rule
        if rule in ignored[template.origins[name]] or _is_acknowledged(source, located):
            continue
        if rule in report.selection:
            report.rows.append(Row(source.file, template.line(name), name, located.path, located.finding))


def _is_acknowledged(source: Source, located: TemplateFinding) -> bool:
    """Whether a construct of the app acknowledges the finding, according to the metadata in the cloud assembly."""
    if source.stack is None:
        return False
    try:
        return metadata_of(source.stack).is_acknowledged(Path(source.file).name, located)
    except READ_ERRORS:
        folder = Path(source.file).parent
        raise Unreadable(str(folder), "has construct metadata that cannot be read") from None


def _ignored_rules(file: str, template: Template, report: Report) -> defaultdict[str, set[str]]:
    """Return the rule ids that comments suppress, by the logical id of the resource around the comment."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for ignore in template.ignores:
        if fault := _comment_error(ignore):
            report.warnings.append(f"{file}:{ignore.line}: the comment suppresses no rule: {fault}")
        elif ignore.resource is not None:
            ids[ignore.resource].update(*map(rule_ids, ignore.rules))
    return ids


def _comment_error(ignore: Ignore) -> str | None:
    if not ignore.rules:
        return "it must name a rule, for example: glue-constructs: ignore GC220 the reason"
    try:
        for rule in ignore.rules:
            rule_ids(rule)
    except UnknownRule as error:
        return str(error)
    if not ignore.reason:
        return "a reason is missing after the rule"
    return None if ignore.resource else "it is not inside a resource"
