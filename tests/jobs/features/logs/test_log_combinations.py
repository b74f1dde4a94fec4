"""Every combination of the props that decide a job's log groups can be deployed, or is refused."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jobs.policies import of_type, readable
from synth import template

from glue_constructs import InvalidInput, JobLogs, PythonShellJob, SecurityConfiguration, SparkEtlJob
from glue_constructs.rules import Severity, check_job

SCRIPT = "s3://scripts/orders.py"
VERSIONS = ("3.0", "4.0", "5.1", "6.0", "shell")
LOGS = ("not set", "service", "own", "prefix", "encrypted", "group")
ROLES = ("own", "given", "imported", "other stack")
SECURED = ("no", "ours", "by name")

jobs = st.tuples(*map(st.sampled_from, (VERSIONS, LOGS, ROLES, SECURED)))


class Shop:
    """A stack, with the resources that its jobs share."""

    def __init__(self) -> None:
        app = cdk.App(analytics_reporting=False)
        self.stack = cdk.Stack(app, "Shop", stack_name="shop")
        other_stack = cdk.Stack(app, "Roles")
        glue = iam.ServicePrincipal("glue.amazonaws.com")
        key = kms.Key(self.stack, "Key")
        self.roles = {
            "own": None,
            "given": iam.Role(self.stack, "Etl", assumed_by=glue),
            "imported": iam.Role.from_role_arn(self.stack, "Imported", "arn:aws:iam::123456789012:role/a/etl"),
            "other stack": iam.Role(other_stack, "Etl", assumed_by=glue),
        }
        self.logs = {
            "not set": None,
            "service": False,
            "own": JobLogs(retention=logs.RetentionDays.ONE_DAY),
            "prefix": JobLogs(prefix="/shop"),
            "encrypted": JobLogs(prefix="/shop/encrypted", encryption_key=key),
            "group": logs.LogGroup(self.stack, "Group"),
        }
        self.secured = {"no": None, "ours": None, "by name": "encrypted"}

    def add(self, number: int, version: str, logs_of: str, role: str, secured: str) -> None:
        if secured == "ours" and self.secured["ours"] is None:
            self.secured["ours"] = SecurityConfiguration(self.stack, "Encrypted")
        props = {"role": self.roles[role], "logs": self.logs[logs_of], "security_configuration": self.secured[secured]}
        if version == "shell":
            PythonShellJob(self.stack, f"Job{number}", script=SCRIPT, **props)
        else:
            SparkEtlJob(self.stack, f"Job{number}", script=SCRIPT, glue_version=version, **props)


# CDK cannot grant a role of another stack access to a key or a log group of this stack: the stacks would depend on each
# other.
def has_dependency_cycle(_version: str, logs_of: str, role: str, secured: str) -> bool:
    return role == "other stack" and (secured == "ours" or logs_of == "group")


@given(st.lists(jobs, min_size=1, max_size=5))
# Two roles with the same id in two stacks.
@example([("5.1", "not set", "given", "by name"), ("5.1", "not set", "other stack", "by name")])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_combination_can_be_deployed_or_is_refused(mix):
    shop = Shop()
    for number, each in enumerate(mix):
        if has_dependency_cycle(*each):
            continue
        try:
            shop.add(number, *each)
        except InvalidInput as refused:
            assert str(refused).startswith("logs")  # noqa: PT017 - not every combination is refused
            assert shop.stack.node.try_find_child(f"Job{number}") is None
    # Synthesis also checks for dependency cycles.
    resources = template(shop.stack)["Resources"].values()
    names = [group["LogGroupName"] for group in of_type(shop.stack, "AWS::Logs::LogGroup") if "LogGroupName" in group]
    assert len(names) == len(set(names))
    for job in (each["Properties"] for each in resources if each["Type"] == "AWS::Glue::Job"):
        assert [finding for finding in check_job(job) if finding.severity is Severity.ERROR] == []
        prefix = readable(job.get("DefaultArguments", {}).get("--custom-logGroup-prefix"))
        assert prefix is None or any(name.startswith(prefix) for name in names)
