"""Working what depends on each other: in order, and at the same time where the order allows it."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

Node = TypeVar("Node")


def run_in_order(
    graph: Mapping[Node, AbstractSet[Node]],
    work: Callable[[Node], None],
    *,
    on_failure: Callable[[], None] | None = None,
) -> dict[Node, Exception]:
    """Work every node once all the nodes that it depends on are worked.

    Args:
        graph: Each node with the nodes it depends on. Must be free of cycles.
        work: Called with each node, in a thread of its own, so that a node that waits holds up no other.
        on_failure: Called at the first failure, after which nothing new is begun. Left out: what does not depend on a
            failed node is worked all the same.

    Returns:
        The failed nodes with their errors, in the order in which they failed.
    """
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    failures: dict[Node, Exception] = {}
    running: dict[Future[None], Node] = {}
    with ThreadPoolExecutor(max_workers=max(1, len(graph)), thread_name_prefix="resource") as pool:
        while True:
            if not failures or on_failure is None:
                running.update({pool.submit(work, node): node for node in sorter.get_ready()})
            if not running:
                return failures
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                node, error = running.pop(future), future.exception()
                if error is None:
                    sorter.done(node)
                elif isinstance(error, Exception):
                    if on_failure is not None and not failures:
                        on_failure()
                    failures[node] = error
                else:
                    raise error


def reverse_dependencies(graph: Mapping[Node, AbstractSet[Node]]) -> dict[Node, set[Node]]:
    """The same nodes with every edge turned round: what must be deleted before each."""
    turned: dict[Node, set[Node]] = {node: set() for node in graph}
    for node, dependencies in graph.items():
        for dependency in dependencies & graph.keys():
            turned[dependency].add(node)
    return turned
