"""`glue-constructs rules`: list the rules."""

from __future__ import annotations

import json
import sys
from enum import Enum
from itertools import groupby
from typing import Annotated, Any

import typer

from glue_constructs.cli import output
from glue_constructs.rules import RULES, Rule

app = typer.Typer(rich_markup_mode="rich", add_completion=False)


class Format(str, Enum):
    """The output format of the list."""

    TEXT = "text"
    JSON = "json"


@app.command("rules")
def rules(
    *,
    format: Annotated[
        Format,
        typer.Option("--format", "-f", metavar="FORMAT", help="Output format: text, or json (an array of objects)."),
    ] = Format.TEXT,
) -> None:
    """List the rules, grouped by topic: id, severity, name, and what each rule reports.

    In a pipe, each rule is one line of tab-separated fields:
    [bold]glue-constructs rules | grep flex[/bold]
    """
    if format is Format.JSON:
        output.print_lines([json.dumps([_to_dict(rule) for rule in RULES], indent=2)])
        return
    columns = ("id", "severity", "name", "reports")
    for topic, members in groupby(RULES, _topic):
        rows = [(rule.id, rule.severity, rule.name, _summary(rule)) for rule in members]
        output.print_table(topic, columns, rows)


def _topic(rule: Rule[Any]) -> str:
    """Return the topic of a rule's package, from its docstring: the range of ids and their subject."""
    folder = type(rule).__module__.rpartition(".")[0]
    return (sys.modules[folder].__doc__ or "").strip().removesuffix(".")


def _summary(rule: Rule[Any]) -> str:
    return " ".join(rule.page().summary.split())


def _to_dict(rule: Rule[Any]) -> dict[str, str]:
    return {
        "rule": rule.id,
        "name": rule.name,
        "severity": rule.severity.value,
        "topic": _topic(rule).partition(": ")[2],
        "summary": _summary(rule),
        "fix": rule.fix,
        "source": rule.source,
        "since": rule.since,
    }
