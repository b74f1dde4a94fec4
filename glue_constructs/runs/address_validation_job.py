"""A job of Amazon Location that validates addresses, as part of a deployment."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from constructs import Construct

from glue_constructs.errors import InvalidInput, InvalidLocationJob
from glue_constructs.handlers.job_run.location import RESOURCE_TYPE
from glue_constructs.runs.location_job import find_faults, start_job_parameters
from glue_constructs.runs.location_role import grant_role
from glue_constructs.runs.location_s3 import parse_place
from glue_constructs.runs.policies import OnFailure, RunOn, parse_enum
from glue_constructs.runs.served import ProviderCustomResource
from glue_constructs.runs.waiting import RESERVED_FOR_STOP_SECONDS, require_wait_seconds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import Duration
    from aws_cdk.aws_iam import IRole

    from glue_constructs.runs.location_s3 import S3Location


class AdditionalFeature(str, Enum):
    """What a job finds out beside whether an address is valid; each costs more."""

    POSITION = "Position"
    """The position of the address, where there is one (United States, Canada, Australia)."""
    COUNTRY_SPECIFIC_ATTRIBUTES = "CountrySpecificAttributes"
    """What the country's post and census know of the address."""


class AddressValidationJob(ProviderCustomResource):
    """Has Amazon Location validate the addresses of Parquet files, as part of the deployment.

    The resource is ready when the job is completed. A job that fails fails the deployment with its own messages. A
    rollback starts nothing again. A job that is still going is cancelled when its resource is deleted, its deployment
    is cancelled or its time is up; what it has written until then stays, and is billed.

    That files in the input have changed is not seen: give a `trigger` that changes with them.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        input_location: Where the Parquet files are: the URI or the ARN of an object, of a prefix or of a bucket, or an
            `S3Location`. The bucket must keep versions, and be in the Region of the stack.
        output_location: Where the results go, outside of the input; the URI of a prefix ends in a slash.
        input_format: Of the input. Left out: Parquet, the only one there is. So are the following two.
        output_format: Of the output.
        action: What the job does: ValidateAddress.
        additional_features: What it finds out besides. Left out: nothing.
        role: The role that the service assumes; it is granted what the job needs. Left out: a role of the job's own,
            with the least that the job needs.
        execution_role_arn: Instead of `role`, one that may already do all that.
        name: The beginning of the job's id. Left out: none.
        tags: Tags of the job, 49 at most. Left out: none.
        wait: Whether the deployment waits for the job's end. Left out: it does.
        wait_timeout: How long, 1 to 55 minutes; after that the job is cancelled and the deployment fails.
            Left out: 55 minutes, the longest that CloudFormation's deadline of an hour allows.
        run_on: When a job is started again. Left out: when a prop or `trigger` has changed.
        on_failure: What a job does to the deployment that was started and fails, is cancelled, or takes too long.
            Left out: it fails it. A job that the service refuses to start always does.
        trigger: A value of your own; when it changes, a job is started. Left out: none.
        stop_on_delete: Whether a job that is still going is cancelled with its resource. Left out: as `wait`.

    Raises:
        InvalidLocationJob: Amazon Location would refuse the job, or it would fail; every fault at once.
        InvalidInput: The job could not be waited for in time, or props exclude each other.
    """

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
                "execution_role_arn must be left out beside role, which is granted what the job needs,"
                f" got {execution_role_arn!r}"
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
            execution_role_arn = self._use_role(self.role)
        self._provider.allow_location_job(execution_role_arn)

    def _use_role(self, role: IRole) -> str:
        """Have the job run under a role, once that has its policies."""
        # The role may be a part of this construct, which must be there before.
        arn = role.role_arn
        self._resource.add_property_override("Job.ExecutionRoleArn", arn)
        if isinstance(role, Construct):
            self._resource.node.add_dependency(role)
        return arn

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
        """The job's state: Completed, or Pending with ``wait=False``; any with ``on_failure="continue"``."""
        return self._attribute("Status")

    @property
    def created_at(self) -> str:
        """When the job was created, as ISO 8601."""
        return self._attribute("CreatedAt")

    @property
    def updated_at(self) -> str:
        """When the job last changed, as ISO 8601; empty with ``wait=False``. So is the following."""
        return self._attribute("UpdatedAt")

    @property
    def ended_at(self) -> str:
        """When the job ended, as ISO 8601."""
        return self._attribute("EndedAt")

    @property
    def error_code(self) -> str:
        """ValidationError or InternalServerError; empty unless the job failed."""
        return self._attribute("ErrorCode")

    @property
    def error_messages(self) -> str:
        """What the service says of the failure, or why the job was given up, joined by semicolons."""
        return self._attribute("ErrorMessages")

    @property
    def action(self) -> str:
        """What the job does."""
        return self._attribute("Action")

    @property
    def additional_features(self) -> str:
        """What it finds out besides, joined by commas."""
        return self._attribute("AdditionalFeatures")

    @property
    def input_location(self) -> str:
        """Where it reads."""
        return self._attribute("InputLocation")

    @property
    def input_format(self) -> str:
        """What it reads."""
        return self._attribute("InputFormat")

    @property
    def output_location(self) -> str:
        """Where it writes."""
        return self._attribute("OutputLocation")

    @property
    def output_format(self) -> str:
        """What it writes."""
        return self._attribute("OutputFormat")

    @property
    def execution_role_arn(self) -> str:
        """The role that the service assumes."""
        return self._attribute("ExecutionRoleArn")

    @property
    def name(self) -> str:
        """The name that the job was given."""
        return self._attribute("Name")

    @property
    def tags(self) -> str:
        """The job's tags as JSON, the library's own among them."""
        return self._attribute("Tags")
