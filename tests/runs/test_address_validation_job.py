from __future__ import annotations

import json
import re

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from cdk_nag import AwsSolutionsChecks
from cfn_lint import cfn_lint_findings
from runs import worker
from synth import constructs, properties, resources, template

from glue_constructs import (
    AdditionalFeature,
    AddressValidationJob,
    GlueJob,
    InvalidInput,
    InvalidLocationJob,
    JobRun,
    S3Location,
)
from glue_constructs.handlers.location.attributes import _PATHS
from glue_constructs.handlers.location.request import read_job_properties
from glue_constructs.handlers.location.tag import MODEL
from glue_constructs.handlers.properties import read_properties

SOURCE, TARGET = "s3://addresses/new/", "s3://addresses/validated/"
ROLE = "arn:aws:iam::123456789012:role/addresses"


def job(stack: cdk.Stack, id: str = "Validate", **props: object) -> AddressValidationJob:
    return AddressValidationJob(stack, id, **{"input_location": SOURCE, "output_location": TARGET, **props})


def written(stack: cdk.Stack) -> dict[str, object]:
    [found] = properties(stack, "Custom::LocationJob")
    return found


def as_strings(value: object) -> object:
    """Return a custom resource's properties as CloudFormation sends them to the handler."""
    if isinstance(value, dict):
        return {name: as_strings(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_strings(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def statements(stack: cdk.Stack, role: str) -> list[dict[str, object]]:
    [found] = resources(stack, role).values()
    return found["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]


def join_arn(arn: object) -> str:
    """Return an ARN as one string, with placeholders for its intrinsics."""
    if isinstance(arn, str):
        return arn
    [(name, value)] = arn.items()
    parts = value[1] if name == "Fn::Join" else [f"<{value if isinstance(value, str) else '.'.join(value)}>"]
    return "".join(join_arn(part) for part in parts)


def test_two_jobs_and_a_run_share_one_provider(stack, template_snapshot):
    job(stack, "First", additional_features=["Position"], name="nightly", tags={"team": "data"}, trigger="1")
    job(stack, "Second", execution_role_arn=ROLE, wait=False)
    JobRun(stack, "Third", job=GlueJob.from_job_name(stack, "Imported", "cleanup"))
    assert constructs(stack, "First", "Second", "Third", "GlueConstructsRuns") == template_snapshot


def test_the_provider_has_eight_resources_and_a_policy_and_a_job_has_two(stack):
    for number in range(3):
        job(stack, f"Job{number}")
    assert len(template(stack)["Resources"]) == 8 + 1 + 3 * 2


def test_the_handler_reads_what_the_construct_writes(stack):
    job(
        stack,
        execution_role_arn=ROLE,
        additional_features=[AdditionalFeature.POSITION, "CountrySpecificAttributes"],
        name="nightly",
        tags={"team": "data"},
        wait_timeout=cdk.Duration.minutes(20),
        run_on="CREATE",
        on_failure="continue",
    )
    read = read_properties(as_strings(written(stack)), read_job_properties)
    assert read.start == {
        "Action": "ValidateAddress",
        "ActionOptions": {"ValidateAddress": {"AdditionalFeatures": ["Position", "CountrySpecificAttributes"]}},
        "ExecutionRoleArn": ROLE,
        "InputOptions": {"Location": SOURCE, "Format": "Parquet"},
        "OutputOptions": {"Location": TARGET, "Format": "Parquet"},
        "Name": "nightly",
        "Tags": {"team": "data"},
    }
    assert (read.wait, read.stop, read.run_on, read.on_failure) == (True, True, "CREATE", "continue")
    assert (read.wait_seconds, written(stack)["ServiceTimeout"]) == (1200, 1500)


def test_every_parameter_of_start_job_can_be_given(stack):
    job(stack, execution_role_arn=ROLE, additional_features=["Position"], name="nightly", tags={"team": "data"})
    members = json.loads(MODEL.read_text())["shapes"]["StartJobRequest"]["members"]
    assert set(written(stack)["Job"]) == set(members) - {"ClientToken"}  # set by the handler


def test_every_member_of_get_job_is_an_attribute(stack):
    members = json.loads(MODEL.read_text())["shapes"]["GetJobResponse"]["members"]
    assert {path.partition(".")[0] for path in _PATHS.values()} == set(members)
    first = job(stack)
    for attribute in _PATHS:
        snake = re.sub(r"(?<!^)(?=[A-Z])", "_", attribute).lower()
        assert stack.resolve(getattr(first, snake)) == {
            "Fn::GetAtt": [stack.get_logical_id(first.node.find_child("Resource")), attribute]
        }


@pytest.mark.parametrize(
    ("props", "cancelled"),
    [({}, True), ({"wait": False}, False), ({"wait": False, "stop_on_delete": True}, True)],
)
def test_a_job_is_cancelled_with_its_resource_by_default_if_the_deployment_waits(stack, props, cancelled):
    job(stack, **props)
    assert written(stack)["StopOnDelete"] is cancelled


class TestTheRole:
    def test_a_new_role_may_only_read_the_input_and_write_the_output(self, stack):
        job(stack)
        reading, listing, versioning, writing = statements(stack, "ValidateRole")
        assert reading["Action"] == ["s3:GetObject", "s3:GetObjectVersion"]
        assert join_arn(reading["Resource"]) == "arn:<AWS::Partition>:s3:::addresses/new/*"
        assert listing["Action"] == "s3:ListBucket"
        assert listing["Condition"] == {"StringLikeIfExists": {"s3:prefix": "new*"}}
        assert versioning["Action"] == "s3:GetBucketVersioning"
        assert {join_arn(each["Resource"]) for each in (listing, versioning)} == {"arn:<AWS::Partition>:s3:::addresses"}
        assert writing["Action"] == ["s3:PutObject", "s3:AbortMultipartUpload"]
        assert join_arn(writing["Resource"]) == "arn:<AWS::Partition>:s3:::addresses/validated/*"

    def test_it_is_assumed_by_amazon_location_for_this_account(self, stack):
        job(stack)
        [role] = resources(stack, "ValidateRole").values()
        [trust] = role["Properties"]["AssumeRolePolicyDocument"]["Statement"]
        assert trust["Principal"] == {"Service": "geo.amazonaws.com"}
        assert trust["Condition"] == {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}

    def test_listing_has_no_condition_without_a_prefix(self, stack):
        job(stack, input_location="arn:aws:s3:::addresses-in")
        reading, listing, *_ = statements(stack, "ValidateRole")
        assert reading["Resource"] == "arn:aws:s3:::addresses-in/*"
        assert "Condition" not in listing

    def test_a_role_may_use_the_encryption_keys_of_the_buckets(self, stack):
        keys = {name: kms.Key(stack, f"{name}Key") for name in ("In", "Out")}
        buckets = {name: s3.Bucket(stack, name, versioned=True, encryption_key=key) for name, key in keys.items()}
        job(
            stack,
            input_location=S3Location(buckets["In"], "new/"),
            output_location=S3Location(buckets["Out"]),
        )
        found = {
            join_arn(each["Resource"]): each["Action"]
            for each in statements(stack, "ValidateRole")
            if "kms" in str(each)
        }
        arns = {name: join_arn(stack.resolve(key.key_arn)) for name, key in keys.items()}
        assert found == {arns["In"]: "kms:Decrypt", arns["Out"]: ["kms:GenerateDataKey", "kms:Decrypt"]}

    def test_a_given_role_gets_the_same_permissions_and_is_depended_on(self, stack):
        role = iam.Role(stack, "Given", assumed_by=iam.ServicePrincipal("geo.amazonaws.com"))
        made = job(stack, role=role)
        assert made.role is role
        [policy] = resources(stack, "GivenDefaultPolicy").values()
        assert len(policy["Properties"]["PolicyDocument"]["Statement"]) == 4
        [resource] = resources(stack, "Validate").values()
        assert any(name.startswith("GivenDefaultPolicy") for name in resource["DependsOn"])
        assert resource["Properties"]["Job"]["ExecutionRoleArn"] == stack.resolve(role.role_arn)

    def test_a_job_depends_on_the_policy_of_an_imported_role(self, stack):
        job(stack, role=iam.Role.from_role_arn(stack, "Given", ROLE))
        [resource] = resources(stack, "Validate").values()
        assert any(name.startswith("GivenPolicy") for name in resource["DependsOn"])

    def test_a_new_role_can_be_granted_more(self, stack):
        key = kms.Key(stack, "Key")
        key.grant_decrypt(job(stack).role)
        resource = resources(stack, "Validate")
        policy = next(name for name in resource if name.startswith("ValidateRoleDefaultPolicy"))
        [custom] = [each for each in resource.values() if each["Type"] == "Custom::LocationJob"]
        assert policy in custom["DependsOn"]

    def test_an_arn_is_used_without_a_new_role(self, stack):
        assert job(stack, execution_role_arn=ROLE).role is None
        assert written(stack)["Job"]["ExecutionRoleArn"] == ROLE


class TestPermissions:
    def test_the_worker_may_start_and_cancel_jobs_with_the_tag_of_its_stack(self, stack):
        job(stack, "First", execution_role_arn=ROLE)
        job(stack, "Second", execution_role_arn=ROLE)
        describing, starting, reading, cancelling, passing = worker.statements(stack)
        assert describing["Action"] == ["cloudformation:DescribeStacks"]
        assert describing["Resource"] == [{"Ref": "AWS::StackId"}]
        own = {"Fn::Join": ["", [{"Ref": "AWS::StackName"}, "/*"]]}
        assert starting["Action"] == ["geo:StartJob", "geo:TagResource"]
        assert starting["Condition"] == {"StringLike": {"aws:RequestTag/glue-constructs": own}}
        assert reading["Action"] == ["geo:GetJob", "geo:ListJobs"]
        assert cancelling["Action"] == ["geo:CancelJob"]
        assert cancelling["Condition"] == {"StringLike": {"aws:ResourceTag/glue-constructs": own}}
        for each in (starting, reading, cancelling):
            [arn] = each["Resource"]
            assert join_arn(arn) == "arn:<AWS::Partition>:geo:<AWS::Region>:<AWS::AccountId>:job/*"
        assert passing["Action"] == ["iam:PassRole"]
        assert passing["Resource"] == [ROLE]
        assert passing["Condition"] == {"StringEquals": {"iam:PassedToService": "geo.amazonaws.com"}}

    def test_without_such_a_job_the_worker_has_no_permissions_on_amazon_location(self, stack):
        JobRun(stack, "Run", job=GlueJob.from_job_name(stack, "Imported", "cleanup"))
        assert "geo:" not in json.dumps(worker.statements(stack))


class TestBadInput:
    def faults(self, stack: cdk.Stack, **props: object) -> dict[str, str]:
        with pytest.raises(InvalidLocationJob) as caught:
            job(stack, **props)
        assert caught.value.path == "Stack/Validate"
        return caught.value.faults

    def test_all_faults_are_in_one_error(self, stack):
        with pytest.raises(InvalidLocationJob) as caught:
            job(
                stack,
                action="GuessAddress",
                input_location="http://addresses/new/",
                input_format="CSV",
                output_location="s3://addresses/validated",
                output_format="JSON",
                additional_features=["Weather"],
                execution_role_arn="addresses",
                name="every night",
                tags={"what?": "new", "team": "a|b"},
            )
        assert set(caught.value.faults) == {
            "Action",
            "ActionOptions.ValidateAddress.AdditionalFeatures.0",
            "ExecutionRoleArn",
            "InputOptions.Location",
            "InputOptions.Format",
            "OutputOptions.Location",
            "OutputOptions.Format",
            "Name",
            "Tags.key 'what?'",
            "Tags.'team'",
        }
        assert isinstance(caught.value, ValueError)
        message = str(caught.value)
        assert message.startswith("Stack/Validate: Amazon Location would refuse this job (10 faults)\n")
        assert "  InputOptions.Format must be 'Parquet', got 'CSV'\n" in message

    @pytest.mark.parametrize(
        ("given", "accepted"),
        [
            ("s3://addresses", True),
            ("s3://addresses/new", True),
            ("s3://addresses/new/one.parquet", True),
            ("arn:aws:s3:::addresses/new/", True),
            ("arn:aws-cn:s3:::addresses", True),
            ("s3://ad", False),
            ("s3://Addresses/new/", False),
            ("s3://addresses//new/", False),
            ("arn:aws:glue:eu-west-1:123456789012:job", False),
            ("s3://addresses/" + "n" * 300, False),
        ],
    )
    def test_input_locations(self, stack, given, accepted):
        if accepted:
            job(stack, input_location=given, output_location="s3://results/")
        else:
            assert set(self.faults(stack, input_location=given, output_location="s3://results/")) == {
                "InputOptions.Location"
            }

    def test_output_must_end_in_a_slash_even_if_the_bucket_name_is_a_token(self, stack):
        bucket = s3.Bucket(stack, "Bucket", versioned=True)
        fault = self.faults(stack, output_location=S3Location(bucket, "validated"))["OutputOptions.Location"]
        assert "give 's3://bucket/prefix/' with its slash" in fault

    @pytest.mark.parametrize("output", [SOURCE, f"{SOURCE}validated/", "arn:aws:s3:::addresses/new/validated/"])
    def test_output_must_be_outside_of_the_input(self, stack, output):
        fault = self.faults(stack, output_location=output)["OutputOptions.Location"]
        assert fault.startswith("must not be inside the input, where the next job would read it, got ")

    def test_buckets_must_be_versioned(self, stack):
        faults = self.faults(stack, input_location=S3Location(s3.Bucket(stack, "Bucket"), "new/"))
        assert faults == {
            "InputOptions.Location": "must be in a versioned bucket; create the bucket with versioned=True"
        }

    def test_the_versioning_of_an_imported_bucket_is_not_checked(self, stack):
        bucket = s3.Bucket.from_bucket_name(stack, "Bucket", "addresses")
        job(stack, input_location=S3Location(bucket, "new/"), output_location=S3Location(bucket, "validated/"))

    def test_a_token_is_not_checked(self, stack):
        prefix = cdk.CfnParameter(stack, "Prefix").value_as_string
        job(stack, input_location=f"s3://addresses/{prefix}", name=prefix, tags={"team": prefix})

    def test_a_bucket_that_is_a_token_needs_an_existing_role(self, stack):
        location = cdk.CfnParameter(stack, "Location").value_as_string
        job(stack, "Other", input_location=location, execution_role_arn=ROLE)
        fault = self.faults(stack, input_location=location)["InputOptions.Location"]
        assert "give an S3Location, or the ARN of a role as execution_role_arn" in fault

    @pytest.mark.parametrize(
        ("tags", "path"),
        [
            ({"glue-constructs": "mine"}, "Tags.'glue-constructs'"),
            ({str(number): "x" for number in range(50)}, "Tags"),
            ("team=data", "Tags"),
            ({"": "x"}, "Tags.key ''"),
            ({"x" * 129: "x"}, f"Tags.key '{'x' * 129}'"),
        ],
    )
    def test_tags(self, stack, tags, path):
        assert set(self.faults(stack, tags=tags)) == {path}

    @pytest.mark.parametrize("text", ["Straße 1", "東京\N{NO-BREAK SPACE}²", "a_.,:/=+-@"])
    def test_tags_of_every_language(self, stack, text):
        job(stack, tags={text: text})

    @pytest.mark.parametrize(
        ("features", "path"), [([], ""), (["Position"] * 3, ""), ("Position", ""), (["position"], ".0")]
    )
    def test_additional_features(self, stack, features, path):
        found = self.faults(stack, additional_features=features)
        assert set(found) == {f"ActionOptions.ValidateAddress.AdditionalFeatures{path}"}

    @pytest.mark.parametrize("prop", ["input_location", "output_location", "name", "input_format"])
    def test_a_number_instead_of_a_string(self, stack, prop):
        [fault] = self.faults(stack, **{prop: 5}).values()
        assert fault.startswith("must be a string, got 5")

    def test_two_roles(self, stack):
        role = iam.Role.from_role_arn(stack, "Given", ROLE)
        with pytest.raises(InvalidInput, match=r"execution_role_arn and role exclude each other: .*got execution_role"):
            job(stack, role=role, execution_role_arn=ROLE)

    def test_a_wait_that_is_too_long(self, stack):
        with pytest.raises(InvalidInput, match=r"must be 1 to 55 minutes, got 90 minutes.*wait=False"):
            job(stack, wait_timeout=cdk.Duration.minutes(90))

    def test_an_unknown_policy(self, stack):
        with pytest.raises(InvalidInput, match="run_on must be one of 'CHANGE', 'CREATE', 'DEPLOY', got 'ALWAYS'"):
            job(stack, run_on="ALWAYS")


class TestLinters:
    def test_cfn_lint_reports_only_the_redundant_dependency_on_the_role(self, stack):
        job(stack, additional_features=["Position"], name="nightly", tags={"team": "data"})
        assert cfn_lint_findings(template(stack), without={"W3005"}, region="eu-west-1") == []

    def test_cdk_nag_findings_of_the_construct_are_acknowledged(self, tmp_path):
        app = cdk.App(analytics_reporting=False, outdir=str(tmp_path / "cdk.out"))
        stack = cdk.Stack(app, "Stack")
        job(stack, "First")
        bucket = s3.Bucket(stack, "Bucket", versioned=True)
        job(stack, "Second", input_location=S3Location(bucket, "new/"), output_location=S3Location(bucket, "out/"))
        cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app))
        with pytest.raises(RuntimeError, match="ValidationFailed"):
            app.synth()
        report = json.loads((tmp_path / "cdk.out" / "validation-report.json").read_text())
        found = {violation["ruleName"] for plugin in report["pluginReports"] for violation in plugin["violations"]}
        assert found == {"AwsSolutions-S1", "AwsSolutions-S10"}  # findings of the bucket
