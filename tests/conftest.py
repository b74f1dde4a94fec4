"""Options and fixtures of all tests: one embedded AWS for the session, and the CDK CLI that deploys to it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

# CDK validation takes seconds at the first synth of a process; the demo's test runs with it. Node reads the variable
# when it starts, so it is set before anything imports aws_cdk.
os.environ.setdefault("CDK_VALIDATION", "false")

import pytest
from cdk_cli import CdkCli
from hypothesis import settings
from quick import Quick

from glue_constructs.testing.fixtures import embedded_aws

if TYPE_CHECKING:
    from glue_constructs.local import EmbeddedAws

__all__ = ["embedded_aws"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="only tests that need no aws_cdk, no Node and no process")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("quick"):
        config.pluginmanager.register(Quick())


# Hypothesis' profile for CI: no random seed and no deadline, so that the result depends only on the change.
# `pytest --hypothesis-profile default` uses random examples.
settings.load_profile("ci")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run files that deploy or start Spark first: they take long, and workers can share the quick ones at the end."""
    slow = {item.path for item in items if item.get_closest_marker("cdk_cli") or item.get_closest_marker("spark")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def cdk(embedded_aws: EmbeddedAws, tmp_path_factory: pytest.TempPathFactory) -> CdkCli:
    """The CDK CLI, after bootstrapping."""
    cli = CdkCli(embedded_aws, tmp_path_factory.mktemp("cdk"))
    cli.bootstrap()
    return cli
