"""A stack with every construct that acts during a deployment, with resolved intrinsics as after its deployment."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from permissions.intrinsics import Environment, Resolver
from synth import template

from glue_constructs import (
    AddressValidationJob,
    BookmarkReset,
    GlueJob,
    JobRun,
    PythonShellJob,
    S3Location,
    SparkEtlJob,
)

if TYPE_CHECKING:
    from permissions.policy import Statement

ACCOUNT = "eu-west-1:123456789012"
ROLES = "arn:aws:iam::123456789012:role/"
LOCATION_ROLE = f"{ROLES}addresses"
MACHINE_NAME = "Runs"
"""The name in the handlers' tests."""
USERS_ROLE = "Etl"
"""The logical id of a role that is not the library's."""


def stack_of_all(app: cdk.App) -> cdk.Stack:
    """Create the stack; its imported jobs and its role are those of the handlers' tests."""
    stack = cdk.Stack(app, "Everything")
    etl = iam.CfnRole(stack, USERS_ROLE, assume_role_policy_document={})
    role = iam.Role.from_role_arn(stack, "EtlRole", etl.attr_arn, mutable=False)
    jobs = [
        SparkEtlJob(stack, "Ours", script="s3://scripts/ours.py", glue_version="5.1"),
        SparkEtlJob(
            stack,
            "Secured",
            script="s3://scripts/secured.py",
            glue_version="5.1",
            security_configuration="encrypted",
            arguments={"--enable-metrics": "true"},
        ),
        PythonShellJob(stack, "Shell", script="s3://scripts/shell.py"),
        *(GlueJob.from_job_name(stack, f"Imported-{name}", name) for name in ("orders", "orders-v2", "sales")),
    ]
    if hasattr(glue, "PySparkEtlJob"):  # the stable L2 came with aws-cdk-lib 2.270
        code = glue.Code.from_bucket(s3.Bucket.from_bucket_name(stack, "Scripts", "scripts"), "l2.py")
        jobs.append(glue.PySparkEtlJob(stack, "L2", role=role, script=code))
    for number, job in enumerate(jobs):
        JobRun(stack, f"Run{number}", job=job, reset_bookmark=True)
        BookmarkReset(stack, f"Reset{number}", job=job)
    places = {"input_location": _location(stack, "new"), "output_location": _location(stack, "validated")}
    AddressValidationJob(stack, "Validate", **places)
    AddressValidationJob(stack, "Again", **places, execution_role_arn=LOCATION_ROLE)
    return stack


def _location(stack: cdk.Stack, name: str) -> S3Location:
    """Return a prefix in a bucket with an encryption key, all with the same name."""
    key = kms.Key.from_key_arn(stack, f"{name}-key", f"arn:aws:kms:{ACCOUNT}:key/{name}")
    bucket = s3.Bucket.from_bucket_attributes(stack, f"{name}-bucket", bucket_name=name, encryption_key=key)
    return S3Location(bucket, f"{name}/")


@dataclass(frozen=True)
class Deployed:
    """A template that is deployed as a stack.

    Attributes:
        resources: The template's resources.
        stack: The stack's name.
    """

    resources: dict[str, Any]
    stack: str

    @classmethod
    def of(cls, stack: cdk.Stack, name: str) -> Deployed:
        return cls(template(stack)["Resources"], name)

    def all(self, kind: str) -> dict[str, dict[str, Any]]:
        """Return the properties of the resources of a type, by logical id."""
        return {name: each["Properties"] for name, each in self.resources.items() if each["Type"] == kind}

    def policies(self) -> dict[str, list[Statement]]:
        """Return the policy statements of the library's roles, by the role's ARN."""
        roles = self.all("AWS::IAM::Role").items()
        return {f"{ROLES}{name}": self._statements(name, role) for name, role in roles if name != USERS_ROLE}

    def role_of(self, kind: str, **known: str) -> str:
        """Return the ARN of the role of the only resource of a type with some properties."""
        found = [each for each in self.all(kind).values() if known.items() <= each.items()]
        [properties] = found
        return self.value(properties.get("Role") or properties["RoleArn"])

    def _statements(self, name: str, role: dict[str, Any]) -> list[Statement]:
        attached = [each for each in self.all("AWS::IAM::ManagedPolicy").values() if {"Ref": name} in each["Roles"]]
        documents = [policy["PolicyDocument"] for policy in [*role.get("Policies", []), *attached]]
        return [self.value(statement) for document in documents for statement in document["Statement"]]

    def value(self, given: Any) -> Any:
        """Return a value with its intrinsics resolved."""
        return self._resolver.value(given)

    @cached_property
    def _resolver(self) -> Resolver:
        named = {name: {**each, "Properties": {**each.get("Properties", {})}} for name, each in self.resources.items()}
        for each in named.values():
            if each["Type"] == "AWS::StepFunctions::StateMachine":
                each["Properties"]["StateMachineName"] = MACHINE_NAME
        return Resolver(named, Environment(stack_name=self.stack))

    def definition(self) -> dict[str, Any]:
        """Return the state machine's definition."""
        [machine] = self.all("AWS::StepFunctions::StateMachine").values()
        return json.loads(self.value(machine["DefinitionString"]))
