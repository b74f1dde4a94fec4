"""`glue-constructs runs` with the embedded AWS, where jobs really run."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from cli.aws_runs import ENDED, SLEEPS, Jobs, runs
from cli.calls import INTERRUPTIBLE
from local.engine import StackUnderTest, until

pytestmark = pytest.mark.usefixtures("environment_of_aws")


@pytest.fixture(scope="module")
def done(jobs):
    """A job that succeeded once."""
    name = jobs.create("runs-done", "import sys; print('one'); print('two'); print('oops', file=sys.stderr)")
    jobs.run(name)
    return name


@pytest.fixture(scope="module")
def failed(jobs):
    """A job that failed, with its retry."""
    name = jobs.create("runs-failed", "raise ValueError('no such [table]')", MaxRetries=1)
    first = jobs.run(name)
    until(lambda: jobs.state(name, f"{first}_attempt_1") in ENDED)
    return name, first


@pytest.fixture
def sleeping(jobs, request):
    """A job whose runs last a minute."""
    name = jobs.create(f"runs-{request.node.name[:60]}", SLEEPS, ExecutionProperty={"MaxConcurrentRuns": 3})
    yield name
    live = [r["Id"] for r in jobs.glue.get_job_runs(JobName=name)["JobRuns"] if r["JobRunState"] not in ENDED]
    if live:
        jobs.glue.batch_stop_job_run(JobName=name, JobRunIds=live)


def listed(*arguments):
    return json.loads(runs("list", "--format", "json", *arguments).stdout)


@pytest.mark.process
def test_in_a_pipe_runs_are_listed_newest_first_as_an_aligned_table(done, failed):
    shown = runs("list", done, failed[0])

    assert (shown.exit_code, shown.stderr) == (0, "")
    head, first, retry, failure, _, sum_ = shown.stdout.splitlines()
    assert head.split() == ["job", "run", "state", "started", "(UTC)", "duration", "DPU-hours", "attempt", "error"]
    assert re.fullmatch(r"runs-done    jr_\w{64} +SUCCEEDED  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d +\d s +0\.\d{4} +0", first)
    assert f"{failed[1]}_attempt_1  FAILED" in retry
    assert retry.endswith("1  ValueError: no such [table]")
    assert failure.index("FAILED") == first.index("SUCCEEDED")
    assert re.fullmatch(r"3 runs of 2 jobs: 0\.\d{4} DPU-hours\.", sum_)


def test_json_is_an_array_of_objects(failed):
    retry, first = listed(failed[0])

    assert first["run_id"] == retry["previous_run_id"] == failed[1]
    assert (retry["attempt"], first["attempt"]) == (1, 0)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first["started_on"])
    assert {key: first[key] for key in ("job", "state", "error_message", "unit", "log_group_name")} == {
        "job": "runs-failed",
        "state": "FAILED",
        "error_message": "ValueError: no such [table]",
        "unit": "DPU",
        "log_group_name": "/aws-glue/python-jobs",
    }


def test_options_filter_the_runs(done, failed):
    assert [run["run_id"] for run in listed("--limit", 1, failed[0])] == [f"{failed[1]}_attempt_1"]
    assert {run["job"] for run in listed("--state", "succeeded", done, failed[0])} == {done}
    assert len(listed("--since", "1h", failed[0])) == 2
    assert listed("--since", "2999-01-01", failed[0]) == []
    assert runs("list", "--since", "2999-01-01", failed[0]).stdout == "No run of 1 job.\n"


def test_without_a_job_all_jobs_are_listed(done, failed):
    assert {done, failed[0]} <= {run["job"] for run in listed()}


def test_a_missing_job_is_reported_and_the_others_are_listed(done):
    shown = runs("list", "runs-dome", done, "runs-failedd")

    assert shown.exit_code == 2
    assert "runs-done    jr_" in shown.stdout or "runs-done  jr_" in shown.stdout
    assert shown.stderr.splitlines()[0].startswith("there is no job 'runs-dome'; did you mean 'runs-done'")
    assert "there is no job 'runs-failedd'; did you mean 'runs-failed'" in shown.stderr


@pytest.mark.usefixtures("done")
@pytest.mark.parametrize("command", ["watch", "stop", "logs", "reset-bookmark"])
def test_nothing_is_done_if_a_job_is_missing(command, sleeping, jobs):
    run = jobs.start(sleeping)
    refused = runs(command, sleeping, "runs-dome")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "did you mean 'runs-done'" in refused.stderr
    assert jobs.state(sleeping, run) == "RUNNING"


@pytest.mark.parametrize("command", ["watch", "stop", "logs", "reset-bookmark"])
def test_a_job_is_required(command):
    refused = runs(command)

    assert (refused.exit_code, refused.stderr) == (2, "no job given: give job names, or --stack NAME\n")


def test_the_jobs_of_a_stack_and_of_its_nested_stacks(embedded_aws, jobs):
    properties = Jobs.definition("runs-done")
    nested = {"Resources": {"Inner": {"Type": "AWS::Glue::Job", "Properties": {**properties, "Name": "runs-inner"}}}}
    s3 = embedded_aws.client("s3")
    s3.create_bucket(Bucket="runs-templates")
    s3.put_object(Bucket="runs-templates", Key="nested.json", Body=json.dumps(nested))
    url = f"{embedded_aws.endpoint_url}/runs-templates/nested.json"
    stack = StackUnderTest(embedded_aws.client("cloudformation"), "RunsOrders")
    template = {
        "Resources": {
            "Clean0A1B2C3D": {"Type": "AWS::Glue::Job", "Properties": properties},
            "Topic": {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": "x"}},
            "More": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": url}},
        }
    }
    assert stack.create(template) == "CREATE_COMPLETE", stack.events()
    clean = stack.resources["Clean0A1B2C3D"]
    jobs.create("runs-done-too")  # in no stack
    for name in (clean, "runs-inner"):
        jobs.run(name)

    assert {run["job"] for run in listed("--stack", "RunsOrders")} == {clean, "runs-inner"}
    for word in ("Clean", "Clean0A1B2C3D", clean):
        assert {run["job"] for run in listed("--stack", "RunsOrders", word)} == {clean}
    refused = runs("list", "--stack", "RunsOrders", "Claen", "Inner")
    assert refused.exit_code == 2
    assert "there is no job 'Claen' in stack 'RunsOrders'; did you mean 'Clean'" in refused.stderr
    assert "runs-inner" in refused.stdout
    refused = runs("list", "--stack", "RunsOrdres")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "there is no stack 'RunsOrdres'; did you mean 'RunsOrders'" in refused.stderr


@pytest.fixture
def until_watched(tmp_path, monkeypatch):
    """The beginning of a script that waits until ``runs watch`` has polled once, however slow the machine is."""
    watched_once = tmp_path / "watched-once"
    clock = SimpleNamespace(monotonic=time.monotonic, sleep=lambda seconds: (watched_once.touch(), time.sleep(seconds)))
    monkeypatch.setattr("glue_constructs.cli.job_runs.watching.time", clock)
    return f"import pathlib, time\nwhile not pathlib.Path({str(watched_once)!r}).exists(): time.sleep(0.05)\n"


def test_watching_ends_with_the_run_and_exit_code_0(jobs, until_watched):
    name = jobs.create("runs-short", until_watched)
    run = jobs.start(name)
    watched = runs("watch", name, "--interval", "0.1")

    assert (watched.exit_code, watched.stderr) == (0, "")
    first, *_, last = watched.stdout.splitlines()
    assert f"runs-short  {run}  RUNNING" in first
    assert f"runs-short  {run}  SUCCEEDED" in last


def test_watching_includes_the_retry_and_ends_with_its_failure(jobs, until_watched):
    name = jobs.create("runs-retried", f"{until_watched}raise ValueError('again')", MaxRetries=1)
    run = jobs.start(name)
    watched = runs("watch", "--format", "json", "--interval", "0.1", name)

    assert watched.exit_code == 1
    changes = [json.loads(line) for line in watched.stdout.splitlines()]
    ends = [(c["run_id"], c["state"], c["is_over"]) for c in changes if c["state"] == "FAILED"]
    assert ends == [(run, "FAILED", False), (f"{run}_attempt_1", "FAILED", True)]
    assert changes[-1]["error_message"] == "ValueError: again"


def test_watching_an_ended_run_ends_immediately(done, failed):
    assert runs("watch", done).exit_code == 0
    assert runs("watch", failed[0], done).exit_code == 1
    assert runs("watch", failed[0], "--run-id", failed[1]).exit_code == 1


def test_watching_ends_after_the_timeout(sleeping, jobs):
    run = jobs.start(sleeping)
    watched = runs("watch", sleeping, "--interval", "0.1", "--timeout", "1s")

    assert watched.exit_code == 2
    assert watched.stderr == "1 of 1 run did not end within --timeout and may still be running\n"
    assert jobs.state(sleeping, run) == "RUNNING"


def test_a_job_without_runs_cannot_be_watched_and_has_no_logs(jobs):
    name = jobs.create("runs-never")

    assert "no run of 'runs-never' in the last 90 days: there is nothing to watch" in runs("watch", name).stderr
    assert "no run of 'runs-never' in the last 90 days: there are no logs" in runs("logs", name).stderr
    assert runs("list", name).stdout == "No run of 1 job.\n"


def process(*arguments, stdout=subprocess.PIPE):
    program = [sys.executable, "-c", INTERRUPTIBLE, "runs", *arguments]
    return subprocess.Popen(program, stdout=stdout, stderr=subprocess.PIPE, text=True)


@pytest.mark.process
def test_ctrl_c_stops_watching_and_does_not_stop_the_run(sleeping, jobs):
    run = jobs.start(sleeping)
    with process("watch", sleeping, "--interval", "0.1") as watching:
        assert "RUNNING" in watching.stdout.readline()
        watching.send_signal(signal.SIGINT)
        assert watching.wait(10) == 130
        assert watching.stderr.read() == "stopped watching 1 run; no run was stopped\n"
    assert jobs.state(sleeping, run) == "RUNNING"


@pytest.mark.process
def test_at_a_terminal_the_table_is_updated_and_shows_progress_relative_to_the_median(jobs):
    script = "import sys, time; time.sleep(float(sys.argv[sys.argv.index('--seconds') + 1]))"
    name = jobs.create("runs-live", script)
    jobs.start(name, states=ENDED, Arguments={"--seconds": "1.1"})
    run = jobs.start(name, Arguments={"--seconds": "60"})
    ours, theirs = pty.openpty()
    with process("watch", name, "--interval", "0.2", stdout=theirs) as watching:
        os.close(theirs)
        shown = ""
        while not re.search(r"━+─* +\d+%", shown):
            shown += _read(ours)
        jobs.glue.batch_stop_job_run(JobName=name, JobRunIds=[run])
        while more := _read(ours):
            shown += more
    os.close(ours)

    assert watching.returncode == 1
    assert "STOPPED" in shown
    assert shown.endswith("\x1b[?25h"), "the cursor is visible again"


def _read(descriptor):
    """Read from a terminal; return an empty string at its end, where Linux raises an error."""
    try:
        return os.read(descriptor, 65536).decode(errors="replace")
    except OSError:
        return ""


def test_a_single_run_is_stopped_without_confirmation(sleeping, jobs):
    run = jobs.start(sleeping)
    stopped = runs("stop", sleeping, "--interval", "0.1")

    assert stopped.exit_code == 0
    assert stopped.stderr == f"to be stopped: {sleeping} {run} RUNNING\n"
    assert stopped.stdout == f"{sleeping}  {run}  STOPPED\n"
    assert jobs.state(sleeping, run) == "STOPPED"


def test_several_runs_need_confirmation(sleeping, jobs):
    both = {jobs.start(sleeping), jobs.start(sleeping)}
    refused = runs("stop", sleeping)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert all(run in refused.stderr for run in both)
    assert (
        "stopping 2 runs needs confirmation, and there is no terminal: give --yes, or --run-id for one run"
        in refused.stderr
    )
    assert {jobs.state(sleeping, run) for run in both} == {"RUNNING"}
    stopped = runs("stop", sleeping, "--yes", "--format", "json", "--interval", "0.1")
    assert stopped.exit_code == 0
    results = json.loads(stopped.stdout)
    assert {item["run_id"] for item in results} == both
    assert {(item["state"], item["error"]) for item in results} == {("STOPPED", None)}


@pytest.mark.parametrize(("answer", "ends"), [("n", (2, "RUNNING")), ("y", (0, "STOPPED"))])
def test_at_a_terminal_there_is_a_prompt(sleeping, jobs, monkeypatch, answer, ends):
    both = [jobs.start(sleeping), jobs.start(sleeping)]
    monkeypatch.setattr("glue_constructs.cli.job_runs.commands.stop.is_interactive", lambda: True)
    prompted = runs("stop", sleeping, "--interval", "0.1", input=f"{answer}\n")

    assert "Stop these 2 runs? [y/N]" in prompted.stderr
    assert {(prompted.exit_code, jobs.state(sleeping, run)) for run in both} == {ends}


def test_only_the_run_with_the_beginning_of_an_id_is_stopped(sleeping, jobs):
    one, other = jobs.start(sleeping), jobs.start(sleeping)
    assert runs("stop", sleeping, "--run-id", one[:13], "--no-wait").exit_code == 0
    ambiguous = runs("stop", sleeping, "--run-id", "jr_")

    assert jobs.state(sleeping, one) in ("STOPPING", "STOPPED")
    assert jobs.state(sleeping, other) == "RUNNING"
    assert ambiguous.exit_code == 2
    assert "--run-id 'jr_' matches 2 runs: " in ambiguous.stderr


def test_without_runs_in_progress_there_is_nothing_to_stop(done, failed):
    assert runs("stop", done).stderr == "no run of 1 job is in progress: nothing to stop\n"
    ended = runs("stop", failed[0], "--run-id", failed[1])
    assert (ended.exit_code, ended.stderr) == (0, f"already ended: {failed[0]} {failed[1]} FAILED\n")


@pytest.mark.parametrize(("command", "length"), [("watch", 67), ("stop", 20), ("logs", 67), ("reset-bookmark", 20)])
def test_a_run_of_another_job_is_not_found(command, length, done, failed):
    refused = runs(command, done, "--run-id", failed[1][:length])

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert f"there is no run {failed[1][:length]!r} of the job 'runs-done'; " in refused.stderr
    assert "glue-constructs runs list runs-done" in refused.stderr


def test_the_logs_of_the_newest_run(done):
    shown = runs("logs", done)

    assert shown.exit_code == 0
    assert sorted(line.split(maxsplit=2)[2] for line in shown.stdout.splitlines()) == [
        "error  oops",
        "output one",
        "output two",
    ]
    assert shown.stderr.endswith(" SUCCEEDED\n")


def test_the_logs_end_with_the_error_of_the_run_and_exclude_those_of_its_retry(failed):
    name, first = failed
    shown = runs("logs", name, "--run-id", first, "--errors-only")

    assert shown.stdout.count("ValueError: no such [table]") == 1
    assert shown.stderr == f"{name} {first} FAILED: ValueError: no such [table]\n"


def test_options_filter_the_logs(done):
    assert runs("logs", done, "--errors-only").stdout.endswith("error  oops\n")
    assert len(runs("logs", done, "--lines", 1).stdout.splitlines()) == 1
    assert "showing only the last 1 events; --lines 0 shows all" in runs("logs", done, "--lines", 1).stderr
    assert "no log events found" in runs("logs", done, "--since", "2999-01-01").stderr


def test_logs_as_json(done):
    events = [json.loads(line) for line in runs("logs", done, "--format", "json", "--lines", 0).stdout.splitlines()]

    assert {(event["log"], event["message"]) for event in events} == {
        ("output", "one"),
        ("output", "two"),
        ("error", "oops"),
    }
    assert {event["group"] for event in events} == {"/aws-glue/python-jobs/output", "/aws-glue/python-jobs/error"}


def test_follow_shows_each_line_once_until_the_run_has_ended(jobs):
    script = "import time\nfor n in range(4):\n    print('tick', n, flush=True)\n    time.sleep(0.5)"
    name = jobs.create("runs-ticks", script)
    jobs.start(name)
    shown = runs("logs", "--follow", name, "--interval", "0.2")

    assert [line[-6:] for line in shown.stdout.splitlines()] == [f"tick {n}" for n in range(4)]
    assert shown.stderr.endswith(" SUCCEEDED\n")


def test_the_log_group_of_a_spark_job_follows_its_arguments(jobs):
    """With the prefixes of Glue 5, the stream's name contains no run id. The script does not start Spark: fast."""
    name = "runs-prefixed"
    prefixes = {"--custom-logGroup-prefix": "/runs/orders", "--custom-logStream-prefix": "nightly"}
    jobs.create("runs-prefixed-code", "print('prefixed')")
    jobs.glue.create_job(
        Name=name,
        Role="arn:aws:iam::123456789012:role/glue",
        Command={"Name": "glueetl", "ScriptLocation": "s3://runs-code/runs-prefixed-code.py"},
        GlueVersion="5.1",
        WorkerType="G.1X",
        NumberOfWorkers=2,
        DefaultArguments=prefixes,
    )
    jobs.run(name)
    (event,) = runs("logs", name, "--format", "json").stdout.splitlines()

    assert json.loads(event)["message"] == "prefixed"
    assert (json.loads(event)["group"], json.loads(event)["stream"]) == ("/runs/orders/output", "nightly-driver")


