"""`glue-constructs runs logs --log-group`: the logs of a run whose job was deleted, in the embedded AWS."""

from __future__ import annotations

import json
import time

import pytest
from cli.aws_runs import ENDED, fake_aws, runs
from local.engine import until

PREFIX = "/aws-glue/python-jobs"
RUN = "jr_" + "a" * 64
NO_STATE = "UNKNOWN: the job does not exist, so only the log events of the run are available\n"


pytestmark = pytest.mark.usefixtures("environment_of_aws")


@pytest.fixture(scope="module")
def deleted(jobs):
    """A deleted job and the id of its failed run, which was retried once."""
    name = jobs.create("deleted-failed", "print('one'); raise ValueError('no such [table]')", MaxRetries=1)
    first = jobs.run(name)
    until(lambda: jobs.state(name, f"{first}_attempt_1") in ENDED)
    jobs.glue.delete_job(JobName=name)
    return name, first


@pytest.fixture(scope="module")
def existing(jobs, embedded_aws):
    """A job and the id of its run, with an event of the run in another log group."""
    name = jobs.create("deleted-not")
    run_id = jobs.run(name)
    logs = embedded_aws.client("logs")
    logs.create_log_group(logGroupName="/other/output")
    logs.create_log_stream(logGroupName="/other/output", logStreamName=run_id)
    event = {"timestamp": int(time.time() * 1000), "message": "other"}
    logs.put_log_events(logGroupName="/other/output", logStreamName=run_id, logEvents=[event])
    return name, run_id


def events(*arguments):
    lines = runs("logs", *arguments, "--format", "json", "--lines", 0).stdout.splitlines()
    return [json.loads(line) for line in lines]


def test_the_log_events_of_the_run_are_shown_without_those_of_its_retry(deleted):
    name, first = deleted
    shown = runs("logs", name, "--run-id", first, "--log-group", PREFIX)

    assert (shown.exit_code, shown.stderr) == (0, f"{name} {first} {NO_STATE}")
    assert [line[20:] for line in shown.stdout.splitlines() if line.endswith("one")] == ["output one"]
    assert shown.stdout.count("ValueError: no such [table]") == 1
    streams = {event["stream"] for event in events(name, "--run-id", f"{first}_attempt_1", "--log-group", PREFIX)}
    assert streams == {f"{first}_attempt_1"}


def test_options_filter_the_events(deleted):
    arguments = (deleted[0], "--run-id", deleted[1], "--log-group", PREFIX)

    assert {event["group"] for event in events(*arguments)} == {f"{PREFIX}/output", f"{PREFIX}/error"}
    assert {event["group"] for event in events(*arguments, "--errors-only")} == {f"{PREFIX}/error"}
    assert events(*arguments, "--since", "2999-01-01") == []


def test_the_prefix_of_a_spark_job(jobs):
    """The script does not start Spark: fast."""
    jobs.create("deleted-code", "print('prefixed')")
    jobs.glue.create_job(
        Name="deleted-prefixed",
        Role="arn:aws:iam::123456789012:role/glue",
        Command={"Name": "glueetl", "ScriptLocation": "s3://runs-code/deleted-code.py"},
        GlueVersion="5.1",
        WorkerType="G.1X",
        NumberOfWorkers=2,
        DefaultArguments={"--custom-logGroup-prefix": "/deleted/orders"},
    )
    run_id = jobs.run("deleted-prefixed")
    jobs.glue.delete_job(JobName="deleted-prefixed")
    (event,) = events("deleted-prefixed", "--run-id", run_id, "--log-group", "/deleted/orders/")

    assert (event["group"], event["message"]) == ("/deleted/orders/output", "prefixed")


def test_log_groups_that_do_not_exist_are_reported(deleted):
    shown = runs("logs", deleted[0], "--run-id", deleted[1], "--log-group", "/nowhere")

    assert (shown.exit_code, shown.stdout) == (0, "")
    missing = "no log events found (these log groups do not exist: /nowhere/error, /nowhere/output)"
    assert shown.stderr.splitlines()[0] == missing


def test_of_an_existing_job_only_these_groups_are_read(existing):
    name, run_id = existing
    newest = runs("logs", name, "--log-group", "/other")

    assert (newest.stdout[20:], newest.stderr) == ("output other\n", f"{name} {run_id} SUCCEEDED\n")
    for more in (("--run-id", run_id[:20]), ("--run-id", run_id, "--follow")):
        assert [event["message"] for event in events(name, "--log-group", "/other", *more)] == ["other"]


def test_a_run_that_an_existing_job_does_not_have_is_refused(existing):
    refused = runs("logs", existing[0], "--run-id", RUN, "--log-group", "/other")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert f"there is no run {RUN!r} of the job 'deleted-not'; " in refused.stderr


@pytest.mark.parametrize(("run_id", "got"), [("", "got none; "), (RUN[:20], f"got {RUN[:20]!r}; ")])
def test_the_complete_id_is_required(run_id, got):
    refused = runs("logs", "clean", "--run-id", run_id, "--log-group", PREFIX)

    assert (refused.exit_code, refused.stdout) == (2, "")
    needed = "there is no job 'clean': --log-group then needs --run-id with the complete id of a run, 'jr_' and 64 "
    assert refused.stderr.startswith(needed)
    assert got in refused.stderr


def test_a_deleted_job_cannot_be_followed(deleted):
    refused = runs("logs", deleted[0], "--run-id", deleted[1], "--log-group", PREFIX, "--follow")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("--follow needs a job that exists, got 'deleted-failed', which does not exist; ")


def test_without_the_log_group_the_message_has_a_hint(deleted):
    name, first = deleted
    refused = runs("logs", name, "--run-id", first)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith(f"there is no job {name!r}")
    assert refused.stderr.splitlines()[-1] == (
        f"if the job was deleted, its log groups remain: glue-constructs runs logs {name} --run-id {first} "
        "--log-group PREFIX reads PREFIX/error and PREFIX/output; it needs one JOB and the complete id"
    )
    assert "--log-group" not in runs("logs", name).stderr


def test_exactly_one_job_is_required(deleted, existing):
    name, first = deleted
    for other in (existing[0], "deleted-never"):
        refused = runs("logs", name, other, "--run-id", first, "--log-group", PREFIX)

        assert (refused.exit_code, refused.stdout) == (2, "")
        assert f"glue-constructs runs logs JOB --run-id {first} --log-group PREFIX" in refused.stderr


def test_the_jobs_of_a_stack_must_exist(deleted):
    refused = runs("logs", deleted[0], "--stack", "Never", "--run-id", deleted[1], "--log-group", PREFIX)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "Never" in refused.stderr


def test_glue_is_called_only_to_find_out_whether_the_job_exists():
    calls = []

    def answer(operation, parameters, _):
        calls.append((operation, parameters))
        event = {"timestamp": 1, "message": "old", "eventId": "1", "logStreamName": f"{RUN}-driver"}
        return 200, {"Jobs": []} if operation == "BatchGetJobs" else {"events": [event]}

    with fake_aws(answer) as url:
        shown = runs("logs", "clean", "--run-id", RUN, "--log-group", "/etl", "--errors-only", "--endpoint-url", url)

    assert shown.stdout == "1970-01-01 00:00:00 error  old\n"
    assert calls == [
        ("BatchGetJobs", {"JobNames": ["clean"]}),
        ("FilterLogEvents", {"logGroupName": "/etl/error", "logStreamNamePrefix": RUN, "startTime": 0}),
    ]
