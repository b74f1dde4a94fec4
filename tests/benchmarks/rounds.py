"""Rounds of measurements in rotating order (A B C, then B C A), so that a change in load affects all variants."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

T = TypeVar("T")


@dataclass(frozen=True)
class Effort:
    """The number of measurements.

    Attributes:
        rounds: The number of measurements of each variant; the figures are their medians.
        jobs: The number of jobs in a timed loop.
        growth: The numbers of jobs of the apps in the section `growth`.
        tick: Called with the name of the variant after each measurement.
    """

    rounds: int = 5
    jobs: int = 100
    growth: tuple[int, ...] = (100, 1_000, 10_000)
    tick: Callable[[str], None] = lambda _done: None


def interleaved(
    variants: Mapping[str, Callable[[int], T]], effort: Effort, *, rounds: int | None = None
) -> dict[str, list[T]]:
    """Measure each variant once in each round, in an order that rotates by one from round to round.

    Args:
        variants: The functions that measure, by name; their argument is the number of the round.
        effort: The number of measurements.
        rounds: The number of rounds. Default: `effort.rounds`.

    Returns:
        The results of each variant, by name.
    """
    found: dict[str, list[T]] = {name: [] for name in variants}
    for number in range(effort.rounds if rounds is None else rounds):
        for name in rotated(variants, number):
            found[name].append(variants[name](number))
            effort.tick(name)
    return found


def rotated(names: Iterable[str], number: int) -> list[str]:
    """Return the names, rotated by `number`."""
    order = list(names)
    first = number % len(order)
    return order[first:] + order[:first]


def medians(rounds: Sequence[Any]) -> Any:
    """Return the median of each figure over the rounds; a round is a number or a nested dictionary of numbers."""
    if isinstance(rounds[0], dict):
        return {name: medians([found[name] for found in rounds]) for name in rounds[0]}
    return median(rounds)
