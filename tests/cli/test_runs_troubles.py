"""`glue-constructs runs` where AWS is slow, large, or says no: an AWS that answers as it is told, over real HTTP."""

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
    """Answers of an AWS with one job, but for what is said otherwise."""
    usual = {
        "BatchGetJobs": (200, {"Jobs": [job()], "JobsNotFound": []}),
        "GetJobRuns": (200, {"JobRuns": [job_run()]}),
        "GetJobRun": (200, {"JobRun": job_run(state="STOPPED")}),
    }
    return lambda operation, *_: {**usual, **answers}[operation]


def test_throttling_is_waited_out_and_each_wait_is_said():
    def answer(operation, parameters, count):
        throttled = operation == "GetJobRuns" and count == 1
        return error("ThrottlingException", "Rate exceeded") if throttled else one_job()(operation, parameters, count)

    with fake_aws(answer) as url:
        shown = runs("list", "clean", "--endpoint-url", url)

    assert shown.exit_code == 0
    assert "RUNNING" in shown.stdout
    said = "AWS throttles GetJobRuns (ThrottlingException): waiting "
    assert shown.stderr.startswith(said)
    assert shown.stderr.endswith(" s, attempt 2 of 10\n")
    assert 0.5 <= float(shown.stderr.removeprefix(said).split()[0]) <= 1


class TestPatience:
    def seconds(self, attempts, code="ThrottlingException"):
        operation = type("Operation", (), {"name": "GetJobRuns"})
        response = (None, {"Error": {"Code": code}})
        return ThrottleRetry(lambda _: None)._seconds(response=response, operation=operation, attempts=attempts)

    def test_it_waits_longer_each_time_and_gives_up(self):
        waits = [self.seconds(attempts) for attempts in range(1, 10)]
        longest = [1, 2, 4, 8, 16, 20, 20, 20, 20]
        assert all(most / 2 <= wait <= most for wait, most in zip(waits, longest, strict=True))
        assert self.seconds(10) is False

    def test_other_errors_are_none_of_its_business(self):
        assert self.seconds(1, "InternalServiceException") is None
        assert ThrottleRetry(lambda _: None)._seconds(response=None, operation=None, attempts=1) is None


def test_a_thousand_jobs_are_read_page_by_page():
    asked = []

    def answer(operation, parameters, _):
        if operation == "GetJobs":
            start = int(parameters.get("NextToken", 0))
            page = {"Jobs": [job(f"job-{n}") for n in range(start, start + 100)]}
            return 200, page if start == 900 else {**page, "NextToken": str(start + 100)}
        asked.append(parameters)
        return 200, {"JobRuns": [job_run(parameters["JobName"], "SUCCEEDED", MaxCapacity=2.0)]}

    with fake_aws(answer) as url:
        shown = runs("list", "--limit", 1, "--endpoint-url", url)

    assert shown.exit_code == 0
    assert len(shown.stdout.splitlines()) == 1003
    assert shown.stdout.splitlines()[1000].startswith("job-999 ")
    assert shown.stdout.endswith("1,000 runs of 1,000 jobs: 33.3333 DPU-hours.\n")
    assert {request["MaxResults"] for request in asked} == {1}


def test_a_name_is_looked_for_among_a_thousand():
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


def test_where_jobs_may_not_be_listed_nothing_is_guessed():
    answers = one_job(BatchGetJobs=(200, {"Jobs": [], "JobsNotFound": ["x"]}), ListJobs=error("AccessDeniedException"))
    with fake_aws(answers) as url:
        assert runs("logs", "clean", "--endpoint-url", url).stderr == "there is no job 'clean'\n"


def test_a_run_that_glue_does_not_stop_is_told_with_glues_reason():
    detail = {"ErrorCode": "InternalServiceException", "ErrorMessage": "not now"}
    answer = {"SuccessfulSubmissions": [], "Errors": [{"JobName": "clean", "JobRunId": RUN, "ErrorDetail": detail}]}
    with fake_aws(one_job(BatchStopJobRun=(200, answer))) as url:
        told = runs("stop", "clean", "--endpoint-url", url)
        as_json = runs("stop", "clean", "--format", "json", "--endpoint-url", url)

    assert (told.exit_code, told.stdout) == (1, "")
    assert f"clean {RUN} is not stopped: InternalServiceException: not now" in told.stderr
    assert json.loads(as_json.stdout)[0]["error"] == "InternalServiceException: not now"


def test_a_run_that_ended_meanwhile_needs_no_stopping():
    detail = {"ErrorCode": "JobRunInTerminalStateException", "ErrorMessage": "over"}
    answer = {"Errors": [{"JobName": "clean", "JobRunId": RUN, "ErrorDetail": detail}]}
    with fake_aws(one_job(BatchStopJobRun=(200, answer))) as url:
        told = runs("stop", "clean", "--endpoint-url", url)

    assert (told.exit_code, told.stdout) == (0, f"clean  {RUN}  STOPPED\n")


