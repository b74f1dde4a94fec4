"""The order of measurements, and the medians of the rounds."""

from __future__ import annotations

import pytest
from benchmarks.rounds import Effort, interleaved, medians, rotated


def test_the_order_rotates_by_one_each_round():
    done: list[str] = []
    ticks: list[str] = []
    variants = {name: lambda turn, name=name: done.append(f"{name}{turn}") for name in "ABC"}

    interleaved(variants, Effort(rounds=3, tick=ticks.append))

    assert done == ["A0", "B0", "C0", "B1", "C1", "A1", "C2", "A2", "B2"]
    assert ticks == [name[0] for name in done]


def test_results_are_grouped_by_variant():
    found = interleaved({"A": lambda turn: turn, "B": lambda turn: -turn}, Effort(), rounds=3)

    assert found == {"A": [0, 1, 2], "B": [0, -1, -2]}


def test_more_turns_than_names():
    assert rotated(["A", "B"], 3) == ["B", "A"]


@pytest.mark.parametrize("nested", [False, True])
def test_the_median_of_each_figure_counts(nested):
    rounds = [{"fast": 1.0, "slow": 50.0}, {"fast": 90.0, "slow": 40.0}, {"fast": 2.0, "slow": 70.0}]
    wanted = {"fast": 2.0, "slow": 50.0}

    if nested:
        assert medians([{"A": found} for found in rounds]) == {"A": wanted}
    else:
        assert medians(rounds) == wanted