def test_a_job_without_a_bookmark_is_no_error(done):
    reset = runs("reset-bookmark", done)

    assert (reset.exit_code, reset.stdout) == (0, "")
    assert reset.stderr == "runs-done has no bookmark yet: its next run processes all data anyway\n"
    assert runs("reset-bookmark", done, "--format", "json").stdout == "[]\n"


def test_a_bookmark_is_reset_and_its_entry_is_shown(jobs, embedded_aws):
    name = jobs.create("runs-bookmarked")
    first = jobs.run(name)
    _commit(embedded_aws, name, first)
    without = jobs.run(name)

    results = json.loads(runs("reset-bookmark", name, "--format", "json").stdout)
    assert [(entry["job"], entry["job_bookmark"], entry["run_id"]) for entry in results] == [(name, "{}", None)]
    back = runs("reset-bookmark", name, "--run-id", first)
    assert back.exit_code == 0
    assert f"run_id\t{first}" in back.stdout.splitlines()
    assert 'job_bookmark\t{"orders": 1}' in back.stdout.splitlines()
    nothing = runs("reset-bookmark", name, "--run-id", without)
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert nothing.stderr == f"{name}: the run {without} saved no bookmark; nothing was reset\n"


def _commit(aws, job, run_id):
    """Call what Job.init and Job.commit of a Spark script call; a Python shell job has no awsglue."""
    import urllib.request  # noqa: PLC0415 - botocore lacks these operations

    def post(operation, **parameters):
        headers = {"X-Amz-Target": f"AWSGlue.{operation}", "Content-Type": "application/x-amz-json-1.1"}
        headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=embedded/20260101/us-east-1/glue/aws4_request"
        body = json.dumps({"JobName": job, "RunId": run_id, **parameters}).encode()
        request = urllib.request.Request(aws.endpoint_url, data=body, headers=headers)  # noqa: S310 - http
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - see above
            return json.load(answer)

    version = post("BeginJobBookmark")["Version"]
    post("CommitJobBookmark", Version=version, JobBookmark='{"orders": 1}')


def test_a_run_in_progress_is_a_warning_before_the_reset(sleeping, jobs):
    jobs.start(sleeping)
    warning = f"{sleeping}: 1 run in progress may fail to commit the bookmark after the reset"
    assert warning in runs("reset-bookmark", sleeping).stderr
