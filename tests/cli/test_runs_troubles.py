"""`glue-constructs runs` with throttling, many jobs and errors: a fake AWS with given responses, over real HTTP."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from botocore.exceptions import SSOTokenLoadError
from cli.aws_runs import fake_aws, runs
from cli.calls import MAIN

from glue_constructs.cli.aws.problems import describe_error
from glue_constructs.cli.aws.throttling import ThrottleRetry

pytestmark = pytest.mark.slow

RUN = "jr_" + "a" * 64


def job(name="clean", **more):
    return {"Name": name, "Command": {"Name": "glueetl"}, "Role": "r", **more}


def job_run(name="clean", state="RUNNING", **more):
    return {"Id": RUN, "JobName": name, "JobRunState": state, "StartedOn": 1767225600, "ExecutionTime": 60, **more}


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in ("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    nowhere = {"AWS_CONFIG_FILE": "/nowhere", "AWS_SHARED_CREDENTIALS_FILE": "/nowhere"}
    known = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_EC2_METADATA_DISABLED": "true"}
    for name, value in {**nowhere, **known, "AWS_REGION": "eu-west-1"}.items():
        monkeypatch.setenv(name, value)


def error(code, message="so it is", status=400):
    return status, {"__type": code, "Message": message}


def one_job(**answers):
    """Return the responses of an AWS with one job; the given responses replace the defaults."""
    usual = {
        "BatchGetJobs": (200, {"Jobs": [job()], "JobsNotFound": []}),
        "GetJobRuns": (200, {"JobRuns": [job_run()]}),
        "GetJobRun": (200, {"JobRun": job_run(state="STOPPED")}),
    }
    return lambda operation, *_: {**usual, **answers}[operation]


def test_throttled_requests_are_retried_with_a_message():
    def answer(operation, parameters, count):
        throttled = operation == "GetJobRuns" and count == 1
        return error("ThrottlingException", "Rate exceeded") if throttled else one_job()(operation, parameters, count)

    with fake_aws(answer) as url:
        shown = runs("list", "clean", "--endpoint-url", url)

    assert shown.exit_code == 0
    assert "RUNNING" in shown.stdout
    message = "AWS throttles GetJobRuns (ThrottlingException): retrying in "
    assert shown.stderr.startswith(message)
    assert shown.stderr.endswith(" s, attempt 2 of 10\n")
    assert 0.5 <= float(shown.stderr.removeprefix(message).split()[0]) <= 1


class TestThrottleRetry:
    def seconds(self, attempts, code="ThrottlingException"):
        operation = type("Operation", (), {"name": "GetJobRuns"})
        response = (None, {"Error": {"Code": code}})
        return ThrottleRetry(lambda _: None)._retry_delay(response=response, operation=operation, attempts=attempts)

    def test_the_waits_grow_until_it_gives_up(self):
        waits = [self.seconds(attempts) for attempts in range(1, 10)]
        longest = [1, 2, 4, 8, 16, 20, 20, 20, 20]
        assert all(most / 2 <= wait <= most for wait, most in zip(waits, longest, strict=True))
        assert self.seconds(10) is False

    def test_other_errors_are_left_to_botocore(self):
        assert self.seconds(1, "InternalServiceException") is None
        assert ThrottleRetry(lambda _: None)._retry_delay(response=None, operation=None, attempts=1) is None


def test_a_thousand_jobs_are_read_page_by_page():
    requests = []

    def answer(operation, parameters, _):
        if operation == "GetJobs":
            start = int(parameters.get("NextToken", 0))
            page = {"Jobs": [job(f"job-{n}") for n in range(start, start + 100)]}
            return 200, page if start == 900 else {**page, "NextToken": str(start + 100)}
        requests.append(parameters)
        return 200, {"JobRuns": [job_run(parameters["JobName"], "SUCCEEDED", MaxCapacity=2.0)]}

    with fake_aws(answer) as url:
        shown = runs("list", "--limit", 1, "--endpoint-url", url)

    assert shown.exit_code == 0
    assert len(shown.stdout.splitlines()) == 1003
    assert shown.stdout.splitlines()[1000].startswith("job-999 ")
    assert shown.stdout.endswith("1,000 runs of 1,000 jobs: 33.3333 DPU-hours.\n")
    assert {request["MaxResults"] for request in requests} == {1}


def test_similar_names_are_searched_among_a_thousand_jobs():
    def answer(operation, parameters, _):
        if operation == "BatchGetJobs":
            return 200, {"Jobs": [], "JobsNotFound": parameters["JobNames"]}
        assert operation == "ListJobs"
        start = int(parameters.get("NextToken", 0))
        names = [f"orders-{n}" for n in range(start, start + 500)]
        return 200, {"JobNames": names, **({} if start else {"NextToken": "500"})}

    with fake_aws(answer) as url:
        refused = runs("stop", "order-999", "--endpoint-url", url)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "there is no job 'order-999'; did you mean 'orders-999'" in refused.stderr


def test_without_permission_to_list_jobs_there_are_no_suggestions():
    answers = one_job(BatchGetJobs=(200, {"Jobs": [], "JobsNotFound": ["x"]}), ListJobs=error("AccessDeniedException"))
    with fake_aws(answers) as url:
        assert runs("logs", "clean", "--endpoint-url", url).stderr == "there is no job 'clean'\n"


def test_a_run_that_glue_does_not_stop_is_reported_with_the_reason():
    detail = {"ErrorCode": "InternalServiceException", "ErrorMessage": "not now"}
    answer = {"SuccessfulSubmissions": [], "Errors": [{"JobName": "clean", "JobRunId": RUN, "ErrorDetail": detail}]}
    with fake_aws(one_job(BatchStopJobRun=(200, answer))) as url:
        done = runs("stop", "clean", "--endpoint-url", url)
        as_json = runs("stop", "clean", "--format", "json", "--endpoint-url", url)

    assert (done.exit_code, done.stdout) == (1, "")
    assert f"clean {RUN} is not stopped: InternalServiceException: not now" in done.stderr
    assert json.loads(as_json.stdout)[0]["error"] == "InternalServiceException: not now"


def test_a_run_that_has_ended_in_the_meantime_is_no_error():
    detail = {"ErrorCode": "JobRunInTerminalStateException", "ErrorMessage": "over"}
    answer = {"Errors": [{"JobName": "clean", "JobRunId": RUN, "ErrorDetail": detail}]}
    with fake_aws(one_job(BatchStopJobRun=(200, answer))) as url:
        done = runs("stop", "clean", "--endpoint-url", url)

    assert (done.exit_code, done.stdout) == (0, f"clean  {RUN}  STOPPED\n")


def test_runs_are_stopped_twenty_five_at_a_time():
    requests = []

    def answer(operation, parameters, count):
        if operation == "GetJobRuns":
            return 200, {"JobRuns": [job_run(Id=f"jr_{n:064x}") for n in range(60)]}
        if operation == "BatchStopJobRun":
            requests.append(len(parameters["JobRunIds"]))
            return 200, {}
        return one_job()(operation, parameters, count)

    with fake_aws(answer) as url:
        assert runs("stop", "clean", "--yes", "--no-wait", "--endpoint-url", url).exit_code == 0

    assert requests == [25, 25, 10]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("AccessDeniedException", "access denied for BatchGetJobs: so it is\n"),
        (
            "ExpiredTokenException",
            "the AWS credentials have expired: log in again (aws sso login) or get new credentials: so it is",
        ),
        ("UnrecognizedClientException", "AWS rejects the credentials: so it is\n"),
        ("InvalidInputException", "BatchGetJobs: InvalidInputException: so it is\n"),
    ],
)
def test_an_error_of_aws_is_a_one_line_message(code, message):
    with fake_aws(one_job(BatchGetJobs=error(code))) as url:
        refused = runs("watch", "clean", "--endpoint-url", url)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith(message)
    assert len(refused.stderr.splitlines()) == 1


def test_a_job_that_is_deleted_in_the_meantime_is_reported():
    with fake_aws(one_job(GetJobRuns=error("EntityNotFoundException"))) as url:
        shown = runs("list", "clean", "--endpoint-url", url)

    assert shown.exit_code == 2
    assert "the job 'clean' was deleted in the meantime" in shown.stderr


def test_missing_credentials_are_a_one_line_message(monkeypatch):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    refused = runs("list", "--endpoint-url", "http://127.0.0.1:1")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("no AWS credentials found: give --profile, or run aws configure; ")


def test_a_missing_region_is_a_one_line_message(monkeypatch):
    monkeypatch.delenv("AWS_REGION")
    message = "no Region set: give --region, or set AWS_REGION or the region of the profile\n"
    assert runs("list", "clean").stderr == message
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    assert "--region needs a Region such as us-east-1, got 'Ireland'" in runs("list", "--region", "Ireland").stderr


def test_the_region_is_resolved_like_in_the_aws_cli(monkeypatch):
    regions = []

    def answer(*_):
        return 200, {"Jobs": []}

    monkeypatch.setattr(
        "botocore.auth.SigV4Auth.credential_scope",
        lambda self, _: regions.append(self._region_name) or f"20260101/{self._region_name}/glue/aws4_request",
    )
    with fake_aws(answer) as url:
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-west-1")
        runs("list", "--endpoint-url", url)
        runs("list", "--endpoint-url", url, "--region", "us-west-2")

    assert list(dict.fromkeys(regions)) == ["eu-west-1", "us-west-2"]


def test_a_missing_profile_is_a_one_line_message(tmp_path, monkeypatch):
    config = tmp_path / "config"
    config.write_text("[profile lake]\nregion = eu-west-1\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    refused = runs("list", "--profile", "lale")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "(lale) could not be found; available profiles: lake" in refused.stderr


@pytest.mark.parametrize("url", ["127.0.0.1:5000", "localhost", "ftp://x", "http://"])
def test_an_invalid_endpoint_url_is_refused(url):
    refused = runs("list", "--endpoint-url", url)

    assert refused.exit_code == 2
    assert f"--endpoint-url needs a URL such as http://127.0.0.1:5000, got {url!r}" in refused.stderr


def test_a_failed_connection_is_a_one_line_message():
    refused = runs("list", "--endpoint-url", "http://127.0.0.1:1")

    assert refused.exit_code == 2
    assert refused.stderr.startswith("cannot connect: ")


def test_an_ended_session_is_a_one_line_message():
    message = describe_error(SSOTokenLoadError(error_msg="no token"))
    assert message.startswith("the AWS session has ended: log in again (aws sso login) or get new credentials: ")


def test_an_error_that_is_not_from_botocore_is_not_handled():
    assert describe_error(KeyError("Jobs")) is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("list", "--since", "yesterday"),
            "--since needs a duration before now, such as 30m, 2h or 7d, or a time such as",
        ),
        (("list", "--state", "FAILD"), "got 'FAILD'; did you mean 'FAILED'?"),
        (
            ("watch", "clean", "--timeout", "30"),
            "--timeout needs a number with s, m, h, d or w, such as 90s, 30m or 2h",
        ),
    ],
)
def test_an_invalid_option_is_refused_before_any_request(arguments, message):
    refused = runs(*arguments)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert message in refused.stderr


@pytest.mark.process
def test_without_boto3_the_error_names_the_extra():
    program = f"import sys; sys.modules['boto3'] = sys.modules['boto3.session'] = None; {MAIN}"
    done = subprocess.run([sys.executable, "-c", program, "runs", "list"], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr == "this command needs boto3, which is not installed; run: pip install 'glue-constructs[aws]'\n"


@pytest.mark.process
def test_the_help_works_without_boto3():
    program = f"import sys; sys.modules['boto3'] = sys.modules['botocore'] = None; {MAIN}"
    arguments = [sys.executable, "-c", program, "runs", "watch", "--help"]
    assert subprocess.run(arguments, capture_output=True, check=False).returncode == 0
