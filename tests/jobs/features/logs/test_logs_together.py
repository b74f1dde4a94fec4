"""Every mix of what decides a job's log groups: it can be deployed, or is refused, and nothing else."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jobs.policies import of_type, plain
from synth import template

from glue_constructs import InvalidInput, JobLogs, PythonShellJob, SecurityConfiguration, SparkEtlJob
from glue_constructs.rules import Severity, check_job

SCRIPT = "s3://scripts/orders.py"
VERSIONS = ("3.0", "4.0", "5.1", "6.0", "shell")
LOGS = ("left out", "service", "own", "prefix", "encrypted", "group")
ROLES = ("own", "given", "imported", "elsewhere")
SECURED = ("no", "ours", "by name")

jobs = st.tuples(*map(st.sampled_from, (VERSIONS, LOGS, ROLES, SECURED)))


class Shop:
    """A stack, and what its jobs share."""

    def __init__(self) -> None:
        app = cdk.App(analytics_reporting=False)
        self.stack = cdk.Stack(app, "Shop", stack_name="shop")
        elsewhere = cdk.Stack(app, "Roles")
        glue = iam.ServicePrincipal("glue.amazonaws.com")
        key = kms.Key(self.stack, "Key")
        self.roles = {
            "own": None,
            "given": iam.Role(self.stack, "Etl", assumed_by=glue),
            "imported": iam.Role.from_role_arn(self.stack, "Imported", "arn:aws:iam::123456789012:role/a/etl"),
            "elsewhere": iam.Role(elsewhere, "Etl", assumed_by=glue),
        }
        self.logs = {
            "left out": None,
            "service": False,
            "own": JobLogs(retention=logs.RetentionDays.ONE_DAY),
            "prefix": JobLogs(prefix="/shop"),
            "encrypted": JobLogs(prefix="/shop/encrypted", encryption_key=key),
            "group": logs.LogGroup(self.stack, "Group"),
        }
        self.secured = {"no": None, "ours": None, "by name": "encrypted"}

    def add(self, number: int, version: str, where: str, role: str, secured: str) -> None:
        if secured == "ours" and self.secured["ours"] is None:
            self.secured["ours"] = SecurityConfiguration(self.stack, "Encrypted")
        props = {"role": self.roles[role], "logs": self.logs[where], "security_configuration": self.secured[secured]}
        if version == "shell":
            PythonShellJob(self.stack, f"Job{number}", script=SCRIPT, **props)
        else:
            SparkEtlJob(self.stack, f"Job{number}", script=SCRIPT, glue_version=version, **props)


# CDK lets no role of another stack have a key or a log group of this one, whoever grants it: each stack would wait for
# the other.
def waits_for_itself(_version: str, where: str, role: str, secured: str) -> bool:
    return role == "elsewhere" and (secured == "ours" or where == "group")


@given(st.lists(jobs, min_size=1, max_size=5))
# Two roles of one id, each in a stack of its own.
@example([("5.1", "left out", "given", "by name"), ("5.1", "left out", "elsewhere", "by name")])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_jobs_together_can_be_deployed_or_are_refused(mix):
    shop = Shop()
    for number, each in enumerate(mix):
        if waits_for_itself(*each):
            continue
        try:
            shop.add(number, *each)
        except InvalidInput as refused:
            assert str(refused).startswith("logs")  # noqa: PT017 - what is refused, of many
            assert shop.stack.node.try_find_child(f"Job{number}") is None
    # CDK's own look for dependencies in a circle is a part of this.
    resources = template(shop.stack)["Resources"].values()
    names = [group["LogGroupName"] for group in of_type(shop.stack, "AWS::Logs::LogGroup") if "LogGroupName" in group]
    assert len(names) == len(set(names))
    for job in (each["Properties"] for each in resources if each["Type"] == "AWS::Glue::Job"):
        assert [finding for finding in check_job(job) if finding.severity is Severity.ERROR] == []
        prefix = plain(job.get("DefaultArguments", {}).get("--custom-logGroup-prefix"))
        assert prefix is None or any(name.startswith(prefix) for name in names)
