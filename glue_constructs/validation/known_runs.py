"""The runs that an app makes of a job, for whoever must know them all: a run may bring what a script lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_HELD = "_glue_constructs_runs"


def remember(job: object, arguments: Mapping[str, str]) -> None:
    """Keep a run's arguments with the Python object of its job, which jsii keeps as long as the app."""
    vars(job).setdefault(_HELD, []).append(arguments)


def of(job: object) -> list[Mapping[str, Any]]:
    """The arguments of every run of the job so far, {} for a run that gives none."""
    return list(vars(job).get(_HELD, ()))
