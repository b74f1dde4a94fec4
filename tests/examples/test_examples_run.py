"""The examples are deployed to the embedded AWS by the CDK CLI, and their jobs process data."""

from __future__ import annotations

import importlib.util
import json
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from local.engine import until

from glue_constructs.testing import DeployedStack, assert_succeeded

pytestmark = [pytest.mark.cdk_cli, pytest.mark.long]

HERE = Path(__file__).parent
FINAL = {"STOPPED", "SUCCEEDED", "FAILED", "TIMEOUT", "ERROR", "EXPIRED"}


@dataclass(frozen=True)
class Deployed(DeployedStack):
    """The stack of an example, and the data in its lake."""

    def put(self, key: str, *lines: Any) -> None:
        """Write a file to the lake. Lines that are not strings are written as JSON."""
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        self.aws.client("s3").put_object(Bucket=self.outputs["LakeName"], Key=key, Body=f"{text}\n".encode())

    def keys(self, prefix: str) -> list[str]:
        """Return the files below a prefix, without Spark's hidden files."""
        found = self.aws.client("s3").list_objects_v2(Bucket=self.outputs["LakeName"], Prefix=prefix)
        keys = (item["Key"] for item in found.get("Contents", []))
        return [key for key in keys if "/_" not in key and "/." not in key]

    def text(self, prefix: str) -> str:
        """Return the content of the files below a prefix."""
        s3, lake = self.aws.client("s3"), self.outputs["LakeName"]
        return "".join(s3.get_object(Bucket=lake, Key=key)["Body"].read().decode() for key in self.keys(prefix))

    def rows(self, prefix: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text(prefix).splitlines()]

    def start(self, job: str, **parameters: Any) -> str:
        """Start a run without waiting for its end, and return its id."""
        started = self.aws.client("glue").start_job_run(JobName=self.job(job).name, **parameters)
        return str(started["JobRunId"])

    def state(self, job: str, run: str) -> dict[str, Any]:
        return self.aws.client("glue").get_job_run(JobName=self.job(job).name, RunId=run)["JobRun"]

    def ended(self, job: str, run: str) -> dict[str, Any]:
        """Wait for the end of a run, and return it."""
        until(lambda: self.state(job, run)["JobRunState"] in FINAL, seconds=120)
        return self.state(job, run)

    def run(self, job: str) -> str:
        """Run a job, and return its output."""
        run = self.job(job).run()
        assert_succeeded(run)
        return run.output


@pytest.fixture(scope="module")
def deployed(cdk, embedded_aws, packages) -> dict[str, Deployed]:
    """All stacks, by name."""
    variables = {"PYTHONPATH": str(HERE.parent), "GLUE_CONSTRUCTS_CACHE": str(packages)}
    cdk.deploy(HERE / "app.py", options=["--all", "--concurrency", "4"], environment=variables)
    stacks = embedded_aws.client("cloudformation").describe_stacks()["Stacks"]
    return {stack["StackName"]: Deployed(embedded_aws, stack["StackName"]) for stack in stacks if stack.get("Outputs")}


@pytest.mark.spark
@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="the wheel is for Glue's platform"
)
def test_helpers_and_wheels_are_imported_and_the_bookmark_skips_what_was_read(deployed):
    assert not any(map(importlib.util.find_spec, ("nh3", "price_parser")))  # installed here, they would hide an error
    offers = deployed["Offers"]
    head = "supplier,product,description,price"
    offers.put("arrivals/a.csv", head, "Ada,lamp,<b>bright</b> &amp; warm,22.90 €", "Ada,desk,,n/a")
    # The driver prints its modules; the workers clean the prices and texts.
    assert "cleaned 1 offers with offers.prices and plain_text" in offers.run("Clean")
    [lamp] = offers.rows("clean/")
    assert lamp == {"supplier": "Ada", "product": "lamp", "description": "bright & warm", "cents": 2290}

    offers.put("arrivals/b.csv", head, 'Bob,lamp,<script>x</script>dim,"$19,5"', 'Bob,desk,oak,"1.299,00 EUR"')
    assert "cleaned 2 offers" in offers.run("Clean")
    assert sorted(row["cents"] for row in offers.rows("clean/")) == [1950, 2290, 129900]

    assert "found the best offers of 2 products" in offers.run("Best")
    assert offers.text("report/") == "desk: 1299.00 EUR at Bob\nlamp: 19.50 EUR at Bob"


