"""Dependency order, cancellation and generated names: tests without a server."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glue_constructs.local.cloudformation.cancellation import Cancellation, Cancelled
from glue_constructs.local.cloudformation.names import physical_name
from glue_constructs.local.cloudformation.ordering import reverse_dependencies, run_in_order
from glue_constructs.local.moto_patches import MotoPatch, MotoPatches

NODES = [f"n{number}" for number in range(8)]


@st.composite
def graphs(draw):
    """Graphs without cycles: a node depends only on earlier nodes."""
    return {
        node: draw(st.sets(st.sampled_from(NODES[:index])) if index else st.just(set()))
        for index, node in enumerate(NODES)
    }


@settings(deadline=None)  # threads are slow on a busy machine
@given(graphs())
def test_every_node_is_processed_once_and_after_its_dependencies(graph):
    worked = []
    assert run_in_order(graph, worked.append) == {}
    assert sorted(worked) == NODES
    assert all(worked.index(dependency) < worked.index(node) for node in graph for dependency in graph[node])


@settings(deadline=None)  # see above
@given(graphs(), st.sampled_from(NODES))
def test_dependents_of_a_failed_node_are_not_processed_and_other_nodes_are(graph, broken):
    worked = []

    def work(node):
        if node == broken:
            raise ValueError(node)
        worked.append(node)

    failures = run_in_order(graph, work)
    behind = {broken}
    for node in NODES:
        if graph[node] & behind:
            behind.add(node)
    assert list(failures) == [broken]
    assert set(worked) == set(NODES) - behind


@given(graphs())
def test_reversing_a_graph_twice_gives_the_same_graph(graph):
    assert reverse_dependencies(reverse_dependencies(graph)) == graph


def test_independent_nodes_are_processed_in_parallel():
    barrier = threading.Barrier(4, timeout=5)
    assert run_in_order({node: set() for node in "abcd"}, lambda _: barrier.wait()) == {}


def test_with_on_failure_no_node_is_started_after_a_failure():
    ended, worked = [], []

    def work(node):
        worked.append(node)
        raise ValueError(node)

    failures = run_in_order({"a": set(), "b": {"a"}}, work, on_failure=lambda: ended.append(True))
    assert (list(failures), worked, ended) == (["a"], ["a"], [True])


def test_wait_for_returns_the_result():
    future = Future()
    future.set_result(7)
    assert Cancellation().wait_for(future, seconds=1) == 7


def test_wait_for_raises_timeout_error():
    with pytest.raises(TimeoutError):
        Cancellation().wait_for(Future(), seconds=0.01)


def test_wait_for_raises_cancelled():
    cancellation = Cancellation()
    threading.Timer(0.02, cancellation.cancel).start()
    with pytest.raises(Cancelled):
        cancellation.wait_for(Future(), seconds=5)
    cancellation.cancel()
    with pytest.raises(Cancelled):
        cancellation.check()


@given(
    st.from_regex(r"[A-Za-z][-A-Za-z0-9]{0,127}", fullmatch=True),
    st.from_regex(r"[A-Za-z0-9]{1,255}", fullmatch=True),
    st.sampled_from([63, 64, 128]),
)
def test_a_generated_name_fits_and_is_unique(stack, logical_id, limit):
    one, other = (physical_name(stack, logical_id, limit=limit) for _ in range(2))
    assert one != other
    assert len(one) <= limit
    assert one.startswith(stack[:10])


def test_a_short_name_is_not_truncated():
    assert physical_name("Orders", "Job").startswith("Orders-Job-")
    assert physical_name("Orders", "Job", lowercase=True).startswith("orders-job-")


class Owner:
    @classmethod
    def method(cls):
        return "moto's"


class Heir(Owner):
    pass


def test_seams_put_back_what_was_there():
    mapping = {"key": 1}
    patches = MotoPatches(
        MotoPatch(mapping, "key", 2, "a key"),
        MotoPatch(mapping, "new", 3, "a key that is not there"),
        MotoPatch(Owner, "method", lambda: "ours", "a method"),
        MotoPatch(Heir, "method", lambda: "the heir's", "an inherited method"),
    )
    patches.install()
    assert (mapping, Owner.method(), Heir.method()) == ({"key": 2, "new": 3}, "ours", "the heir's")
    patches.close()
    assert mapping == {"key": 1}
    assert "method" not in vars(Heir)
    assert isinstance(vars(Owner)["method"], classmethod)
