"""The option --region."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from glue_constructs.cli import output

_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d+")

Region = Annotated[
    str,
    typer.Option(metavar="REGION", help="Region of templates that do not state one (a cdk.out often does)."),
]


def require_region(region: str) -> str | None:
    """Return the Region, or `None` if the option is not set. Ends the command if it is not a Region's code."""
    if region and not _REGION.fullmatch(region):
        output.fail(f"--region needs a Region such as us-east-1, got {region!r}", code=2)
    return region or None
