"""Which trigger starts what after what: the triggers of an app as one graph."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from constructs import Construct

from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constructs import Node

    from glue_constructs.operations.job_view import Identity, JobView

_ID = "GlueConstructsTriggers"


class TriggerGraph(Construct):
    """The triggers that this library made in an app. Get it with `TriggerGraph.of`. It makes no resource."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._followers: dict[Identity, list[Identity]] = {}
        self._labels: dict[Identity, str] = {}
        self._starters: dict[Identity, list[str]] = {}
        self._watched: dict[Identity, list[tuple[Identity, ...]]] = {}

    @classmethod
    def of(cls, node: Node) -> TriggerGraph:
        """The graph of a construct's app, made at its first use."""
        root = node.root
        found = root.node.try_find_child(_ID)
        return found if isinstance(found, cls) else cls(root, _ID)  # type: ignore[arg-type]  # the root is a Construct

    def add_start(self, trigger: str, jobs: Iterable[JobView]) -> None:
        """Note that a trigger starts jobs by the clock or on demand."""
        for job in jobs:
            self._starters.setdefault(self._key(job), []).append(trigger)

    def require_no_cycle(self, steps: Sequence[tuple[JobView, Sequence[JobView]]]) -> None:
        """Refuse steps, each a job and those that it would run after, by which a job would run after itself.

        Raises:
            InvalidInput: With the path from the job to itself.
        """
        edges = [(self._key(other), self._key(job)) for job, others in steps for other in others]
        if cycle := find_cycle(self._followers, edges):
            path = " -> ".join(self._labels[key] for key in cycle)
            raise InvalidInput(
                f"jobs must not run after themselves, got the cycle {path}; take one of these steps out"
                " (to run a failed job again, set its max_retries)"
            )

    def add_dependency(self, job: JobView, others: Sequence[JobView], *, all_of: bool) -> None:
        """Note that a trigger starts a job after all, or after any, of others."""
        keys = tuple(self._key(other) for other in others)
        key = self._key(job)
        for other in keys:
            self._followers.setdefault(other, []).append(key)
        # Any one of them is enough: the same as a trigger for each.
        self._watched.setdefault(key, []).extend([keys] if all_of else [(other,) for other in keys])

    def unreachable_reasons(self, others: Sequence[JobView], *, all_of: bool) -> list[str]:
        """Why a trigger after these jobs may never fire, as far as this app tells.

        "Dependent jobs or crawlers are only started if the job or crawler that completes was started by a trigger. All
        jobs or crawlers in a dependency chain must be descendants of a single scheduled or on-demand trigger."
        (https://docs.aws.amazon.com/glue/latest/dg/about-triggers.html)
        """
        keys = [self._key(other) for other in others]
        ours = [key for key, other in zip(keys, others, strict=True) if other.resource is not None]
        idle = [self._labels[key] for key in ours if key not in self._starters and key not in self._watched]
        if idle:
            doubt = (
                f"no trigger of this app starts {', '.join(idle)}: Glue runs the next job only after a run that a"
                " trigger started, not after one started by hand, by a JobRun or by Step Functions;"
                " give it run_every or run_on_demand"
            )
            return [doubt]
        origins = [self._origins(key) for key in keys]
        # One without any has its own warning, where its chain begins, or is started elsewhere.
        if all_of and all(origins) and not frozenset.intersection(*origins):
            names = ", ".join(self._labels[key] for key in keys)
            doubt = (
                f"{names} have no scheduled or on-demand trigger in common: Glue runs a job after all of them only"
                " when one trigger began it all; start them with one run_every([...])"
            )
            return [doubt]
        return []

    def _origins(self, key: Identity) -> frozenset[str]:
        """The scheduled and on-demand triggers from which a run of a job may descend."""
        found = frozenset(self._starters.get(key, ()))
        for watched in self._watched.get(key, ()):
            found |= frozenset.intersection(*(self._origins(other) for other in watched))
        return found

    def _key(self, job: JobView) -> Identity:
        if job.identity not in self._labels:
            self._labels[job.identity] = job.path
        return job.identity


def find_cycle(
    followers: Mapping[Identity, Sequence[Identity]], edges: Sequence[tuple[Identity, Identity]]
) -> list[Identity] | None:
    """A shortest cycle that the new edges close, from a job to itself; None when there is none.

    Args:
        followers: The jobs that run after each job; without a cycle.
        edges: Steps to add to them, each the earlier and the later job.
    """
    graph = {key: list(later) for key, later in followers.items()}
    for earlier, later in edges:
        graph.setdefault(earlier, []).append(later)
    paths = (_path(graph, later, earlier) for earlier, later in edges)
    cycles = [[earlier, *path] for (earlier, _), path in zip(edges, paths, strict=True) if path]
    return min(cycles, key=len, default=None)


def _path(graph: Mapping[Identity, Sequence[Identity]], start: Identity, goal: Identity) -> list[Identity] | None:
    """A shortest path, both ends included."""
    came_from: dict[Identity, Identity | None] = {start: None}
    open_ = deque([start])
    while open_:
        key = open_.popleft()
        if key == goal:
            path = [key]
            while (before := came_from[path[-1]]) is not None:
                path.append(before)
            return path[::-1]
        for later in graph.get(key, ()):
            if later not in came_from:
                came_from[later] = key
                open_.append(later)
    return None