def test_runs_are_stopped_twenty_five_at_a_time():
    asked = []

    def answer(operation, parameters, count):
        if operation == "GetJobRuns":
            return 200, {"JobRuns": [job_run(Id=f"jr_{n:064x}") for n in range(60)]}
        if operation == "BatchStopJobRun":
            asked.append(len(parameters["JobRunIds"]))
            return 200, {}
        return one_job()(operation, parameters, count)

    with fake_aws(answer) as url:
        assert runs("stop", "clean", "--yes", "--no-wait", "--endpoint-url", url).exit_code == 0

    assert asked == [25, 25, 10]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("AccessDeniedException", "AWS does not allow BatchGetJobs: so it is\n"),
        (
            "ExpiredTokenException",
            "the AWS credentials have expired: log in again (aws sso login), or get new ones: so it is",
        ),
        ("UnrecognizedClientException", "AWS does not know these credentials: so it is\n"),
        ("InvalidInputException", "BatchGetJobs: InvalidInputException: so it is\n"),
    ],
)
def test_what_aws_refuses_is_a_line(code, said):
    with fake_aws(one_job(BatchGetJobs=error(code))) as url:
        refused = runs("watch", "clean", "--endpoint-url", url)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith(said)
    assert len(refused.stderr.splitlines()) == 1


def test_a_job_that_is_deleted_meanwhile_is_named():
    with fake_aws(one_job(GetJobRuns=error("EntityNotFoundException"))) as url:
        shown = runs("list", "clean", "--endpoint-url", url)

    assert shown.exit_code == 2
    assert "the job 'clean' was deleted meanwhile" in shown.stderr


def test_no_credentials_are_a_line(monkeypatch):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    refused = runs("list", "--endpoint-url", "http://127.0.0.1:1")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("there are no AWS credentials: give --profile, or run aws configure; ")


def test_no_region_is_a_line(monkeypatch):
    monkeypatch.delenv("AWS_REGION")
    said = "there is no Region: give --region, or set AWS_REGION or a region in the profile\n"
    assert runs("list", "clean").stderr == said
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    assert "--region needs a Region such as us-east-1, got 'Ireland'" in runs("list", "--region", "Ireland").stderr


def test_the_region_is_found_as_the_aws_cli_finds_it(monkeypatch):
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


def test_a_profile_that_is_not_there_is_a_line(tmp_path, monkeypatch):
    config = tmp_path / "config"
    config.write_text("[profile lake]\nregion = eu-west-1\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    refused = runs("list", "--profile", "lale")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "(lale) could not be found; there are: lake" in refused.stderr


@pytest.mark.parametrize("url", ["127.0.0.1:5000", "localhost", "ftp://x", "http://"])
def test_an_address_that_is_none_is_refused(url):
    refused = runs("list", "--endpoint-url", url)

    assert refused.exit_code == 2
    assert f"--endpoint-url needs an address such as http://127.0.0.1:5000, got {url!r}" in refused.stderr


def test_where_nothing_answers_it_says_so():
    refused = runs("list", "--endpoint-url", "http://127.0.0.1:1")

    assert refused.exit_code == 2
    assert refused.stderr.startswith("nothing answers: ")


def test_a_session_that_has_ended_is_a_line():
    said = describe_error(SSOTokenLoadError(error_msg="no token"))
    assert said.startswith("the AWS session has ended: log in again (aws sso login), or get new ones: ")


def test_an_error_that_is_not_awss_is_not_explained_away():
    assert describe_error(KeyError("Jobs")) is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "--since", "yesterday"), "--since needs how long ago, such as 30m, 2h or 7d, or a time such as"),
        (("list", "--state", "FAILD"), "got 'FAILD'; did you mean 'FAILED'?"),
        (
            ("watch", "clean", "--timeout", "30"),
            "--timeout needs a number with s, m, h, d or w, such as 90s, 30m or 2h",
        ),
    ],
)
def test_a_malformed_option_is_refused_before_anybody_is_asked(arguments, said):
    refused = runs(*arguments)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert said in refused.stderr


@pytest.mark.process
def test_without_boto3_it_says_what_to_install():
    program = f"import sys; sys.modules['boto3'] = sys.modules['boto3.session'] = None; {MAIN}"
    done = subprocess.run([sys.executable, "-c", program, "runs", "list"], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr == "this command needs boto3, which is not installed; run: pip install 'glue-constructs[aws]'\n"


@pytest.mark.process
def test_its_help_needs_no_boto3():
    program = f"import sys; sys.modules['boto3'] = sys.modules['botocore'] = None; {MAIN}"
    arguments = [sys.executable, "-c", program, "runs", "watch", "--help"]
    assert subprocess.run(arguments, capture_output=True, check=False).returncode == 0
