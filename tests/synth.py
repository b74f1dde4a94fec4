"""What the tests of constructs share: a stack with nothing foreign in it, and the resources that a construct owns."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template
from syrupy.extensions.json import JSONSnapshotExtension

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

_ASSET_HASH = re.compile(r"\b[0-9a-f]{64}\b")


@pytest.fixture(autouse=True)
def _without_cdk_validation(monkeypatch: pytest.MonkeyPatch) -> None:
    """CDK's own validator costs 4 s at the first synth of a process; the examples' tests run with it."""
    monkeypatch.setenv("CDK_VALIDATION", "false")


@pytest.fixture
def stack() -> cdk.Stack:
    app = cdk.App(analytics_reporting=False)
    synthesizer = cdk.DefaultStackSynthesizer(generate_bootstrap_version_rule=False)
    return cdk.Stack(app, "Stack", synthesizer=synthesizer)


@pytest.fixture
def snapshot_json(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """One JSON file a test."""
    return snapshot.use_extension(JSONSnapshotExtension)


def template(stack: cdk.Stack) -> dict[str, Any]:
    """The synthesized template, asset hashes masked."""
    text = json.dumps(Template.from_stack(stack).to_json())
    return json.loads(_ASSET_HASH.sub("<asset hash>", text))


def golden(stack: cdk.Stack) -> dict[str, Any]:
    """The template for a golden file: what a script's content decides is masked, so that a script may change."""
    text = json.dumps(template(stack))
    return json.loads(re.sub(r'"Fingerprint": "[0-9a-f]{16}"', '"Fingerprint": "<fingerprint>"', text))


def resources(stack: cdk.Stack, *prefixes: str) -> dict[str, Any]:
    """The resources whose logical ids begin with one of the prefixes: those that the constructs of these ids own."""
    found = template(stack)["Resources"]
    return {name: resource for name, resource in found.items() if name.startswith(prefixes)}


def properties(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    """The properties of every resource of a type, in the template's order."""
    return [r["Properties"] for r in template(stack)["Resources"].values() if r["Type"] == kind]
