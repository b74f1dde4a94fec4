"""What is in the templates of the simulated stacks; `synthesized` makes them."""

from __future__ import annotations

from dataclasses import dataclass

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
