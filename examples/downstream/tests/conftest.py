"""Fixtures of the library, and this repository's app."""

import pytest
from app import make_app

pytest_plugins = ["glue_constructs.testing.fixtures"]


@pytest.fixture
def app(tmp_path):
    """Override the library's fixture, which is an empty app."""
    return make_app(outdir=str(tmp_path / "cdk.out"))
