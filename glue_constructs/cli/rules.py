"""`glue-constructs rules`: what there is to find."""

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
    """How the rules are listed."""

    TEXT = "text"
    JSON = "json"


@app.command("rules")
def rules(
    *,
    format: Annotated[
        Format, typer.Option("--format", "-f", metavar="FORMAT", help="text, or json: an array of objects.")
    ] = Format.TEXT,
) -> None:
    """List the rules: id, severity, name and what each finds, grouped by what they are about.

    In a pipe there is one rule a line, separated by tabs:
    [bold]glue-constructs rules | grep flex[/bold]
    """
    if format is Format.JSON:
        output.print_lines([json.dumps([_to_dict(rule) for rule in RULES], indent=2)])
        return
    columns = ("id", "severity", "name", "what it finds")
    for topic, members in groupby(RULES, _topic):
        rows = [(rule.id, rule.severity, rule.name, _what(rule)) for rule in members]
        output.print_table(topic, columns, rows)


def _topic(rule: Rule[Any]) -> str:
    """What the folder of a rule says of itself: the hundred of its ids, and what they are about."""
    folder = type(rule).__module__.rpartition(".")[0]
    return (sys.modules[folder].__doc__ or "").strip().removesuffix(".")


def _what(rule: Rule[Any]) -> str:
    return " ".join(rule.page().summary.split())


def _to_dict(rule: Rule[Any]) -> dict[str, str]:
    return {
        "rule": rule.id,
        "name": rule.name,
        "severity": rule.severity.value,
        "topic": _topic(rule).partition(": ")[2],
        "summary": _what(rule),
        "fix": rule.fix,
        "source": rule.source,
        "since": rule.since,
    }
