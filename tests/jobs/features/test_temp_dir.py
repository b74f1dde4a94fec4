from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from jobs.job_factories import KINDS, allowed, arguments, etl, shell, template_text
from synth import constructs, properties, resources

from glue_constructs import InvalidInput, S3Location, TempDir

OBJECTS = "s3:PutObject"


def arn(path: str) -> str:
    return f"arn:<AWS::Partition>:s3:::{path}"


def test_two_jobs_share_the_working_bucket(stack, template_snapshot):
    etl(stack, "Orders", temp_dir=True)
    shell(stack, "Report", temp_dir=TempDir())
    assert constructs(stack, "GlueConstructsWorkingBucket", "Orders", "Report") == template_snapshot
    [bucket] = properties(stack, "AWS::S3::Bucket")
    assert bucket["PublicAccessBlockConfiguration"]["BlockPublicPolicy"]
    [tls] = properties(stack, "AWS::S3::BucketPolicy")[0]["PolicyDocument"]["Statement"]
    assert (tls["Effect"], tls["Condition"]) == ("Deny", {"Bool": {"aws:SecureTransport": "false"}})


def test_objects_in_the_working_bucket_expire_after_the_longest_run(stack):
    etl(stack, temp_dir=True)
    rules = properties(stack, "AWS::S3::Bucket")[0]["LifecycleConfiguration"]["Rules"]
    assert {rule["Prefix"]: rule["ExpirationInDays"] for rule in rules} == {"temporary/": 15, "spark-event-logs/": 30}


def test_the_working_bucket_does_not_fail_the_deletion_of_its_stack(stack):
    etl(stack, temp_dir=True)
    [bucket] = resources(stack, "GlueConstructsWorkingBucketA").values()
    assert (bucket["Type"], bucket["DeletionPolicy"]) == ("AWS::S3::Bucket", "Retain")


def test_each_job_writes_below_its_prefix(stack):
    for name in ("Orders", "Customers"):
        etl(stack, name, temp_dir=True)
    folders = [template_text(job["DefaultArguments"]["--TempDir"]) for job in properties(stack, "AWS::Glue::Job")]
    assert len(set(folders)) == 2
    for role, folder in zip(properties(stack, "AWS::IAM::Role"), folders, strict=True):
        statements = role["Policies"][0]["PolicyDocument"]["Statement"]
        [written] = [s["Resource"] for s in statements if OBJECTS in s["Action"]]
        assert template_text(written[0]) == arn(f"{folder.removeprefix('s3://')}*")
        assert all("*" not in template_text(resource) for resource in written[1:])


def test_jobs_of_a_nested_stack_have_a_bucket_in_it(stack):
    nested = cdk.NestedStack(stack, "Nested")
    etl(nested, temp_dir=True)
    assert properties(stack, "AWS::S3::Bucket") == []
    assert len(properties(nested, "AWS::S3::Bucket")) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_uri_is_unchanged(stack, kind):
    KINDS[kind](stack, temp_dir="s3://lake/tmp")
    assert arguments(stack)["--TempDir"] == "s3://lake/tmp"
    assert allowed(stack, OBJECTS) == [arn("lake/tmp/*"), arn("lake/tmp_$folder$")]
    assert allowed(stack, "s3:ListBucket") == [arn("lake")]


def test_listing_is_limited_to_the_prefix(stack):
    etl(stack, temp_dir="s3://lake/a/b/")
    statements = properties(stack, "AWS::IAM::Role")[0]["Policies"][0]["PolicyDocument"]["Statement"]
    [listing] = [s for s in statements if s["Action"] == ["s3:ListBucket"]]
    assert listing["Condition"] == {"StringLike": {"s3:prefix": ["a/b", "a/b/*"]}}


@pytest.mark.parametrize("prefix", ["orders", "orders/"])
def test_a_bucket_and_a_prefix(stack, prefix):
    etl(stack, temp_dir=TempDir(bucket="lake", prefix=prefix))
    assert arguments(stack)["--TempDir"] == "s3://lake/orders/"


