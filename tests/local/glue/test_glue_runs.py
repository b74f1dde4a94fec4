"""Runs as real processes, with Python shell scripts, because they start in a tenth of a second."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from local.engine import until
from local.processes import all_end, is_alive

if TYPE_CHECKING:
    from .conftest import World

pytestmark = pytest.mark.process

SLEEP = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"


def test_a_script_that_ends_has_succeeded(world: World) -> None:
    job = world.create_job("hello", "print('hello'); import time; time.sleep(1.1)")

    run = world.run(job)

    assert run["JobRunState"] == "SUCCEEDED"
    assert "ErrorMessage" not in run
    assert run["ExecutionTime"] == 1
    assert run["CompletedOn"] - run["StartedOn"] >= timedelta(seconds=1)
    assert run["LastModifiedOn"] == run["CompletedOn"]
    assert world.output(run) == "hello\n"


def test_a_run_has_its_own_parameters_and_those_of_its_job(world: World) -> None:
    job = world.create_job(
        "hello",
        Timeout=3,
        GlueVersion="3.0",
        SecurityConfiguration="encrypted",
        DefaultArguments={"--day": "1"},
        NotificationProperty={"NotifyDelayAfter": 2},
    )

    run = world.run(job, Arguments={"--hour": "2"}, Timeout=5, MaxCapacity=1.0)

    shown = {
        "Attempt": 0,
        "JobName": "hello",
        "Arguments": {"--hour": "2"},
        "Timeout": 5,
        "MaxCapacity": 1.0,
        "AllocatedCapacity": 1,
        "GlueVersion": "3.0",
        "SecurityConfiguration": "encrypted",
        "NotificationProperty": {"NotifyDelayAfter": 2},
        "LogGroupName": "/aws-glue/python-jobs",
        "PredecessorRuns": [],
    }
    assert {field: run[field] for field in shown} == shown
    assert run["Id"].startswith("jr_")
    assert len(run["Id"]) == 67


def test_a_python_shell_script_gets_the_merged_arguments_and_its_location(world: World) -> None:
    job = world.create_job(
        "arguments",
        "import json, sys; print(json.dumps(sys.argv))",
        DefaultArguments={"--a": "default", "--b": "default", "--c": "default", "--enable-metrics": ""},
        NonOverridableArguments={"--c": "fixed"},
    )

    run = world.run(job, Arguments={"--b": "run", "--c": "run", "--d": "a b"})

    script, *arguments = json.loads(world.output(run))
    assert Path(script).name == "arguments.py"
    assert arguments == [
        *("--a", "default"),
        *("--b", "run"),
        *("--c", "fixed"),
        "--enable-metrics",
        *("--d", "a b"),
        *("--scriptLocation", "s3://code/arguments.py"),
    ]


def test_the_argument_overrides_the_script(world: World) -> None:
    job = world.create_job("hello", "print('the job')")
    other = world.put_script("print('the other')", "folder/other.py")

    run = world.run(job, Arguments={"--scriptLocation": other})

    assert world.output(run) == "the other\n"


def test_a_script_can_access_only_the_embedded_aws(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("SECRET_OF_THE_LAPTOP", "x")
    job = world.create_job(
        "s3",
        """
        import boto3, os
        boto3.client("s3").put_object(Bucket="code", Key="out.txt", Body=b"seen")
        print(os.getcwd(), os.environ["TZ"], "AWS_PROFILE" in os.environ, "SECRET_OF_THE_LAPTOP" in os.environ)
        """,
    )

    run = world.run(job)

    assert world.s3.get_object(Bucket="code", Key="out.txt")["Body"].read() == b"seen"
    assert world.output(run).split() == [str(world.directory(run)), "UTC", "False", "False"]


@pytest.mark.parametrize(
    ("script", "message"),
    [
        pytest.param("raise ValueError('the message')", "ValueError: the message", id="exception"),
        pytest.param("raise RuntimeError", "RuntimeError", id="without-message"),
        pytest.param("x = 1 +", "SyntaxError: invalid syntax (fails.py, line 1)", id="syntax"),
        pytest.param("import nothing", "ModuleNotFoundError: No module named 'nothing'", id="import"),
        pytest.param("import sys; sys.exit(3)", "SystemExit: 3", id="exit-code"),
        pytest.param("import sys; sys.exit('no data')", "SystemExit: no data", id="exit-text"),
        pytest.param("import os; os._exit(4)", "Command failed with exit code 4", id="hard-exit"),
        pytest.param("import os; os.kill(os.getpid(), 9)", "Command failed with exit code 137", id="killed"),
    ],
)
def test_a_failed_script_has_an_error_message(world: World, script: str, message: str) -> None:
    run = world.run(world.create_job("fails", script))

    assert (run["JobRunState"], run["ErrorMessage"]) == ("FAILED", message)


@pytest.mark.parametrize("script", ["import sys; sys.exit(0)", "import sys; sys.exit()", "import os; os._exit(0)"])
def test_a_python_shell_script_may_exit_with_0(world: World, script: str) -> None:
    assert world.run(world.create_job("ends", script))["JobRunState"] == "SUCCEEDED"


def test_the_error_log_has_only_the_scripts_part_of_the_traceback(world: World) -> None:
    run = world.run(world.create_job("fails", "def work():\n    raise ValueError('no')\nwork()"))

    log = world.errors(run)
    assert 'fails.py", line 3, in <module>' in log
    assert 'fails.py", line 2, in work' in log
    assert "launcher.py" not in log
    assert "runpy" not in log


@pytest.mark.parametrize(
    ("location", "message"),
    [
        pytest.param(
            "s3://code/gone.py",
            "LAUNCH ERROR | Error downloading from S3 for bucket: code, key: gone.py.The specified key does not exist. "
            "(Service: Amazon S3; Status Code: 404; Please refer logs for details.",
            id="no-script",
        ),
        pytest.param(
            "s3://nowhere/gone.py",
            "LAUNCH ERROR | Error downloading from S3 for bucket: nowhere, key: gone.py.The specified bucket does not "
            "exist (Service: Amazon S3; Status Code: 404; Please refer logs for details.",
            id="no-bucket",
        ),
        pytest.param(
            "/home/me/job.py",
            "LAUNCH ERROR | a file of a run must be an object in S3, s3://bucket/key, got '/home/me/job.py'",
            id="no-uri",
        ),
    ],
)
def test_a_run_that_cannot_be_launched_fails(world: World, location: str, message: str) -> None:
    world.glue.create_job(Name="gone", Role="r", Command={"Name": "pythonshell", "ScriptLocation": location})

    run = world.run("gone")

    assert (run["JobRunState"], run["ErrorMessage"], run["ExecutionTime"]) == ("FAILED", message, 0)


def test_ray_jobs_are_rejected(world: World) -> None:
    run = world.run(world.create_job("ray", command="glueray"))

    assert run["ErrorMessage"] == (
        "LAUNCH ERROR | the embedded AWS does not run Ray jobs, only glueetl, gluestreaming and pythonshell"
    )


def test_stopping_kills_the_script_and_its_children(world: World) -> None:
    job = world.create_job(
        "parent",
        """
        import subprocess, sys, os
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        print(os.getpid(), child.pid, flush=True)
        child.wait()
        """,
    )
    run_id = world.start(job)
    run = world.wait(job, run_id, ("RUNNING",))
    until(lambda: world.output(run).endswith("\n"), seconds=60)
    pids = [int(pid) for pid in world.output(run).split()]
    assert all(map(is_alive, pids))

    answer = world.glue.batch_stop_job_run(JobName=job, JobRunIds=[run_id])

    assert answer["SuccessfulSubmissions"] == [{"JobName": job, "JobRunId": run_id}]
    assert answer["Errors"] == []
    assert world.wait(job, run_id)["JobRunState"] == "STOPPED"
    assert all_end(*pids)


def test_a_script_that_ignores_sigterm_is_killed_after_a_grace_period(world: World) -> None:
    job = world.create_job(
        "stubborn",
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)",
    )
    run_id = world.start(job)
    run = world.wait(job, run_id, ("RUNNING",))
    until(lambda: world.output(run) == "up\n", seconds=60)

    world.glue.batch_stop_job_run(JobName=job, JobRunIds=[run_id])

    assert world.describe_run(job, run_id)["JobRunState"] == "STOPPING"
    assert world.wait(job, run_id)["JobRunState"] == "STOPPED"


def test_remaining_child_processes_of_a_script_are_killed(world: World) -> None:
    job = world.create_job(
        "careless",
        """
        import subprocess, sys
        print(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid)
        """,
    )

    run = world.run(job)

    assert run["JobRunState"] == "SUCCEEDED"
    assert all_end(int(world.output(run)))


def test_runs_that_cannot_be_stopped_are_in_the_errors(world: World) -> None:
    job = world.create_job("hello")
    done = world.run(job)["Id"]

    answer = world.glue.batch_stop_job_run(JobName=job, JobRunIds=[done, "jr_unknown"])
    nothing = world.glue.batch_stop_job_run(JobName="nothing", JobRunIds=["jr_unknown"])

    assert answer["SuccessfulSubmissions"] == []
    assert [(error["JobRunId"], error["ErrorDetail"]["ErrorCode"]) for error in answer["Errors"]] == [
        (done, "JobRunInTerminalStateException"),
        ("jr_unknown", "EntityNotFoundException"),
    ]
    assert [error["ErrorDetail"]["ErrorCode"] for error in nothing["Errors"]] == ["EntityNotFoundException"]


def test_a_run_that_exceeds_its_timeout_is_killed(world: World) -> None:
    job = world.create_job("slow", SLEEP, MaxRetries=2)
    # The API allows only whole minutes.
    world.service._jobs.get(job).definition["Timeout"] = 0.5 / 60

    run = world.service._scheduler.start(job, {})

    assert run.ended.wait(20)
    assert (run.state, run.error_message) == ("TIMEOUT", "Job run timed out")
    assert run.job.runs == [run]
    assert all_end(int(world.output({"Id": run.id})))


def test_a_failed_run_is_retried(world: World) -> None:
    job = world.create_job("fails", "raise ValueError('no')", MaxRetries=1)

    first = world.run(job)
    second = world.wait(job, f"{first['Id']}_attempt_1")

    assert (second["Attempt"], second["PreviousRunId"], second["JobRunState"]) == (1, first["Id"], "FAILED")
    assert [run["Id"] for run in world.glue.get_job_runs(JobName=job)["JobRuns"]] == [second["Id"], first["Id"]]


def test_runs_are_listed_in_pages_newest_first(world: World) -> None:
    job = world.create_job("hello")
    ids = [world.run(job)["Id"] for _ in range(3)]

    first = world.glue.get_job_runs(JobName=job, MaxResults=2)
    second = world.glue.get_job_runs(JobName=job, MaxResults=2, NextToken=first["NextToken"])

    assert [run["Id"] for run in first["JobRuns"]] == [ids[2], ids[1]]
    assert [run["Id"] for run in second["JobRuns"]] == [ids[0]]
    assert "NextToken" not in second


def test_the_next_page_is_correct_although_a_run_was_started_in_between(world: World) -> None:
    job = world.create_job("hello")
    ids = [world.run(job)["Id"] for _ in range(2)]
    token = world.glue.get_job_runs(JobName=job, MaxResults=1)["NextToken"]

    world.run(job)

    assert [run["Id"] for run in world.glue.get_job_runs(JobName=job, NextToken=token)["JobRuns"]] == [ids[0]]


def test_runs_above_the_maximum_are_rejected(world: World) -> None:
    job = world.create_job("slow", SLEEP)
    world.start(job)

    with pytest.raises(
        world.glue.exceptions.ConcurrentRunsExceededException, match="Concurrent runs exceeded for slow"
    ):
        world.start(job)


def test_a_queued_run_waits_for_capacity(world: World) -> None:
    job = world.create_job("slow", SLEEP, JobRunQueuingEnabled=True)
    first, second = world.start(job), world.start(job)
    assert world.describe_run(job, second)["JobRunState"] == "WAITING"

    world.glue.batch_stop_job_run(JobName=job, JobRunIds=[first])

    assert world.wait(job, second, ("RUNNING",))["Id"] == second


def test_get_resolved_options_works_in_a_python_shell_script(world: World) -> None:
    job = world.create_job(
        "options",
        """
        import sys
        from awsglue.utils import getResolvedOptions
        print(getResolvedOptions(sys.argv, ["day"])["day"])
        getResolvedOptions(sys.argv, ["month"])
        """,
        DefaultArguments={"--day": "monday"},
    )

    run = world.run(job)

    assert world.output(run) == "monday\n"
    assert run["ErrorMessage"] == "GlueArgumentError: the following arguments are required: --month"


def test_a_finished_run_leaves_no_open_pipes(world: World) -> None:
    job = world.create_job("hello")
    world.run(job)
    before = len(list(Path("/proc/self/fd").iterdir()))

    for _ in range(5):
        world.run(job)

    assert len(list(Path("/proc/self/fd").iterdir())) <= before + 2
