from __future__ import annotations

from glue_constructs import DataLakeFormat, GlueVersion, LibrarySet, WorkerType
from glue_constructs.rules import tables
from glue_constructs.rules.special_parameters import SPECIAL_PARAMETERS


def test_glue_versions_are_those_of_the_table_that_can_be_created():
    assert [v.value for v in GlueVersion] == list(tables.OFFERED_GLUE_VERSIONS)


def test_worker_types_are_those_of_the_table_for_spark():
    spark = {w.name for w in tables.WORKER_TYPES.values() if set(tables.SPARK) & set(w.commands)}
    assert {w.value for w in WorkerType} == spark


def test_data_lake_formats_are_those_that_glue_reads():
    assert {f.value for f in DataLakeFormat} == set(SPECIAL_PARAMETERS["--datalake-formats"].allowed)


def test_library_sets_are_those_that_glue_reads():
    assert {s.value for s in LibrarySet} == set(SPECIAL_PARAMETERS["library-set"].allowed)
