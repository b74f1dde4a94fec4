from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.local.glue.arguments import command_line
from glue_constructs.local.glue.jobs import Job
from glue_constructs.local.glue.runs import EmbeddedJobRun

WORKERS = {"WorkerType": "G.1X", "NumberOfWorkers": 10}


def run(definition: dict[str, Any] | None = None, **parameters: Any) -> EmbeddedJobRun:
    return EmbeddedJobRun(
        Job("flights", "arn:flights", {"Role": "r", "Command": {"Name": "glueetl"}, **(definition or {})}), parameters
    )


@pytest.mark.parametrize(
    ("job", "parameters", "shown"),
    [
        pytest.param(WORKERS, {}, {**WORKERS, "MaxCapacity": 10.0, "AllocatedCapacity": 10}, id="the-jobs-workers"),
        pytest.param(
            WORKERS,
            {"WorkerType": "G.8X", "NumberOfWorkers": 2},
            {"WorkerType": "G.8X", "NumberOfWorkers": 2, "MaxCapacity": 16.0},
            id="the-runs-workers",
        ),
        pytest.param(
            WORKERS, {"MaxCapacity": 4.0}, {"MaxCapacity": 4.0, "AllocatedCapacity": 4}, id="dpu-over-workers"
        ),
        pytest.param({"MaxCapacity": 4.0}, WORKERS, {**WORKERS, "MaxCapacity": 10.0}, id="workers-over-dpu"),
        pytest.param({"AllocatedCapacity": 3}, {}, {"MaxCapacity": 3.0}, id="the-deprecated-field"),
    ],
)
def test_all_capacity_fields_are_overridden_together(
    job: dict[str, Any], parameters: dict[str, Any], shown: dict[str, Any]
) -> None:
    described = run(job, **parameters).describe()

    assert {field: described[field] for field in shown} == shown
    assert "WorkerType" in shown or "WorkerType" not in described


@pytest.mark.parametrize(
    ("worker_type", "dpu"),
    [("Standard", 1), ("G.025X", 0.25), ("G.1X", 1), ("G.8X", 8), ("G.16X", 16), ("R.4X", 4), ("Z.2X", 2)],
)
def test_the_dpus_of_a_worker_are_in_its_name(worker_type: str, dpu: float) -> None:
    assert run({"WorkerType": worker_type, "NumberOfWorkers": 2}).describe()["MaxCapacity"] == 2 * dpu


@pytest.mark.parametrize(
    ("job", "is_shown"),
    [
        pytest.param({}, False, id="standard"),
        pytest.param({"ExecutionClass": "FLEX"}, True, id="flex"),
        pytest.param({"DefaultArguments": {"--enable-auto-scaling": "true"}}, True, id="auto-scaling"),
        pytest.param({"DefaultArguments": {"--enable-auto-scaling": "false"}}, False, id="no-auto-scaling"),
    ],
)
def test_dpu_seconds_are_returned_as_in_the_service(job: dict[str, Any], *, is_shown: bool) -> None:
    assert ("DPUSeconds" in run(job).describe()) is is_shown


@pytest.mark.parametrize(
    ("definition", "minutes"),
    [
        pytest.param({}, 2880, id="old-version"),
        pytest.param({"GlueVersion": "5.0"}, 480, id="glue-5"),
        pytest.param({"GlueVersion": "auto"}, 2880, id="unknown-version"),
        pytest.param({"GlueVersion": "5.0", "Timeout": 7}, 7, id="given"),
        pytest.param({"GlueVersion": "5.0", "Command": {"Name": "pythonshell"}}, 2880, id="python-shell"),
        pytest.param({"Command": {"Name": "gluestreaming"}}, None, id="stream"),
    ],
)
def test_a_run_has_its_jobs_timeout(definition: dict[str, Any], minutes: int | None) -> None:
    assert run(definition).timeout == minutes
    assert run(definition, Timeout=3).timeout == 3


def test_a_run_that_is_being_stopped_does_not_become_running() -> None:
    stopped = run()
    stopped.enter_state("STOPPING")

    stopped.enter_state("RUNNING")

    assert stopped.state == "STOPPING"


def test_a_spark_script_receives_the_names_and_ids_of_its_job_and_run() -> None:
    first = run({"DefaultArguments": {"--day": "1", "--flag": ""}})
    second = run()

    assert command_line(first)[0:2] == ["--JOB_NAME", "flights"]
    assert command_line(first)[4:] == ["--JOB_RUN_ID", first.id, "--day", "1", "--flag", ""]
    assert command_line(first)[3].startswith("j_")
    assert command_line(first)[3] == command_line(second)[3]
    assert first.id != second.id


def test_the_second_retry_has_the_id_of_the_first_attempt_with_its_number() -> None:
    first = run()
    third = first.next_attempt().next_attempt()

    assert (third.id, third.attempt, third.previous_run_id) == (
        f"{first.id}_attempt_2",
        2,
        f"{first.id}_attempt_1",
    )


def test_a_later_update_of_the_job_does_not_change_a_run() -> None:
    started = run({"Timeout": 7})

    started.job.update({"Role": "r", "Command": {"Name": "glueetl"}, "Timeout": 9})

    assert started.describe()["Timeout"] == 7
