"""Operations of stacks, from one synthesized template to another, and the calls that the run provider makes in them.

The handlers run in the simulated world (`tests/simulation`), without faults: its policies follow the phases of the
operation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from permissions.intrinsics import Environment
from simulation.ours import Location, Ours, virtual_handlers
from simulation.runs import Plan
from simulation.schedule import Act, Schedule, Setting
from simulation.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTITIONS = {
    "aws": Environment(),
    "aws-cn": Environment(partition="aws-cn", region="cn-north-1"),
    "aws-us-gov": Environment(partition="aws-us-gov", region="us-gov-west-1"),
}
_LONG = Plan(running=3000)
_FAILED = Plan(end="FAILED")


@dataclass(frozen=True)
class Operation:
    """An operation of a stack, after those that lead to it.

    Attributes:
        acts: All operations.
        settings: The settings of the world that are not the default.
        status: The status of the stack in the end.
        kind: The kind of the runs: glue or location.
    """

    acts: tuple[Act, ...]
    settings: dict[str, Any]
    status: str
    kind: str = "glue"

    def run(self, partition: str) -> World:
        """Execute the operations in a partition; the world has recorded its calls."""
        provider = Location() if self.kind == "location" else Ours()
        provider.environment = PARTITIONS[partition]
        settings = tuple(Setting(name, value) for name, value in self.settings.items())
        world = World(Schedule(1, self.acts, settings), provider)
        world.calls = []
        with virtual_handlers():
            world.run()
        return world


def denied_calls(world: World) -> set[tuple[str, str, str, str]]:
    """Return the status of the stack, the role, the action and the resource of each denied call."""
    return {
        (status, role.rpartition("/")[2], action, resource.rpartition(":")[2])
        for status, role, action, resource, allowed in world.calls or ()
        if not allowed
    }


def _deploy(**details: Any) -> Act:
    return Act("deploy", 40, details=details)


_DELETE = Act("delete", 40)
_WITHOUT = {"without": ("OrdersNow",)}
_OTHER_JOB = {"changes": (("job", "orders-v2"),)}
_FAILS = {"fails_after": 100}


def _operations() -> Iterator[tuple[str, Operation]]:
    stays = {"neighbour": True}
    created, updated, rolled_back = "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"
    deleted, failed = "DELETE_COMPLETE", "ROLLBACK_COMPLETE"
    resets = {"reset_bookmark": True, "bookmark": False}
    yield "create", Operation((_deploy(),), {}, created)
    yield "create, with a reset of the bookmark", Operation((_deploy(),), resets, created)
    yield "create, and fail", Operation((_deploy(fails_after=10),), {}, failed)
    yield "update", Operation((_deploy(), _deploy(work=1)), {}, updated)
    yield "update that runs nothing", Operation((_deploy(), _deploy(changes=(("wait_seconds", 900),))), {}, updated)
    yield "update, and fail", Operation((_deploy(), _deploy(work=1, **_FAILS)), {}, rolled_back)
    yield "create, and the run fails", Operation((_deploy(),), {"run 0": _FAILED}, failed)
    yield "update, and the run fails", Operation((_deploy(), _deploy(work=1)), {"run 1": _FAILED}, rolled_back)
    yield (
        "rename the job, and the run fails",
        Operation((_deploy(), _deploy(**_OTHER_JOB)), {"run 1": _FAILED}, rolled_back),
    )
    yield "rename the job", Operation((_deploy(), _deploy(**_OTHER_JOB)), {}, updated)
    yield "rename the job, and fail", Operation((_deploy(), _deploy(**_OTHER_JOB, **_FAILS)), {}, rolled_back)
    imported = {"in_stack": False}
    yield "another imported job", Operation((_deploy(), _deploy(**_OTHER_JOB)), imported, updated)
    yield (
        "another imported job, and fail",
        Operation((_deploy(), _deploy(**_OTHER_JOB, **_FAILS)), imported, rolled_back),
    )
    yield (
        "remove a run, another run of its job stays",
        Operation((_deploy(), _deploy(without=("RefundsNow",))), {"twin": True}, updated),
    )
    yield "remove a run with its job", Operation((_deploy(), _deploy(**_WITHOUT)), stays, updated)
    yield "remove the last run", Operation((_deploy(), _deploy(**_WITHOUT)), {}, updated)
    yield (
        "remove a run with its job, and fail",
        Operation((_deploy(), _deploy(**_WITHOUT, **_FAILS)), stays, rolled_back),
    )
    yield "add a job and its run", Operation((_deploy(**_WITHOUT), _deploy()), stays, updated)
    yield "add a job and its run, and fail", Operation((_deploy(**_WITHOUT), _deploy(**_FAILS)), stays, rolled_back)
    with_reset = {**stays, "reset": True, "bookmark": False}
    yield "remove the last reset", Operation((_deploy(), _deploy(without=("OrdersReset",))), with_reset, updated)
    yield "reset again", Operation((_deploy(), _deploy(work=1)), with_reset, updated)
    yield "reset again, and fail", Operation((_deploy(), _deploy(work=1, **_FAILS)), with_reset, rolled_back)
    yield "delete", Operation((_deploy(), _DELETE), {"reset": True}, deleted)
    yield (
        "nested: the parent fails",
        Operation((_deploy(), _deploy(work=1, parent_fails=20)), {"nested": True}, rolled_back),
    )
    yield "nested: the parent's creation fails", Operation((_deploy(parent_fails=20),), {"nested": True}, deleted)


def _of_location() -> Iterator[tuple[str, Operation]]:
    stays = {"neighbour": True}
    kind = "location"
    yield "create", Operation((_deploy(),), {}, "CREATE_COMPLETE", kind)
    yield "update", Operation((_deploy(), _deploy(work=1)), {}, "UPDATE_COMPLETE", kind)
    yield "update, and fail", Operation((_deploy(), _deploy(work=1, **_FAILS)), {}, "UPDATE_ROLLBACK_COMPLETE", kind)
    yield "remove the last job", Operation((_deploy(), _deploy(**_WITHOUT)), stays, "UPDATE_COMPLETE", kind)
    yield (
        "remove one of two jobs",
        Operation((_deploy(), _deploy(without=("RefundsNow",))), {"twin": True}, "UPDATE_COMPLETE", kind),
    )
    yield (
        "add a job, and fail",
        Operation((_deploy(**_WITHOUT), _deploy(**_FAILS)), stays, "UPDATE_ROLLBACK_COMPLETE", kind),
    )
    yield "delete", Operation((_deploy(), _DELETE), {}, "DELETE_COMPLETE", kind)


def operations() -> dict[str, Operation]:
    """Return all operations; those whose run does not fail also with runs that are live when the next one begins."""
    found = dict(_operations()) | {f"location: {name}": operation for name, operation in _of_location()}
    live = {"wait": False, **{f"run {index}": _LONG for index in range(4)}}
    return found | {
        f"{name}, with live runs": Operation(each.acts, {**each.settings, **live}, each.status, each.kind)
        for name, each in found.items()
        if "the run fails" not in name
    }