def test_the_script_reads_the_secret_which_is_in_no_output_or_template(deployed, embedded_aws, cdk):
    secured = deployed["Secured"]
    ada = {"name": "Ada", "email": "Ada@example.com"}
    secured.put("customers/a.json", ada, {**ada, "email": "ada@example.com "}, {"name": "Bob", "email": "bob@x.org"})
    output = secured.run("Pseudonymize")

    first, second, third = secured.rows("pseudonyms/")
    assert first["name"] == "Ada"
    assert first["email"] == second["email"] != third["email"]
    assert "@" not in secured.text("pseudonyms/")

    job = embedded_aws.client("glue").get_job(JobName=secured.outputs["PseudonymizeName"])["Job"]
    arn = job["DefaultArguments"]["--pepper"]
    assert arn.startswith("arn:aws:secretsmanager:")
    pepper = embedded_aws.client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"]
    assert len(pepper) >= 32
    assert pepper not in output
    assert not [path for path in cdk.output.rglob("*.json") if pepper in path.read_text()]


def test_the_secured_jobs_have_a_security_configuration_and_log_groups(deployed, embedded_aws):
    assert "Secured" in deployed
    glue = embedded_aws.client("glue")
    jobs = [job for job in glue.get_jobs()["Jobs"] if job["Name"].startswith("Secured")]
    [name] = {job["SecurityConfiguration"] for job in jobs}
    configuration = glue.get_security_configuration(Name=name)["SecurityConfiguration"]
    key = configuration["EncryptionConfiguration"]["CloudWatchEncryption"]["KmsKeyArn"]
    groups = embedded_aws.client("logs").describe_log_groups(logGroupNamePrefix="/aws-glue/jobs/Secured/")["logGroups"]
    assert len(jobs) == 2
    assert {group["logGroupName"].rpartition("/")[2] for group in groups} == {"error", "output"}
    assert {(group["retentionInDays"], group["kmsKeyId"]) for group in groups} == {(365, key)}


@pytest.mark.spark
def test_a_stream_runs_until_it_is_stopped_and_resumes_from_its_checkpoint(deployed, embedded_aws):
    sensors = deployed["Sensors"]
    glue, job = embedded_aws.client("glue"), sensors.outputs["AlarmsName"]
    definition = glue.get_job(JobName=job)["Job"]
    assert definition["MaintenanceWindow"] == "Sun:3"
    assert "Timeout" not in definition

    def batches(number: int, run: str) -> None:
        # A batch that is stopped before its commit is written twice.
        def committed() -> bool:
            state = sensors.state("Alarms", run)
            assert state["JobRunState"] not in FINAL, state.get("ErrorMessage")
            return len(sensors.keys("checkpoints/alarms/commits/")) == number

        until(committed, seconds=60)

    def stop(run: str) -> str:
        stopped = glue.batch_stop_job_run(JobName=job, JobRunIds=[run])
        assert stopped["Errors"] == []
        return sensors.ended("Alarms", run)["JobRunState"]

    often = {"Arguments": {"--every": "1 second"}}
    reading = {"sensor": "boiler", "at": "2026-01-01T00:00:00Z"}
    sensors.put("readings/a.json", {**reading, "celsius": 90.5}, {**reading, "celsius": 20})
    run = sensors.start("Alarms", **often)
    batches(1, run)
    sensors.put("readings/b.json", {**reading, "celsius": 99.5})
    batches(2, run)
    assert stop(run) == "STOPPED"

    sensors.put("readings/c.json", {**reading, "celsius": 120.0})
    run = sensors.start("Alarms", **often)
    batches(3, run)
    assert stop(run) == "STOPPED"
    assert sorted(row["celsius"] for row in sensors.rows("alarms/")) == [90.5, 99.5, 120.0]


@pytest.mark.spark
def test_a_job_in_scala_is_compiled_and_run(deployed):
    customers = deployed["Customers"]
    orders = [{"customer": "Ada", "cents": 250}, {"customer": "Bob", "cents": 99}, {"customer": "Ada", "cents": 50}]
    customers.put("orders/a.json", *orders)
    assert "summed up the orders of 2 customers" in customers.run("Totals")
    assert customers.rows("totals/") == [
        {"customer": "Ada", "orders": 2, "cents": 300},
        {"customer": "Bob", "orders": 1, "cents": 99},
    ]
