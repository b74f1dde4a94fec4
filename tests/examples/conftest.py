from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from synth import app, template_snapshot

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["app", "template_snapshot"]


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pip's results are kept: not with the user's, and once for all workers of pytest-xdist."""
    own = tmp_path_factory.getbasetemp()
    return (own.parent if own.name.startswith("popen-") else own) / "glue-constructs-cache"


@pytest.fixture(autouse=True)
def _own_cache(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLUE_CONSTRUCTS_CACHE", str(packages))
