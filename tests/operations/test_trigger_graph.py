from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from glue_constructs.operations.trigger_graph import find_cycle

JOBS = [(str(n),) for n in range(6)]
EDGES = st.lists(st.tuples(st.sampled_from(JOBS), st.sampled_from(JOBS)), max_size=12)


def has_cycle(edges) -> bool:
    """Return whether the edges have a cycle, according to the standard library."""
    sorter = TopologicalSorter()
    for earlier, later in edges:
        sorter.add(later, earlier)
    try:
        sorter.prepare()
    except CycleError:
        return True
    return any(earlier == later for earlier, later in edges)


def followers(edges) -> dict:
    found: dict = {}
    for earlier, later in edges:
        found.setdefault(earlier, []).append(later)
    return found


@given(EDGES)
def test_a_cycle_is_found_exactly_when_there_is_one(edges):
    cycle = find_cycle({}, edges)
    assert (cycle is not None) == has_cycle(edges)
    if cycle:
        assert cycle[0] == cycle[-1]
        assert set(pairwise(cycle)) <= set(edges)


@given(EDGES, EDGES)
def test_a_cycle_of_existing_and_new_edges_is_found(old, new):
    if not has_cycle(old):
        assert (find_cycle(followers(old), new) is not None) == has_cycle([*old, *new])


def test_the_shortest_cycle_is_named():
    a, b, c = JOBS[:3]
    assert find_cycle(followers([(a, b), (b, c)]), [(c, a), (b, a)]) == [b, a, b]
