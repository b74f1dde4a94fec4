"""`glue-constructs explain`: show the documentation of a rule."""

from __future__ import annotations

from typing import Annotated

import typer

from glue_constructs.cli import output
from glue_constructs.cli.pages import rule_page
from glue_constructs.cli.selection import UnknownRule, rule_ids
from glue_constructs.rules import RULES

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

_USAGE_ERROR = 2


@app.command("explain")
def explain(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="RULE",
            help="Rule id (GC220), rule name, or the beginning of an id (GC2 is all of GC2xx).",
            show_default=False,
        ),
    ],
) -> None:
    """Show the documentation of a rule: what it checks, why, a wrong and a right example, the fix and the source.

    [bold]glue-constructs explain GC220[/bold]
    [bold]glue-constructs explain too-few-workers[/bold]
    [bold]glue-constructs explain GC2 | less[/bold]
    """
    try:
        ids = rule_ids(rule)
    except UnknownRule as error:
        output.fail(str(error), code=_USAGE_ERROR)
    pages = [rule_page(known) for known in RULES if known.id in ids]
    if not pages:
        output.fail(
            f"{rule} has no page: it reports a problem with the rules themselves, explained in its message",
            code=_USAGE_ERROR,
        )
    output.print_markdown("\n\n".join(pages))
