from __future__ import annotations

from glue_constructs import GlueVersion, WorkerType
from glue_constructs.rules import tables


def test_glue_versions_are_those_of_the_table_that_can_be_created():
    assert [v.value for v in GlueVersion] == list(tables.OFFERED_GLUE_VERSIONS)


def test_worker_types_are_those_of_the_table_for_spark():
    spark = {w.name for w in tables.WORKER_TYPES.values() if set(tables.SPARK) & set(w.commands)}
    assert {w.value for w in WorkerType} == spark
