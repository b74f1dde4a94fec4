from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from glue_constructs.cli.job_runs.job_run import ApiJobRun

ID = "jr_" + "a" * 64


def run(**data):
    return ApiJobRun({"Id": ID, "JobName": "clean", "JobRunState": "SUCCEEDED", "ExecutionTime": 3600, **data})


@pytest.mark.parametrize(
    ("data", "hours", "unit"),
    [
        ({"WorkerType": "G.2X", "NumberOfWorkers": 10, "MaxCapacity": 20.0}, 20, "DPU"),
        ({"MaxCapacity": 0.0625}, 0.0625, "DPU"),
        ({"WorkerType": "G.1X", "NumberOfWorkers": 10, "DPUSeconds": 7200.0}, 2, "DPU"),
        ({"WorkerType": "G.1X", "NumberOfWorkers": 6, "ExecutionTime": 5}, 0.1, "DPU"),
        ({"WorkerType": "G.1X", "NumberOfWorkers": 6, "ExecutionTime": 5, "GlueVersion": "1.0"}, 1, "DPU"),
        ({"WorkerType": "G.1X", "NumberOfWorkers": 6, "ExecutionTime": 0}, 0, "DPU"),
        ({"WorkerType": "R.1X", "NumberOfWorkers": 2}, 2, "M-DPU"),
    ],
)
def test_billed_hours_come_from_dpu_seconds_or_from_capacity_and_duration_with_a_minimum(data, hours, unit):
    assert run(**data).unit_hours == pytest.approx(hours)
    assert run(**data).units[1] == unit


def test_the_billed_hours_of_an_unknown_worker_type_are_unknown():
    unknown = run(WorkerType="G.99X", NumberOfWorkers=2)
    assert (unknown.unit_hours, unknown.to_dict()["dpu_hours"]) == (None, None)


def test_the_duration_of_a_live_run_is_the_time_since_its_start():
    started = datetime.now(timezone.utc) - timedelta(minutes=5)
    assert run(JobRunState="RUNNING", StartedOn=started, ExecutionTime=0).seconds == pytest.approx(300, abs=5)
    assert run(JobRunState="STARTING", StartedOn=started + timedelta(hours=1)).seconds == 0


def test_an_unknown_state_counts_as_live():
    assert run(JobRunState="PAUSED", StartedOn=datetime.now(timezone.utc)).is_live


@pytest.mark.parametrize("suffix", ["", "_attempt_1", "_restart_2", "_restart_1_attempt_3"])
def test_a_retry_has_the_id_of_the_first_attempt(suffix):
    assert run(Id=ID + suffix).first_id == ID
