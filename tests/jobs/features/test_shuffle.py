from __future__ import annotations

import pytest
from jobs.job_factories import allowed, arguments, etl, warnings
from synth import properties

from glue_constructs import InvalidInput, TempDir

KEY = "--write-shuffle-files-to-s3"


def test_two_jobs_with_shuffle_data_in_s3(stack, snapshot_json):
    etl(stack, "Orders", temp_dir=TempDir(bucket="lake", prefix="tmp"), write_shuffle_files_to_s3=True)
    etl(stack, "Customers", write_shuffle_files_to_s3="s3://lake/shuffle/")
    assert [job["DefaultArguments"] for job in properties(stack, "AWS::Glue::Job")] == snapshot_json


def test_its_folder_may_be_read_and_written(stack):
    etl(stack, write_shuffle_files_to_s3="s3://lake/shuffle/")
    assert arguments(stack) == {KEY: "true", "--conf": "spark.shuffle.glue.s3ShuffleBucket=s3://lake/shuffle/"}
    assert allowed(stack, "s3:DeleteObject")[0] == "arn:<AWS::Partition>:s3:::lake/shuffle/*"


def test_without_any_folder_there_is_a_warning(stack):
    [warning] = warnings(etl(stack, write_shuffle_files_to_s3=True))
    assert "TempDir" in warning


def test_false_forbids_the_argument(stack):
    etl(stack, write_shuffle_files_to_s3=False)
    assert arguments(stack) == {}
    with pytest.raises(
        InvalidInput, match=f"'{KEY}' is set by the prop 'write_shuffle_files_to_s3'; arguments must omit"
    ):
        etl(stack, "Again", write_shuffle_files_to_s3=False, arguments={KEY: "false"})


@pytest.mark.parametrize("folder", ["lake", 3, TempDir(prefix="x")])
def test_a_wrong_folder_is_refused(stack, folder):
    with pytest.raises(InvalidInput, match="write_shuffle_files_to_s3"):
        etl(stack, write_shuffle_files_to_s3=folder)
