"""The construct of an address validation job of Amazon Location."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from glue_constructs._cdk.keywords import explain_keywords
from glue_constructs.errors import InvalidInput, InvalidLocationJob
from glue_constructs.handlers.location.tag import RESOURCE_TYPE
from glue_constructs.runs.custom_resource import ProviderCustomResource
from glue_constructs.runs.enums import OnFailure, RunOn, parse_enum
from glue_constructs.runs.job_reference import constructs_among
from glue_constructs.runs.location.job import find_faults, start_job_parameters
from glue_constructs.runs.location.role import grant_role
from glue_constructs.runs.location.s3 import parse_place
from glue_constructs.runs.waiting import RESERVED_FOR_STOP_SECONDS, require_wait_seconds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import Duration
    from aws_cdk.aws_iam import IRole
    from constructs import Construct

    from glue_constructs.runs.location.s3 import S3Location


class AdditionalFeature(str, Enum):
    """An additional feature of an address validation job; each has its own price."""

    POSITION = "Position"
    """The position of the address, if there is one (United States, Canada, Australia)."""
    COUNTRY_SPECIFIC_ATTRIBUTES = "CountrySpecificAttributes"
    """Postal and census data of the country."""


class AddressValidationJob(ProviderCustomResource):
    """Starts an Amazon Location job during the deployment, which validates the addresses in Parquet files.

    The deployment waits until the job is completed. If the job fails, the deployment fails with the job's error
    messages. A rollback does not start a job again. A live job is cancelled when its resource is deleted, when its
    deployment is cancelled and when it exceeds `wait_timeout`; the results that it has written until then remain, and
    are billed.

    The construct does not detect that input files have changed: set a `trigger` that changes with them.

    Args:
        scope: The scope of the construct.
        id: The construct's id in that scope.
        input_location: The location of the Parquet files: the URI or the ARN of an object, of a prefix or of a bucket,
            or an `S3Location`. The bucket must be versioned, and in the Region of the stack.
        output_location: The location of the results, outside of the input; the URI of a prefix ends in a slash.
        input_format: The format of the input. Default: Parquet, the only one that the service supports.
        output_format: The format of the output. Default: Parquet, the only one that the service supports.
        action: The action of the job. Default: ValidateAddress, the only one that the service supports.
        additional_features: The additional features. Default: none.
        role: The role that the service assumes; the permissions that the job needs are granted to it.
            Default: a new role with these permissions.
        execution_role_arn: The ARN of an existing role that has these permissions, instead of `role`. Default: none.
        name: The prefix of the job's id. Default: none.
        tags: The tags of the job, 49 at most. Default: none.
        wait: Whether the deployment waits until the job has ended. Default: True.
        wait_timeout: How long the deployment waits, 1 to 55 minutes; after that the job is cancelled and the deployment
            fails. Default: 55 minutes, the longest wait that CloudFormation's timeout of one hour allows.
        run_on: When a deployment starts a job again. Default: `RunOn.CHANGE`, when a prop or `trigger` has changed.
        on_failure: Whether the deployment fails ("fail") or continues ("continue") if the job fails, is cancelled or
            exceeds `wait_timeout`. A job that the service rejects always fails the deployment. Default:
            `OnFailure.FAIL`.
        trigger: Any string; when it changes, a job is started. Default: none.
        stop_on_delete: Whether a live job is cancelled: when its resource is deleted or starts another, when its
            deployment is cancelled, and when it exceeds `wait_timeout`. Default: the value of `wait`.

    Raises:
        InvalidLocationJob: Amazon Location would reject the job, or the job would fail. It has all faults.
        InvalidInput: `wait_timeout` is out of range, or props exclude each other.
    """

    @explain_keywords()
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        input_location: str | S3Location,
        output_location: str | S3Location,
        input_format: str = "Parquet",
        output_format: str = "Parquet",
        action: str = "ValidateAddress",
        additional_features: Sequence[AdditionalFeature | str] | None = None,
        role: IRole | None = None,
        execution_role_arn: str | None = None,
        name: str | None = None,
        tags: Mapping[str, str] | None = None,
        wait: bool = True,
        wait_timeout: Duration | None = None,
        run_on: RunOn | str = RunOn.CHANGE,
        on_failure: OnFailure | str = OnFailure.FAIL,
        trigger: str | None = None,
        stop_on_delete: bool | None = None,
    ) -> None:
        if role is not None and execution_role_arn is not None:
            raise InvalidInput(
                "execution_role_arn and role exclude each other: omit execution_role_arn to grant the permissions to"
                f" role, or omit role to use an existing one, got execution_role_arn={execution_role_arn!r}"
            )
        seconds = require_wait_seconds(wait_timeout)
        start = start_job_parameters(
            action=action,
            input_location=input_location,
            input_format=input_format,
            output_location=output_location,
            output_format=output_format,
            additional_features=additional_features,
            execution_role_arn=execution_role_arn,
            name=name,
            tags=tags,
        )
        if found := find_faults(start, input_location, output_location):
            raise InvalidLocationJob(f"{scope.node.path}/{id}", found)
        policy, fails = parse_enum(RunOn, run_on, "run_on"), parse_enum(OnFailure, on_failure, "on_failure")
        super().__init__(
            scope,
            id,
            kind=RESOURCE_TYPE,
            seconds=seconds + RESERVED_FOR_STOP_SECONDS,
            run_on=policy,
            properties={
                "Job": start,
                "Wait": wait,
                "WaitSeconds": seconds,
                "OnFailure": None if fails is OnFailure.FAIL else fails.value,
                "Trigger": trigger,
                "StopOnDelete": wait if stop_on_delete is None else stop_on_delete,
            },
        )
        self.role: IRole | None = None
        if execution_role_arn is None:
            self.role = grant_role(self, role, parse_place(input_location), parse_place(output_location))
            execution_role_arn = self.role.role_arn
            self._resource.add_property_override("Job.ExecutionRoleArn", execution_role_arn)
        allowed = self._provider.permissions.allow_location_jobs(execution_role_arn, is_created=role is None)
        self._depend_on(allowed, *constructs_among(self.role))

    @property
    def job_id(self) -> str:
        """The job's id."""
        return self._attribute("JobId")

    @property
    def job_arn(self) -> str:
        """The job's ARN."""
        return self._attribute("JobArn")

    @property
    def status(self) -> str:
        """The job's status: Completed; Pending with ``wait=False``; any with ``on_failure="continue"``."""
        return self._attribute("Status")

    @property
    def created_at(self) -> str:
        """When the job was created, as ISO 8601."""
        return self._attribute("CreatedAt")

    @property
    def updated_at(self) -> str:
        """When the job was last updated, as ISO 8601; empty with ``wait=False``."""
        return self._attribute("UpdatedAt")

    @property
    def ended_at(self) -> str:
        """When the job ended, as ISO 8601; empty with ``wait=False``."""
        return self._attribute("EndedAt")

    @property
    def error_code(self) -> str:
        """ValidationError or InternalServerError; empty unless the job failed."""
        return self._attribute("ErrorCode")

    @property
    def error_messages(self) -> str:
        """The service's error messages, or why the deployment no longer waited for the job, joined by semicolons."""
        return self._attribute("ErrorMessages")

    @property
    def action(self) -> str:
        """The job's action."""
        return self._attribute("Action")

    @property
    def additional_features(self) -> str:
        """The additional features, joined by commas."""
        return self._attribute("AdditionalFeatures")

    @property
    def input_location(self) -> str:
        """The location of the input."""
        return self._attribute("InputLocation")

    @property
    def input_format(self) -> str:
        """The format of the input."""
        return self._attribute("InputFormat")

    @property
    def output_location(self) -> str:
        """The location of the output."""
        return self._attribute("OutputLocation")

    @property
    def output_format(self) -> str:
        """The format of the output."""
        return self._attribute("OutputFormat")

    @property
    def execution_role_arn(self) -> str:
        """The ARN of the role that the service assumes."""
        return self._attribute("ExecutionRoleArn")

    @property
    def name(self) -> str:
        """The job's name."""
        return self._attribute("Name")

    @property
    def tags(self) -> str:
        """The job's tags as JSON, with the tag that the library adds."""
        return self._attribute("Tags")
