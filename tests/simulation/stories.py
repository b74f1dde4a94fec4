"""Draws schedules: a seed always gives the same one.

The acts come from a few typical sequences of operations. They are combined with random settings, courses of runs, and
faults at the calls of the provider.
"""

from __future__ import annotations

from random import Random
from typing import Any

from .bounds import MIN_DEPLOYMENT_INTERVAL
from .schedule import Act, Schedule
from .settings import draw_settings
from .troubles import draw_faults


def draw_schedule(seed: int) -> Schedule:
    """Return the schedule of a seed."""
    random = Random(seed)  # noqa: S311  # not for secrets
    settings = draw_settings(random)
    return Schedule(seed, _draw_acts(random), settings, draw_faults(random))


def _draw_acts(random: Random) -> tuple[Act, ...]:
    plot = random.choices(list(_PLOTS), weights=list(_PLOTS.values()))[0]
    acts = plot(random)
    if random.random() < 0.15:
        acts.insert(random.randint(1, len(acts)), _user_act(random))
    if random.random() < 0.5:
        acts.append(Act("delete", _after(random)))
    return tuple(acts)


def _after(random: Random) -> float:
    return random.choice((5, 8, 20, 40, 400))


def _during(random: Random) -> float:
    """Draw a time at which an operation can be in progress."""
    return round(random.choice((1, 4, 12, 30, 70, 150)) * random.uniform(0.5, 1.5), 1)


def _deploy(random: Random, **details: Any) -> Act:
    if random.random() < 0.1:
        details["changes"] = random.choice(_CHANGES)
    return Act(
        "deploy", random.choice((MIN_DEPLOYMENT_INTERVAL, MIN_DEPLOYMENT_INTERVAL, 60, 100, 400)), details=details
    )


_CHANGES = (
    (("wait", False),),
    (("wait", False), ("stop", False)),
    (("stop", False),),
    (("run_on", "CREATE"),),
    (("run_on", "DEPLOY"),),
    (("wait_seconds", 900),),
    (("job", "orders-v2"),),
)


def _only_deployed(random: Random) -> list[Act]:
    return [_deploy(random)]


def _updated(random: Random) -> list[Act]:
    return [_deploy(random), *(_deploy(random, work=random.randint(0, 2)) for _ in range(random.randint(1, 3)))]


def _rolled_back(random: Random) -> list[Act]:
    broken = _deploy(random, work=1, fails_after=_during(random))
    return [_deploy(random), broken, *random.choice(([], [_deploy(random, work=random.randint(0, 1))]))]


def _cancelled(random: Random) -> list[Act]:
    return [_deploy(random), _deploy(random, work=1, cancelled_after=_during(random)), _deploy(random, work=1)]


def _rollback_continued(random: Random) -> list[Act]:
    broken = _deploy(random, work=1, fails_after=_during(random))
    return [_deploy(random), broken, Act("continue_rollback", _after(random)), _deploy(random, work=2)]


def _creation_rolled_back(random: Random) -> list[Act]:
    return [_deploy(random, fails_after=_during(random)), _deploy(random)]


def _creation_kept(random: Random) -> list[Act]:
    broken = random.choice(({}, {"fails_after": _during(random)}))
    return [_deploy(random, keeps=True, **broken), _deploy(random, keeps=random.random() < 0.5), _deploy(random)]


def _update_kept(random: Random) -> list[Act]:
    broken = random.choice(({}, {"fails_after": _during(random)}))
    return [_deploy(random), _deploy(random, work=1, keeps=True, **broken), _deploy(random, work=random.randint(0, 1))]


def _deleted_in_the_making(random: Random) -> list[Act]:
    return [_deploy(random), Act("delete", _during(random), while_busy=True), *random.choice(([], [_deploy(random)]))]


def _added_and_removed(random: Random) -> list[Act]:
    """A run is added and removed: with its job, or while another run or a reset of the job remains."""
    without = random.choice((("OrdersNow",), ("OrdersNow", "OrdersReset")))
    added = _deploy(random, **random.choice(({}, {"fails_after": _during(random)})))
    return [_deploy(random, without=without), added, _deploy(random, without=without), _deploy(random)]


def _nested(random: Random) -> list[Act]:
    """The parent of a nested stack fails after the nested stack is done; for other stacks it has no effect."""
    fails = {"parent_fails": _during(random)}
    first = _deploy(random, **random.choice(({}, fails)))
    return [first, _deploy(random, work=1, **random.choice(({}, fails, fails))), _deploy(random, work=1)]


def _aged(random: Random) -> list[Act]:
    """Deployments with weeks between them: changes that run nothing, failing updates, and new work."""
    acts = [_deploy(random)]
    for _ in range(random.randint(1, 3)):
        details = random.choice(
            (
                {"changes": (("wait_seconds", random.choice((900, 1200, 1500))),)},
                {"work": 1, "fails_after": _during(random)},
                {"work": random.randint(0, 1)},
            )
        )
        acts.append(Act("deploy", random.choice((10, 40, 80)) * 24 * 3600.0, details=details))
    return acts


_PLOTS = {
    _only_deployed: 10,
    _updated: 14,
    _rolled_back: 16,
    _cancelled: 12,
    _rollback_continued: 5,
    _creation_rolled_back: 12,
    _creation_kept: 8,
    _update_kept: 6,
    _deleted_in_the_making: 10,
    _added_and_removed: 10,
    _nested: 4,
    _aged: 6,
}


def _user_act(random: Random) -> Act:
    kind = random.choice(("stop_run", "delete_job", "start_run"))
    return Act(kind, _during(random), while_busy=True)
