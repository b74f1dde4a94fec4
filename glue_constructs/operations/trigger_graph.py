"""The graph of an app's triggers and jobs."""

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
    """The triggers that this library created in an app. Get it with `TriggerGraph.of`. Creates no resources."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self._followers: dict[Identity, list[Identity]] = {}
        self._labels: dict[Identity, str] = {}
        self._starters: dict[Identity, list[str]] = {}
        self._watched: dict[Identity, list[tuple[Identity, ...]]] = {}

    @classmethod
    def of(cls, node: Node) -> TriggerGraph:
        """Return the graph of a construct's app; create it at the first call."""
        root = node.root
        found = root.node.try_find_child(_ID)
        return found if isinstance(found, cls) else cls(root, _ID)  # type: ignore[arg-type]  # the root is a Construct

    def add_start(self, trigger: str, jobs: Iterable[JobView]) -> None:
        """Record that a trigger starts jobs on a schedule or on demand."""
        for job in jobs:
            self._starters.setdefault(self._key(job), []).append(trigger)

    def require_no_cycle(self, steps: Sequence[tuple[JobView, Sequence[JobView]]]) -> None:
        """Check that new steps, each a job and the jobs that it runs after, close no cycle.

        Raises:
            InvalidInput: There is a cycle; the message has its path.
        """
        edges = [(self._key(other), self._key(job)) for job, others in steps for other in others]
        if cycle := find_cycle(self._followers, edges):
            path = " -> ".join(self._labels[key] for key in cycle)
            raise InvalidInput(
                f"jobs must not run after themselves, got the cycle {path}; remove one of these steps"
                " (to run a failed job again, set its max_retries)"
            )

    def add_dependency(self, job: JobView, others: Sequence[JobView], *, all_of: bool) -> None:
        """Record that a trigger starts a job after all, or after any, of other jobs."""
        keys = tuple(self._key(other) for other in others)
        key = self._key(job)
        for other in keys:
            self._followers.setdefault(other, []).append(key)
        # "Any" is equivalent to one trigger per job.
        self._watched.setdefault(key, []).extend([keys] if all_of else [(other,) for other in keys])

    def unreachable_reasons(self, others: Sequence[JobView], *, all_of: bool) -> list[str]:
        """Return why a trigger after these jobs may never fire, as far as the app's own triggers show.

        "Dependent jobs or crawlers are only started if the job or crawler that completes was started by a trigger. All
        jobs or crawlers in a dependency chain must be descendants of a single scheduled or on-demand trigger."
        (https://docs.aws.amazon.com/glue/latest/dg/about-triggers.html)
        """
        keys = [self._key(other) for other in others]
        ours = [key for key, other in zip(keys, others, strict=True) if other.resource is not None]
        idle = [self._labels[key] for key in ours if key not in self._starters and key not in self._watched]
        if idle:
            reason = (
                f"no trigger of this app starts {', '.join(idle)}: Glue runs the next job only after a run that a"
                " trigger started, not after a run started manually, by a JobRun or by Step Functions;"
                " add run_every or run_on_demand"
            )
            return [reason]
        origins = [self._origins(key) for key in keys]
        # A job without origins has a warning at the start of its chain, or is started outside of this app.
        if all_of and all(origins) and not frozenset.intersection(*origins):
            names = ", ".join(self._labels[key] for key in keys)
            reason = (
                f"{names} have no scheduled or on-demand trigger in common: Glue runs a job after all of them only"
                " when all runs descend from one trigger; start them with one run_every([...])"
            )
            return [reason]
        return []

    def _origins(self, key: Identity) -> frozenset[str]:
        """Return the scheduled and on-demand triggers from which a run of a job may descend."""
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
    """Return a shortest cycle that new edges close, from a job to itself; None when there is none.

    Args:
        followers: The jobs that run after each job; an acyclic graph.
        edges: The new edges, each from the earlier to the later job.
    """
    graph = {key: list(later) for key, later in followers.items()}
    for earlier, later in edges:
        graph.setdefault(earlier, []).append(later)
    paths = (_path(graph, later, earlier) for earlier, later in edges)
    cycles = [[earlier, *path] for (earlier, _), path in zip(edges, paths, strict=True) if path]
    return min(cycles, key=len, default=None)


def _path(graph: Mapping[Identity, Sequence[Identity]], start: Identity, goal: Identity) -> list[Identity] | None:
    """Return a shortest path, both ends included; None when there is none."""
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
