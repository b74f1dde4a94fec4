"""Fixtures for pytest. They are asked for, and do not come by themselves: their names are common ones.

In a conftest.py::

    pytest_plugins = ["glue_constructs.testing.fixtures"]

A fixture of the same name in that conftest.py, or in a test's module, takes the place of one from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glue_constructs import testing
from glue_constructs.local import EmbeddedAws
from glue_constructs.testing.cdk_cli import CdkCli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import aws_cdk as cdk
    from syrupy.assertion import SnapshotAssertion


@pytest.fixture
def app(tmp_path: Path) -> cdk.App:
    """An app of the test's own, whose assembly goes when pytest clears its temporary folders."""
    import aws_cdk  # noqa: PLC0415  # a second: only where it is used

    return aws_cdk.App(outdir=str(tmp_path / "cdk.out"))


@pytest.fixture
def stack(app: cdk.App) -> cdk.Stack:
    """A stack of that app, "Stack", with neither account nor Region."""
    import aws_cdk  # noqa: PLC0415  # as above

    return aws_cdk.Stack(app, "Stack")


@pytest.fixture
def template_snapshot(request: pytest.FixtureRequest) -> SnapshotAssertion:
    """Syrupy's snapshot with `TemplateSnapshot`: ``assert job == template_snapshot``."""
    snapshot: SnapshotAssertion = request.getfixturevalue("snapshot")
    return snapshot.use_extension(testing.TemplateSnapshot)


@pytest.fixture(scope="session")
def embedded_aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedAws]:
    """One embedded AWS for the whole session: tests give what they make there names of their own."""
    with EmbeddedAws(directory=tmp_path_factory.mktemp("embedded-aws")) as aws:
        yield aws


@pytest.fixture(scope="session")
def cdk_cli(embedded_aws: EmbeddedAws, tmp_path_factory: pytest.TempPathFactory) -> CdkCli:
    """The CDK CLI pointed at that embedded AWS, which is bootstrapped."""
    cli = CdkCli(embedded_aws, tmp_path_factory.mktemp("cdk"))
    cli.bootstrap()
    return cli
