"""`glue-constructs import` from an account: the embedded AWS, and a fake AWS with given responses."""

from __future__ import annotations

import json

import pytest
from adoption.apps import synthesized
from adoption.normalisations import normal
from adoption.real_jobs import JOBS, creatable
from cli.aws_runs import fake_aws
from cli.calls import call

REGION = ("--region", "us-east-1")
# The defaults that Glue sets for omitted properties, and that GetJob returns.
FILLED_IN = {"glueetl": {"MaxCapacity": 10, "Timeout": 2880}, "pythonshell": {"MaxCapacity": 0.0625, "Timeout": 2880}}


def import_(*arguments):
    return call("import", *map(str, arguments))


def definition(name):
    return creatable(name, "facts")


pytestmark = pytest.mark.usefixtures("environment_of_aws")


@pytest.fixture(scope="module")
def account(embedded_aws):
    """The real jobs, created in the embedded AWS."""
    glue = embedded_aws.client("glue")
    for name in JOBS:
        glue.create_job(**definition(name))
    glue.create_trigger(
        Name="nightly", Type="SCHEDULED", Schedule="cron(0 2 * * ? *)", Actions=[{"JobName": "facts-j112"}]
    )
    return glue


@pytest.fixture(scope="module")
def imported(account, embedded_aws, tmp_path_factory):  # noqa: ARG001  # creates the jobs
    folder = tmp_path_factory.mktemp("account")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in embedded_aws.variables().items():
            patch.setenv(name, value)
        done = import_("--tag", "from=facts", "-o", folder / "app")
        assert (done.exit_code, done.stderr.splitlines()[0].split(":")[0]) == (0, "62 jobs")
        files = {path.name: path.read_text() for path in (folder / "app").iterdir()}
        resources = synthesized(files, tmp_path_factory.mktemp("synthesized"))
    mapping = json.loads(files["import.json"])
    return {mapping[name]["Name"]: resource["Properties"] for name, resource in resources.items()}, files


@pytest.mark.parametrize("name", JOBS)
def test_a_real_job_is_the_same_after_its_import(imported, name):
    jobs, _ = imported
    job = definition(name)
    command = job["Command"]["Name"]
    has_capacity = {"MaxCapacity", "WorkerType", "NumberOfWorkers"} & job.keys()
    allocated = job.pop("AllocatedCapacity", None)
    if not has_capacity and command in FILLED_IN:
        job["MaxCapacity"] = allocated or FILLED_IN[command]["MaxCapacity"]
    if command != "gluestreaming" and "Timeout" not in job:
        job["Timeout"] = 480 if job.get("GlueVersion", "0") >= "5" and command == "glueetl" else 2880
    if command == "gluestreaming" and not has_capacity:
        job["MaxCapacity"] = 10

    assert normal(jobs[job["Name"]]) == normal(job)


def test_the_trigger_of_a_job_is_a_comment(imported):
    assert "# Started by the trigger 'nightly' (SCHEDULED cron(0 2 * * ? *)), which" in imported[1]["app.py"]


def test_properties_that_glue_derives_are_omitted_with_a_comment(imported):
    assert "# MaxCapacity is omitted: Glue computes it from the workers." in imported[1]["app.py"]
    assert "CreatedOn" not in imported[1]["app.py"]


@pytest.mark.usefixtures("account")
def test_jobs_are_imported_by_their_names_in_the_order_given(tmp_path):
    done = import_("facts-j155", "facts-j112", "-o", tmp_path / "app")

    assert (done.exit_code, done.stderr) == (0, "2 jobs: 2 SparkEtlJob\n")
    names = [each["Name"] for each in json.loads((tmp_path / "app/import.json").read_text()).values()]
    assert names == ["facts-j155", "facts-j112"]


@pytest.mark.usefixtures("account")
def test_all_jobs_are_imported(tmp_path):
    assert import_("--all", "-o", tmp_path / "app").exit_code == 0
    assert len(json.loads((tmp_path / "app/import.json").read_text())) >= 62


