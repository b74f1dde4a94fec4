"""What all tests share: one embedded AWS for the whole session, and the CDK CLI pointed at it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

# CDK's own validator costs seconds at the first synth of a process; the demo's test runs with it. It is Node that reads
# this, when it starts: set before anything imports aws_cdk.
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


# What lands is decided by the change, not by chance or by what else the machine does: hypothesis' own profile for that.
# `pytest --hypothesis-profile default` looks further.
settings.load_profile("ci")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that deploy or start Spark come first: they last, and the many quick ones can be shared out at the end."""
    lasting = {item.path for item in items if item.get_closest_marker("cdk_cli") or item.get_closest_marker("spark")}
    items.sort(key=lambda item: item.path not in lasting)


@pytest.fixture(scope="session")
def cdk(embedded_aws: EmbeddedAws, tmp_path_factory: pytest.TempPathFactory) -> CdkCli:
    """The CDK CLI, with the environment bootstrapped."""
    cli = CdkCli(embedded_aws, tmp_path_factory.mktemp("cdk"))
    cli.bootstrap()
    return cli