def test_a_bucket_by_construct_with_its_key(stack):
    key = kms.Key(stack, "Key")
    bucket = s3.Bucket(stack, "Lake", encryption_key=key)
    etl(stack, temp_dir=bucket)
    assert template_text(arguments(stack)["--TempDir"]).startswith(
        f"s3://<{stack.get_logical_id(bucket.node.default_child)}>/temp"
    )
    assert allowed(stack, "kms:GenerateDataKey") == [f"<{stack.get_logical_id(key.node.default_child)}.Arn>"]


@pytest.mark.parametrize("make", [lambda b: TempDir(bucket=b, prefix="x"), lambda b: S3Location(b, "x")])
def test_an_l1_bucket_and_an_imported_one(stack, make):
    etl(stack, "Orders", temp_dir=make(s3.CfnBucket(stack, "L1")))
    etl(stack, "Again", temp_dir=make(s3.Bucket.from_bucket_name(stack, "Imported", "imported")))
    folders = [template_text(job["DefaultArguments"]["--TempDir"]) for job in properties(stack, "AWS::Glue::Job")]
    assert folders == ["s3://<L1>/x/", "s3://imported/x/"]


class TestTokens:
    def test_in_a_uri(self, stack):
        bucket = cdk.CfnParameter(stack, "Bucket").value_as_string
        etl(stack, temp_dir=f"s3://{bucket}/a/")
        assert allowed(stack, OBJECTS) == [arn("<Bucket>/a/*"), arn("<Bucket>/a_$folder$")]

    def test_for_a_uri(self, stack):
        etl(stack, temp_dir=cdk.CfnParameter(stack, "Uri").value_as_string)
        assert arguments(stack)["--TempDir"] == {"Ref": "Uri"}
        assert allowed(stack, OBJECTS) == [arn("<Fn::Select>*")]
        assert allowed(stack, "s3:ListBucket") == [arn("<Fn::Select>")]


class TestBadInput:
    @pytest.mark.parametrize("temp_dir", ["temporary/", "lake/tmp", "https://lake/tmp", "s3://", "s3://lake/a b", ""])
    def test_a_string_that_is_not_a_uri(self, stack, temp_dir):
        with pytest.raises(InvalidInput, match=r"temp_dir must be a folder in S3 such as 's3://bucket/prefix/', got"):
            etl(stack, temp_dir=temp_dir)
        assert stack.node.children == []

    @pytest.mark.parametrize("temp_dir", [False, 3, ["s3://lake/tmp/"]])
    def test_a_wrong_type(self, stack, temp_dir):
        with pytest.raises(InvalidInput, match=r"temp_dir must be a folder in S3 .* got"):
            shell(stack, temp_dir=temp_dir)

    @pytest.mark.parametrize(
        ("temp_dir", "message"),
        [
            (TempDir(prefix="x/"), "prefix needs a bucket"),
            (TempDir(bucket="lake", prefix="/x"), "without a slash at the start, got '/x'"),
            (TempDir(bucket="lake", prefix=3), "must be a string such as 'orders/'"),
            (TempDir(bucket="s3://lake"), "must be a bucket or the name of one, got 's3://lake'"),
            (TempDir(bucket=3), "must be a bucket or the name of one, got 3"),
            (TempDir(bucket="lake", prefix="*"), r"must not contain \* or \?"),
            ("s3://lake/tmp*/", r"must not contain \* or \?"),
        ],
    )
    def test_invalid_values(self, stack, temp_dir, message):
        with pytest.raises(InvalidInput, match=message):
            etl(stack, temp_dir=temp_dir)
        assert stack.node.children == []

    def test_an_argument_that_the_prop_sets(self, stack):
        with pytest.raises(InvalidInput, match="'--TempDir' is set by the prop 'temp_dir'; arguments must omit it, "):
            etl(stack, temp_dir=True, arguments={"--TempDir": "s3://lake/"})
