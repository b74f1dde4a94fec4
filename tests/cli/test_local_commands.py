"""`glue-constructs local`, as a shell calls it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from urllib.parse import urlsplit

from cli.calls import INTERRUPTIBLE, MAIN


def command(*arguments):
    return [sys.executable, "-c", INTERRUPTIBLE, "local", *arguments]


def call(*arguments, cwd):
    return subprocess.run(command(*arguments), cwd=cwd, capture_output=True, text=True, check=False)


def told(output):
    """The pairs that a command writes into a pipe."""
    return dict(line.split("\t") for line in output.splitlines() if "\t" in line)


def is_closed(endpoint_url):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", urlsplit(endpoint_url).port)) != 0


def test_up_status_and_down(tmp_path):
    down = call("status", cwd=tmp_path)
    assert down.returncode == 1
    assert "there is none up" in down.stderr

    up = call("up", cwd=tmp_path)
    assert up.returncode == 0, up.stderr
    shown = told(up.stdout)
    assert shown["directory"] == str(tmp_path / ".glue-constructs")
    assert f"export AWS_ENDPOINT_URL={shown['endpoint']}" in up.stdout.splitlines()
    os.kill(int(shown["pid"]), 0)

    again = call("up", cwd=tmp_path)
    assert again.returncode == 1
    assert f"one is up in {tmp_path}/.glue-constructs already, at {shown['endpoint']}" in again.stderr
    assert "stop it with: glue-constructs local down" in again.stderr

    status = call("status", cwd=tmp_path)
    assert status.returncode == 0
    assert told(status.stdout)["endpoint"] == shown["endpoint"]

    exported = call("status", "--export", cwd=tmp_path).stdout.splitlines()
    assert all(line.startswith("export ") for line in exported)

    stopped = call("down", cwd=tmp_path)
    assert stopped.returncode == 0
    assert is_closed(shown["endpoint"])
    assert call("status", cwd=tmp_path).returncode == 1
    assert call("down", cwd=tmp_path).returncode == 0


def test_status_shows_jobs_and_the_runs_that_are_going_on(embedded_aws):
    embedded_aws.client("s3").create_bucket(Bucket="status-code")
    embedded_aws.client("s3").put_object(Bucket="status-code", Key="job.py", Body=b"import time; time.sleep(60)")
    glue = embedded_aws.client("glue")
    script = {"Name": "pythonshell", "ScriptLocation": "s3://status-code/job.py", "PythonVersion": "3.9"}
    glue.create_job(Name="shown", Role="arn:aws:iam::123456789012:role/r", Command=script, MaxCapacity=0.0625)
    run = glue.start_job_run(JobName="shown")["JobRunId"]
    status = call("status", "--directory", str(embedded_aws.directory), cwd="/")
    glue.batch_stop_job_run(JobName="shown", JobRunIds=[run])
    assert status.returncode == 0, status.stderr
    assert f"shown\tpythonshell\t1\t{run}" in status.stdout.splitlines()


def test_the_clock_of_the_schedules_is_set_by_hand(embedded_aws):
    glue, where = embedded_aws.client("glue"), ("--directory", str(embedded_aws.directory))
    command = {"Name": "pythonshell", "ScriptLocation": "s3://none/none.py"}
    glue.create_job(Name="set-by-hand", Role="r", Command=command)
    actions = [{"JobName": "set-by-hand"}]
    schedule = {"Type": "SCHEDULED", "Schedule": "cron(30 4 29 2 ? *)", "StartOnCreation": True}
    glue.create_trigger(Name="leap-days", Actions=actions, **schedule)
    nothing = call("at", "2028-02-29T04:29", *where, cwd=embedded_aws.directory)
    assert nothing.stderr.endswith("at 2028-02-29 04:29 UTC nothing is due\n")
    fired = call("at", "2028-02-29T05:30+01:00", *where, cwd=embedded_aws.directory)
    assert fired.returncode == 0
    assert fired.stderr.endswith("at 2028-02-29 04:30 UTC: leap-days\n")
    assert len(glue.get_job_runs(JobName="set-by-hand")["JobRuns"]) == 1
    wrong = call("at", "midnight", *where, cwd=embedded_aws.directory)
    assert wrong.returncode == 1
    assert "MOMENT needs" in wrong.stderr
    glue.delete_trigger(Name="leap-days")


def test_in_the_foreground_an_interrupt_ends_it(tmp_path):
    with subprocess.Popen(
        command("up", "--foreground", "--directory", str(tmp_path)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as up:
        assert up.stderr.readline() == "Ctrl-C stops it.\n"
        state = json.loads((tmp_path / "server.json").read_text())
        up.send_signal(signal.SIGINT)
        assert up.wait(20) == 0
    assert is_closed(state["endpoint_url"])


def test_without_typer_it_says_what_to_install():
    program = f"import sys; sys.modules['typer'] = None; {MAIN}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert (
        done.stderr == "glue-constructs needs typer, which is not installed; run: pip install 'glue-constructs[cli]'\n"
    )


def test_without_typer_a_local_command_says_so_too():
    program = f"import sys; sys.modules['typer'] = None; {MAIN}"
    arguments = [sys.executable, "-c", program, "local", "up"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert (
        done.stderr
        == "glue-constructs needs typer, which is not installed; run: pip install 'glue-constructs[local]'\n"
    )


def test_the_command_line_imports_nothing_slow():
    slow = ("aws_cdk", "boto3", "jsii", "moto")
    program = f"import sys, glue_constructs.cli.app; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
