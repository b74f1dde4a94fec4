from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from synth import app, template_snapshot

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["app", "template_snapshot"]


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package cache, shared by all workers of pytest-xdist and separate from the user's cache."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if base.name.startswith("popen-") else base) / "glue-constructs-cache"


@pytest.fixture(autouse=True)
def _separate_cache(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLUE_CONSTRUCTS_CACHE", str(packages))
