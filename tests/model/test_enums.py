"""The enums are generated from the rows."""

from __future__ import annotations

from enums import MODULE, enums

from glue_constructs import GlueVersion, WorkerType
from glue_constructs.model.enums import GlueVersion as MadeVersion
from glue_constructs.model.enums import WorkerType as MadeWorkerType


def test_the_module_is_generated_from_the_rows() -> None:
    assert MODULE.read_text(encoding="utf-8") == enums() + "\n", "python tests/enums.py brings it up to date"


def test_the_public_names() -> None:
    assert (GlueVersion, WorkerType) == (MadeVersion, MadeWorkerType)
    assert (GlueVersion("5.1"), WorkerType("G.025X")) == (GlueVersion.V5_1, WorkerType.G_025X)
