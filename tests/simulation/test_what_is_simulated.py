"""What the simulator takes from the constructs: the templates, with their properties, functions, roles and machine."""

from __future__ import annotations

import pytest
from permissions.intrinsics import Environment
from simulation import templates
from simulation.campaign import run_schedule
from simulation.ours import Location, Ours
from simulation.schedule import Act, Schedule, Setting
from simulation.synthesized import nested_resources_of, resources_of
from simulation.templates import template_of
from simulation.variants import Variant, all_variants

VARIANTS = {
    "runs": (Ours, Variant(runs=("OrdersNow", "RefundsNow"), neighbour=True, reset=True), {"twin": True}),
    "location": (Location, Variant(kind="location", in_stack=False, neighbour=True), {}),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_the_properties_are_those_of_the_template_as_strings(name):
    provider, variant, settings = VARIANTS[name]
    chosen = {"neighbour": True, "reset": True, **settings}
    schedule = Schedule(1, (Act("deploy"),), tuple(Setting(*each) for each in chosen.items()))
    world = run_schedule(schedule, provider())
    written = {part.name: part.properties for part in template_of(variant, Environment(suffix="-1")).customs}
    sent = {request.resource.logical_id: request.properties for request in world.stack.requests}
    assert sent.keys() == written.keys()
    for resource, properties in sent.items():
        assert set(properties) == set(written[resource])
        assert all(isinstance(value, (str, dict, list)) for value in properties.values())


def test_the_functions_have_the_timeouts_and_the_roles_of_the_template():
    world = run_schedule(Schedule(1, (Act("deploy"),)), Ours())
    functions = template_of(Variant(), world.environment(1)).of_type("AWS::Lambda::Function")
    assert {part.arn for part in functions} == world.lambdas.functions.keys()
    for part in functions:
        function = world.lambdas.functions[part.arn]
        assert (function.seconds, function.role) == (part.properties["Timeout"], part.properties["Role"])
    assert {function.fault_name for function in world.lambdas.functions.values()} == {"entry", "worker"}


def test_the_destination_of_lost_events_is_that_of_the_template():
    world = run_schedule(Schedule(1, (Act("deploy"),)), Ours())
    template = template_of(Variant(), world.environment(1))
    [given] = template.of_type("AWS::Lambda::EventInvokeConfig")
    [delivery] = world.lambdas.deliveries.values()
    assert delivery.destination == given.properties["DestinationConfig"]["OnFailure"]["Destination"]
    assert delivery.retries == given.properties["MaximumRetryAttempts"]


@pytest.mark.parametrize("variant", [Variant(neighbour=True), Variant(kind="location")], ids=["runs", "location"])
def test_a_nested_stack_has_the_same_resources(variant):
    """So the simulator uses the templates of top-level stacks for nested ones."""

    def without_hashes(resources: dict) -> dict[str, str]:
        return {name: each["Type"] for name, each in resources.items() if each["Type"] != "AWS::CDK::Metadata"}

    assert without_hashes(nested_resources_of(variant)) == without_hashes(resources_of(variant))


def test_nothing_remains_of_a_deleted_stack():
    world = run_schedule(Schedule(1, (Act("deploy"), Act("delete"))), Ours())
    assert world.stack.provisioner.parts == world.stack.resources == world.lambdas.functions == {}


@pytest.mark.slow
def test_preloaded_templates_are_the_same(monkeypatch):
    monkeypatch.setattr(templates, "_preloaded", {})
    templates.preload()
    assert templates._preloaded.keys() == {str(variant) for variant in all_variants()}
    for _provider, variant, _settings in VARIANTS.values():
        assert templates._preloaded[str(variant)] == resources_of(variant)
