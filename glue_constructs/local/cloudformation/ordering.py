"""Processing a dependency graph: dependencies first, independent nodes in parallel."""

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
    """Process every node after all nodes that it depends on.

    Args:
        graph: Each node with the nodes that it depends on. Must not contain cycles.
        work: Called with each node in a separate thread, so that a waiting node does not block others.
        on_failure: Called at the first failure; no more nodes are started then. Default: none, and all nodes that do
            not depend on a failed node are processed.

    Returns:
        The failed nodes with their errors, in the order of the failures.
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
    """Return the graph with every edge reversed: each node with the nodes that must be deleted before it."""
    reversed_graph: dict[Node, set[Node]] = {node: set() for node in graph}
    for node, dependencies in graph.items():
        for dependency in dependencies & graph.keys():
            reversed_graph[dependency].add(node)
    return reversed_graph
