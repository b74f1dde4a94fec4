from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from jobs.policies import allowed, readable
from permissions.policy import AccessRequest, is_allowed
from permissions.reference import arn_patterns
from synth import constructs, resources, template

from glue_constructs import GlueJob, JobGrants, PythonShellJob, SparkEtlJob

SCRIPT = "s3://scripts/orders.py"
EXPECTED = {
    "start_run": {"glue:StartJobRun"},
    "stop_run": {"glue:BatchStopJobRun"},
    "read_runs": {"glue:GetJobRun", "glue:GetJobRuns"},
    "reset_bookmark": {"glue:ResetJobBookmark"},
}


def user(stack: cdk.Stack, id: str = "User") -> iam.Role:
    return iam.Role(stack, id, assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))


def ours(stack: cdk.Stack) -> SparkEtlJob:
    return SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1")


def shell(stack: cdk.Stack) -> PythonShellJob:
    return PythonShellJob(stack, "Orders", script=SCRIPT)


def l1(stack: cdk.Stack) -> glue.CfnJob:
    command = glue.CfnJob.JobCommandProperty(name="glueetl", script_location=SCRIPT)
    return glue.CfnJob(stack, "Orders", role="arn:aws:iam::123456789012:role/etl", command=command)


def l2(stack: cdk.Stack) -> glue.CfnJob:
    if not hasattr(glue, "PySparkEtlJob"):
        pytest.skip("the stable L2 came with aws-cdk-lib 2.270")
    code = glue.Code.from_bucket(s3.Bucket.from_bucket_name(stack, "Scripts", "scripts"), "orders.py")
    role = iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
    return glue.PySparkEtlJob(stack, "Orders", role=role, script=code)


def imported(stack: cdk.Stack) -> object:
    return GlueJob.from_job_name(stack, "Orders", "orders")


JOBS = [ours, shell, l1, l2, imported]


@pytest.mark.parametrize("make", JOBS)
@pytest.mark.parametrize("grant", EXPECTED)
def test_a_grant_has_only_its_actions_on_this_job(stack, make, grant):
    job = make(stack)
    getattr(JobGrants.from_job(job), grant)(user(stack))
    arn = readable(stack.resolve(glue.CfnJob.arn_for_job(job))).replace("arn:<AWS::Partition>:", "")
    arn = "*" if grant == "reset_bookmark" else arn.replace(":<AWS::Region>:<AWS::AccountId>:", "::")
    assert allowed(stack, "User") == {action: [arn] for action in EXPECTED[grant]}


@pytest.mark.parametrize("grant", EXPECTED)
def test_the_actions_have_the_resource_types_that_the_grant_names(grant):
    on_job = [bool(arn_patterns(action)) for action in EXPECTED[grant]]
    assert set(on_job) == {grant != "reset_bookmark"}


def test_two_users_of_two_jobs(stack, template_snapshot):
    for job in (ours(stack), GlueJob.from_job_name(stack, "Imported", "customers")):
        grants, grantee = job.grants, user(stack, f"{job.node.id}User")
        for grant in EXPECTED:
            getattr(grants, grant)(grantee)
    assert constructs(stack, "OrdersUser", "ImportedUser") == template_snapshot


def test_a_user_of_one_job_cannot_start_another(stack):
    imported(stack).grants.start_run(user(stack))
    [policy] = [each for each in template(stack)["Resources"].values() if each["Type"] == "AWS::IAM::Policy"]
    statements = [readable(each) for each in policy["Properties"]["PolicyDocument"]["Statement"]]
    arn = "arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:job/"
    assert is_allowed(statements, AccessRequest("glue:StartJobRun", f"{arn}orders"))
    assert not is_allowed(statements, AccessRequest("glue:StartJobRun", f"{arn}customers"))
    assert not is_allowed(statements, AccessRequest("glue:BatchStopJobRun", f"{arn}orders"))


def test_a_job_may_start_another_with_grant_start_run(stack):
    job = ours(stack)
    job.grant_start_run(shell(cdk.Stack(stack.node.root, "Other")))
    other = SparkEtlJob(stack, "Customers", script=SCRIPT, glue_version="5.1")
    job.grant_start_run(other)
    [name] = [name for name, each in resources(stack, "Orders").items() if each["Type"] == "AWS::Glue::Job"]
    assert allowed(stack, "CustomersRole")["glue:StartJobRun"] == [f"glue::job/<{name}>"]
