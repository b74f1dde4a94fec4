"""Fixtures of the library, and the app of this repository."""

import pytest
from app import make_app

pytest_plugins = ["glue_constructs.testing.fixtures"]


@pytest.fixture
def app(tmp_path):
    """Takes the place of the library's, which is an empty one."""
    return make_app(outdir=str(tmp_path / "cdk.out"))
