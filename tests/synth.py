"""Fixtures and helpers for the tests of constructs: a stack, and the resources that a construct creates."""

from __future__ import annotations

import json
import re
from functools import reduce
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template
from syrupy.extensions.json import JSONSnapshotExtension

from glue_constructs.testing.fixtures import app, template_snapshot

if TYPE_CHECKING:
    from constructs import IConstruct
    from syrupy.assertion import SnapshotAssertion

__all__ = ["app", "template_snapshot"]

_ASSET_HASH = re.compile(r"\b[0-9a-f]{64}\b")


@pytest.fixture
def stack(app: cdk.App) -> cdk.Stack:
    synthesizer = cdk.DefaultStackSynthesizer(generate_bootstrap_version_rule=False)
    return cdk.Stack(app, "Stack", synthesizer=synthesizer)


@pytest.fixture
def snapshot_json(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """A snapshot of plain data, in one JSON file per test; for templates of constructs use `template_snapshot`."""
    return snapshot.use_extension(JSONSnapshotExtension)


def template(stack: cdk.Stack) -> dict[str, Any]:
    """Return the synthesized template, with masked asset hashes."""
    text = json.dumps(Template.from_stack(stack).to_json())
    return json.loads(_ASSET_HASH.sub("<asset hash>", text))


def constructs(stack: cdk.Stack, *paths: str) -> list[IConstruct]:
    """Return constructs of a stack by their paths, such as "Orders/Role"."""
    return [reduce(lambda above, name: above.node.find_child(name), path.split("/"), stack) for path in paths]


def resources(stack: cdk.Stack, *prefixes: str) -> dict[str, Any]:
    """Return the resources whose logical ids start with a prefix: those of the constructs with these ids."""
    found = template(stack)["Resources"]
    return {name: resource for name, resource in found.items() if name.startswith(prefixes)}


def properties(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    """Return the properties of all resources of a type, in the order of the template."""
    return [r["Properties"] for r in template(stack)["Resources"].values() if r["Type"] == kind]
