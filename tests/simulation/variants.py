"""What is in the templates of the simulated stacks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NEIGHBOUR = "sales"
"""The job of the run that stays in the stack."""


@dataclass(frozen=True)
class Variant:
    """What is in a template.

    Attributes:
        kind: The kind of the runs: "glue" or "location".
        runs: The names of the run resources.
        job: The name of the job.
        in_stack: Whether the job is defined in the stack; otherwise it is imported.
        reset_bookmark: Whether the runs reset the bookmark.
        neighbour: Whether a run of another job is in the stack.
        reset: Whether a BookmarkReset of the job is in the stack.
    """

    kind: str = "glue"
    runs: tuple[str, ...] = ("OrdersNow",)
    job: str = "orders"
    in_stack: bool = True
    reset_bookmark: bool = False
    neighbour: bool = False
    reset: bool = False


def all_variants() -> Iterator[Variant]:
    """Yield the variants that schedules use."""
    both = (True, False)
    runs = [("OrdersNow",), ("OrdersNow", "RefundsNow"), ("RefundsNow",), ()]
    for names, job, in_stack, resets, neighbour, reset in product(runs, ("orders", "orders-v2"), *[both] * 4):
        yield Variant("glue", names, job, in_stack, resets, neighbour, reset)
    for names, job, neighbour in product(runs, ("orders", "orders-v2"), both):
        yield Variant("location", names, job, in_stack=False, neighbour=neighbour)
