"""How often things are measured, and in which order: A B C, then B C A, so that none has a quiet minute for itself."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

T = TypeVar("T")


@dataclass(frozen=True)
class Effort:
    """How much is measured.

    Attributes:
        rounds: How often each thing is measured; the median counts.
        jobs: How many jobs a timed loop makes.
        growth: The numbers of jobs of apps that grow.
        tick: Called with what was measured.
    """

    rounds: int = 5
    jobs: int = 100
    growth: tuple[int, ...] = (100, 1_000, 10_000)
    tick: Callable[[str], None] = lambda _done: None


def interleaved(
    ways: Mapping[str, Callable[[int], T]], effort: Effort, *, rounds: int | None = None
) -> dict[str, list[T]]:
    """What each way gives, once a round, in an order that turns by one from round to round.

    Args:
        ways: What to measure, by name; each is given the number of the round.
        effort: How often.
        rounds: Another number of rounds. Left out: the effort's.
    """
    found: dict[str, list[T]] = {name: [] for name in ways}
    for number in range(effort.rounds if rounds is None else rounds):
        for name in turned(ways, number):
            found[name].append(ways[name](number))
            effort.tick(name)
    return found


def turned(names: Iterable[str], number: int) -> list[str]:
    """The names, beginning with another one each time."""
    order = list(names)
    first = number % len(order)
    return order[first:] + order[:first]


def medians(rounds: Sequence[Any]) -> Any:
    """Of each figure the median over the rounds: of numbers, or of objects of them."""
    if isinstance(rounds[0], dict):
        return {name: medians([found[name] for found in rounds]) for name in rounds[0]}
    return median(rounds)
