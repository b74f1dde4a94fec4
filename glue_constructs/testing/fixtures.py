"""pytest fixtures. They are opt-in, because their names are common.

In conftest.py::

    pytest_plugins = ["glue_constructs.testing.fixtures"]

A fixture of the same name in that conftest.py, or in a test module, overrides a fixture of this module.
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
    """A new app for each test, whose assembly is in pytest's temporary folder."""
    import aws_cdk  # noqa: PLC0415  # takes a second, so only when it is used

    return aws_cdk.App(outdir=str(tmp_path / "cdk.out"))


@pytest.fixture
def stack(app: cdk.App) -> cdk.Stack:
    """A stack "Stack" in the fixture `app`, without account and Region."""
    import aws_cdk  # noqa: PLC0415  # see above

    return aws_cdk.Stack(app, "Stack")


@pytest.fixture
def template_snapshot(request: pytest.FixtureRequest) -> SnapshotAssertion:
    """The fixture `snapshot` of syrupy with `TemplateSnapshot`: ``assert job == template_snapshot``."""
    snapshot: SnapshotAssertion = request.getfixturevalue("snapshot")
    return snapshot.use_extension(testing.TemplateSnapshot)


@pytest.fixture(scope="session")
def embedded_aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedAws]:
    """One embedded AWS for the session; tests must use unique names for their resources."""
    with EmbeddedAws(directory=tmp_path_factory.mktemp("embedded-aws")) as aws:
        yield aws


@pytest.fixture(scope="session")
def cdk_cli(embedded_aws: EmbeddedAws, tmp_path_factory: pytest.TempPathFactory) -> CdkCli:
    """The CDK CLI for the fixture `embedded_aws`, which is bootstrapped."""
    cli = CdkCli(embedded_aws, tmp_path_factory.mktemp("cdk"))
    cli.bootstrap()
    return cli