@pytest.mark.usefixtures("account")
def test_a_missing_job_is_reported_and_nothing_is_written(tmp_path):
    done = import_("facts-j155", "facts-j11", "gone", "-o", tmp_path / "app")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "there is no job 'facts-j11'; did you mean 'facts-j" in done.stderr
    assert "there is no job 'gone'" in done.stderr
    assert not (tmp_path / "app").exists()


@pytest.mark.usefixtures("account")
def test_tags_without_a_job_are_reported(tmp_path):
    done = import_("--tag", "from=facts", "--tag", "team=unused", "-o", tmp_path / "app")

    assert (done.exit_code, done.stderr) == (2, "no job found with the tags from=facts, team=unused\n")


def test_a_thousand_jobs_are_paged_and_throttled_requests_are_retried_with_a_message(monkeypatch, tmp_path):
    names = [f"job-{number:04}" for number in range(1000)]
    operations = []

    def answer(operation, parameters, count):
        operations.append(operation)
        if operation == "GetJobs" and count == 3:
            return 400, {"__type": "ThrottlingException", "message": "Rate exceeded"}
        start = int(parameters.get("NextToken") or 0)
        if operation == "GetJobs":
            page = [job(name) for name in names[start : start + 100]]
            return 200, {"Jobs": page, **({"NextToken": str(start + 100)} if start < 900 else {})}
        if operation == "GetTags":
            return 200, {"Tags": {"name": parameters["ResourceArn"].rpartition("/")[2]}}
        return 200, {"Triggers": []}

    with fake_aws(answer) as url:
        patch_sts(monkeypatch, url)
        done = import_("--all", "-o", tmp_path / "app")

    assert done.exit_code == 0
    assert "AWS throttles GetJobs (ThrottlingException): retrying in" in done.stderr
    assert (operations.count("GetJobs"), operations.count("GetTags")) == (11, 1000)
    assert [each["Name"] for each in json.loads((tmp_path / "app/import.json").read_text()).values()] == names
    assert '"name": "job-0999"' in (tmp_path / "app/app.py").read_text()


def test_missing_permissions_for_triggers_do_not_prevent_the_import(monkeypatch, tmp_path):
    def answer(operation, _parameters, _count):
        if operation == "GetTriggers":
            return 400, {"__type": "AccessDeniedException", "message": "not you"}
        return 200, {"Jobs": [job("orders")], "Tags": {}}

    with fake_aws(answer) as url:
        patch_sts(monkeypatch, url)
        done = import_("--all", "-o", tmp_path / "app")

    assert done.exit_code == 2
    assert "cannot read the triggers that start the jobs: access denied for GetTriggers: not you" in done.stderr
    assert (tmp_path / "app/app.py").exists()


def test_missing_permissions_for_tags_prevent_the_import(monkeypatch, tmp_path):
    def answer(operation, _parameters, _count):
        if operation == "GetTags":
            return 400, {"__type": "AccessDeniedException", "message": "not you"}
        return 200, {"Jobs": [job("orders")], "Triggers": []}

    with fake_aws(answer) as url:
        patch_sts(monkeypatch, url)
        done = import_("--all", "-o", tmp_path / "app")

    assert (done.exit_code, done.stderr) == (2, "access denied for GetTags: not you\n")
    assert not (tmp_path / "app").exists()


def test_missing_credentials_are_a_one_line_message(monkeypatch, tmp_path):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    done = import_("--all", *REGION, "-o", tmp_path / "app")

    assert done.exit_code == 2
    assert done.stderr.startswith("no AWS credentials found: give --profile, or run aws configure;")


def job(name):
    command = {"Name": "glueetl", "ScriptLocation": "s3://b/x.py", "PythonVersion": "3"}
    rest = {"GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 2, "Timeout": 60, "MaxRetries": 0}
    return {"Name": name, "Role": "arn:aws:iam::123456789012:role/Glue", "Command": command, **rest}


def patch_sts(monkeypatch, url):
    """Send requests to Glue to the URL; the embedded AWS still answers STS."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_GLUE", url)
