"""The model of IAM: policies of templates, and when they take effect."""

from __future__ import annotations

from typing import Any

import pytest
from permissions.intrinsics import Environment
from permissions.policy import AccessRequest
from simulation.plain import PlainProvider
from simulation.schedule import Schedule, Setting
from simulation.template import Template
from simulation.world import World

ROLE = "arn:aws:iam::123456789012:role/Worker"
READ = [AccessRequest("glue:GetJobRun", "job")]


def document(*actions: str) -> dict[str, Any]:
    return {"Statement": [{"Effect": "Allow", "Action": list(actions), "Resource": "*"}]}


def parts(*actions: str, kind: str = "AWS::IAM::ManagedPolicy") -> dict[str, Any]:
    role: dict[str, Any] = {"Type": "AWS::IAM::Role", "Properties": {}}
    if kind == "AWS::IAM::Role":
        role["Properties"]["Policies"] = [{"PolicyName": "a", "PolicyDocument": document(*actions)}]
        return Template({"Worker": role}, Environment()).parts
    policy = {"Type": kind, "Properties": {"Roles": [{"Ref": "Worker"}], "PolicyDocument": document(*actions)}}
    return Template({"Worker": role, "Policy": policy}, Environment()).parts


def make_world(**settings: object) -> World:
    return World(Schedule(1, (), tuple(Setting(name, value) for name, value in settings.items())), PlainProvider())


def put(world: World, given: dict[str, Any]) -> None:
    for part in given.values():
        world.iam.put(part)


def verdicts(world: World, *seconds: float) -> list[str]:
    found = []
    begun = world.clock.now
    for each in seconds:
        world.clock.now = begun + each
        denial = world.iam.denial(ROLE, READ)
        found.append("allowed" if denial is None else "settling" if denial.is_settling else "denied")
    world.clock.now = begun
    return found


@pytest.mark.parametrize("kind", ["AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"])
def test_a_policy_allows_what_it_says(kind):
    world = make_world()
    put(world, parts("glue:GetJobRun", kind=kind))
    assert verdicts(world, 0) == ["allowed"]
    put(world, parts("glue:StartJobRun", kind=kind))
    assert verdicts(world, 0) == ["denied"]


def test_a_new_policy_takes_effect_later():
    world = make_world(iam_lag=20.0)
    put(world, parts("glue:GetJobRun"))
    assert verdicts(world, 0, 19, 20) == ["settling", "settling", "allowed"]


@pytest.mark.parametrize(("lags", "expected"), [(True, ["allowed", "denied"]), (False, ["denied", "denied"])])
def test_a_removed_policy_may_apply_for_some_time(lags, expected):
    world = make_world(iam_lag=20.0, iam_removal_lags=lags)
    given = parts("glue:GetJobRun")
    put(world, given)
    world.clock.now += 100
    world.iam.delete(given["Policy"])
    assert verdicts(world, 19, 20) == expected


def test_until_a_change_takes_effect_the_former_version_applies():
    world = make_world(iam_lag=20.0, iam_removal_lags=False)
    put(world, parts("glue:GetJobRun"))
    world.clock.now += 100
    put(world, parts("glue:StartJobRun"))
    assert verdicts(world, 19, 20) == ["allowed", "denied"]
