"""What all tests share: one embedded AWS for the whole session, and the CDK CLI pointed at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cdk_cli import CdkCli

from glue_constructs.local import EmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def embedded_aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedAws]:
    """One for all: a test gives what it makes names of its own."""
    with EmbeddedAws(directory=tmp_path_factory.mktemp("embedded-aws")) as aws:
        yield aws


@pytest.fixture(scope="session")
def cdk(embedded_aws: EmbeddedAws, tmp_path_factory: pytest.TempPathFactory) -> CdkCli:
    """The CDK CLI, with the environment bootstrapped."""
    cli = CdkCli(embedded_aws, tmp_path_factory.mktemp("cdk"))
    cli.bootstrap()
    return cli
