"""Deployed stacks and jobs in the embedded AWS, and runs of the jobs."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput
from glue_constructs.model.run_states import ENDED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local import EmbeddedAws

_JOB = "AWS::Glue::Job"
_POLL_SECONDS = 0.2


@dataclass(frozen=True)
class DeployedStack:
    """A deployed stack.

    ::

        orders = DeployedStack(embedded_aws, "Orders")
        run = orders.job("Clean").run({"--day": "2026-01-01"})

    Attributes:
        aws: The embedded AWS.
        name: The stack's name in CloudFormation.
    """

    aws: EmbeddedAws
    name: str

    @property
    def outputs(self) -> dict[str, str]:
        """The values of the stack's outputs, by output key."""
        [stack] = self.aws.client("cloudformation").describe_stacks(StackName=self.name)["Stacks"]
        return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}

    def job(self, id: str) -> DeployedJob:
        """Return a job of the stack.

        Args:
            id: The construct's id, its path below the stack ("Nightly/Clean"), or the resource's logical id.

        Raises:
            InvalidInput: There is no such job, or there are several; the message lists the jobs of the stack.
        """
        jobs = self._jobs()
        found = [logical_id for logical_id, path in jobs.items() if id == logical_id or f"/{path}".endswith(f"/{id}")]
        if len(found) != 1:
            shown = ", ".join(repr(path) for path in jobs.values()) or "no job"
            raise InvalidInput(f"the stack {self.name!r} must have one job {id!r}, got {shown}")
        resource = self.aws.client("cloudformation").describe_stack_resources(
            StackName=self.name, LogicalResourceId=found[0]
        )["StackResources"][0]
        return DeployedJob(self.aws, resource["PhysicalResourceId"])

    def _jobs(self) -> dict[str, str]:
        """Return the construct paths of the jobs by logical id; the CDK CLI writes the paths to templates."""
        body = self.aws.client("cloudformation").get_template(StackName=self.name)["TemplateBody"]
        template = body if isinstance(body, dict) else json.loads(body)
        return {
            logical_id: resource.get("Metadata", {}).get("aws:cdk:path", logical_id).removesuffix("/Resource")
            for logical_id, resource in template["Resources"].items()
            if resource["Type"] == _JOB
        }


@dataclass(frozen=True)
class DeployedJob:
    """A deployed job.

    Attributes:
        aws: The embedded AWS.
        name: The job's name in Glue.
    """

    aws: EmbeddedAws
    name: str

    def run(self, arguments: Mapping[str, str] | None = None, *, within: float = 300) -> Run:
        """Run the job and wait until the run has ended; check the result with `assert_succeeded`.

        Args:
            arguments: Arguments of this run, in addition to the job's. Default: none.
            within: The timeout in seconds. Spark takes half a minute to start, longer on a busy machine.

        Raises:
            AssertionError: The run has not ended within the timeout; it is stopped.
        """
        glue = self.aws.client("glue")
        started = glue.start_job_run(JobName=self.name, Arguments=dict(arguments or {}))["JobRunId"]
        until = time.monotonic() + within
        while (run := self._get_run(started)).state not in ENDED:
            if time.monotonic() > until:
                glue.batch_stop_job_run(JobName=self.name, JobRunIds=[started])
                raise AssertionError(f"the run {started} of {self.name!r} was {run.state} after {within} seconds")
            time.sleep(_POLL_SECONDS)
        return run

    def runs(self) -> list[Run]:
        """Return all runs of the job, the newest first."""
        found = self.aws.client("glue").get_job_runs(JobName=self.name)["JobRuns"]
        return [Run(self.aws, details) for details in found]

    def _get_run(self, run_id: str) -> Run:
        return Run(self.aws, self.aws.client("glue").get_job_run(JobName=self.name, RunId=run_id)["JobRun"])


@dataclass(frozen=True)
class Run:
    """A run of a job, with its state at the time of the request.

    Attributes:
        aws: The embedded AWS.
        details: The JobRun that GetJobRun returned.
    """

    aws: EmbeddedAws = field(repr=False)
    details: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The run's id, "jr_...", which is also in its logs."""
        return str(self.details["Id"])

    @property
    def state(self) -> str:
        """The run's state, "SUCCEEDED"."""
        return str(self.details["JobRunState"])

    @property
    def error_message(self) -> str:
        """The error message; empty when the run did not fail."""
        return str(self.details.get("ErrorMessage", ""))

    @property
    def arguments(self) -> dict[str, str]:
        """The run's arguments, without those of its job."""
        return dict(self.details.get("Arguments", {}))

    @property
    def output(self) -> str:
        """The script's standard output. Empty with ``--custom-logStream-prefix``, whose log stream all runs share."""
        return self._log("output")

    @property
    def error_output(self) -> str:
        """The standard error of the script and of Spark."""
        return self._log("error")

    def _log(self, kind: str) -> str:
        # The stream's name is the run's id; the group's depends on the job's arguments and encryption.
        groups = self.aws.client("logs").get_paginator("describe_log_groups").paginate()
        names = (group["logGroupName"] for page in groups for group in page["logGroups"])
        return "\n".join(line for name in names if name.endswith(f"/{kind}") for line in self._lines(name))

    def _lines(self, group: str) -> list[str]:
        logs = self.aws.client("logs")
        place = {"logGroupName": group, "logStreamName": self.id, "startFromHead": True}
        lines: list[str] = []
        token: dict[str, str] = {}
        try:
            while (page := logs.get_log_events(**place, **token))["events"]:
                lines += [event["message"] for event in page["events"]]
                token = {"nextToken": page["nextForwardToken"]}
        except logs.exceptions.ResourceNotFoundException:
            pass  # the run has no log stream in this group
        return lines
